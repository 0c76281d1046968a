package health.cordon.core.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one was meant to be, for messages about configuration. */
public final class NearestWord {

    /** Longer than any key; a comparison costs the product of the lengths. */
    private static final int LONGEST = 60;

    private NearestWord() {}

    /**
     * The closest word if it is close at all: a third of the letters may differ, at least two. Case and {@code _} for
     * {@code -} do not count.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        String wanted = plain(typed);
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int least = Math.max(2, wanted.length() / 3) + 1;
        for (String word : known) {
            int distance = EditDistance.between(wanted, plain(word));
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code did you mean 'kind'?}, or the list of all if none is near; to be put behind a semicolon. */
    public static String hint(String typed, Collection<String> known) {
        return to(typed, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "known are " + String.join(", ", known));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
