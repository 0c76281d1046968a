package health.cordon.testkit;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries a statement on many seeded values. The first value that breaks it is shrunk, then reported with the run that made
 * it, so that the failure can be repeated.
 *
 * <p>The seed is 1, or the system property {@code cordon.seed}.
 */
public final class Property {

    private static final long SEED = Long.getLong("cordon.seed", 1L);

    private Property() {}

    /** The statement must hold, that is not throw, for every value made. */
    public static <T> void forAll(int runs, Function<Seeded, T> make, Consumer<T> holds) {
        for (int run = 0; run < runs; run++) {
            T value = make.apply(Seeded.of(SEED).fork("run " + run));
            Throwable broken = broken(holds, value);
            if (broken != null) {
                throw failure(run, String.valueOf(value), broken);
            }
        }
    }

    /** The statement must hold for every text made; a text that breaks it is cut down while it still does. */
    public static void forAllText(int runs, Function<Seeded, String> make, Consumer<String> holds) {
        for (int run = 0; run < runs; run++) {
            String text = make.apply(Seeded.of(SEED).fork("run " + run));
            if (broken(holds, text) != null) {
                String small = shrunk(text, holds);
                Throwable broken = broken(holds, small);
                throw failure(run, escaped(small), broken == null ? new AssertionError("does not repeat") : broken);
            }
        }
    }

    /** Drops halves, then quarters, down to single characters, as long as the statement stays broken. */
    static String shrunk(String text, Consumer<String> holds) {
        String smallest = text;
        for (int piece = Math.max(1, text.length() / 2); piece >= 1; piece /= 2) {
            for (int at = 0; at < smallest.length(); ) {
                int end = Math.min(smallest.length(), at + piece);
                String shorter = smallest.substring(0, at) + smallest.substring(end);
                if (broken(holds, shorter) != null) {
                    smallest = shorter;
                } else {
                    at = end;
                }
            }
        }
        return smallest;
    }

    /** Only printable ASCII; the rest as {@code \}{@code uXXXX}. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (char c : text.toCharArray()) {
            if (c >= ' ' && c <= '~') {
                safe.append(c);
            } else {
                safe.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            }
        }
        return safe.toString();
    }

    private static <T> @org.jspecify.annotations.Nullable Throwable broken(Consumer<T> holds, T value) {
        try {
            holds.accept(value);
            return null;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return e;
        }
    }

    private static AssertionError failure(int run, String value, Throwable cause) {
        return new AssertionError("run " + run + " of seed " + SEED + " broke it with: " + value, cause);
    }
}
