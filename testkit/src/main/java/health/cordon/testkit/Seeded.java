package health.cordon.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Values from a seed: the same seed gives the same values on every machine and in every release.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). It is good enough for tests and for nothing that
 * must be secret. Not thread-safe: {@link #fork} one for each thread.
 */
public final class Seeded {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Characters that break text code: marks, joiners, look-alikes, controls, half pairs. */
    private static final String[] SOUP = {
        "a",
        "Z",
        "7",
        "0",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        ".",
        ",",
        "-",
        "'",
        "\"",
        "/",
        "\\",
        "@",
        "(",
        ")",
        ":",
        "<",
        "&amp;",
        "&#39;",
        "%20",
        "\u0000",
        "\u0007",
        "\u00A0",
        "\u00AD",
        "\u00E9",
        "e\u0301",
        "\u00DF",
        "\u0130",
        "\u0131",
        "\u2019",
        "\u201C",
        "\u2014",
        "\u200B",
        "\u200D",
        "\u202E",
        "\u2066",
        "\uFEFF",
        "\uFB01",
        "\uFF11",
        "\u0410",
        "\u05D0",
        "\u0627",
        "\u0915\u094D",
        "\u4E2D",
        "\uAC00",
        "\uD83D\uDE00",
        "\uD835\uDC00",
        "\uD800",
        "\uDC00",
        "\uFFFF",
        "Dr. ",
        "03/14/2019",
        "555-0142",
        "MRN ",
        "McX",
        "x@y.z"
    };

    private long state;

    private Seeded(long state) {
        this.state = state;
    }

    /** A generator for this seed. */
    public static Seeded of(long seed) {
        return new Seeded(seed);
    }

    /** Another generator, told by a label; its values do not depend on how many were drawn here later. */
    public Seeded fork(String label) {
        long hash = 1125899906842597L;
        for (int i = 0; i < label.length(); i++) {
            hash = 31 * hash + label.charAt(i);
        }
        return new Seeded(mixed(state ^ mixed(hash)));
    }

    /** 64 bits. */
    public long bits() {
        state += GOLDEN;
        return mixed(state);
    }

    /** From 0 to {@code bound - 1}; {@code bound} must be positive. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("the bound must be positive");
        }
        return (int) Long.remainderUnsigned(bits() >>> 1, bound);
    }

    /** From {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return (bits() >>> 11) * 0x1.0p-53 < probability;
    }

    /** One of them. */
    public <T> T choose(List<T> from) {
        return from.get(below(from.size()));
    }

    /** One of them. */
    @SafeVarargs
    public final <T> T choose(T... from) {
        return from[below(from.length)];
    }

    /** Up to {@code count} different elements, in random order. */
    public <T> List<T> sample(List<T> from, int count) {
        List<T> left = new ArrayList<>(from);
        List<T> taken = new ArrayList<>();
        while (taken.size() < count && !left.isEmpty()) {
            int at = below(left.size());
            taken.add(left.get(at));
            left.set(at, left.getLast());
            left.removeLast();
        }
        return taken;
    }

    /** Decimal digits, the first one not 0. */
    public String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + (i == 0 ? between(1, 9) : below(10))));
        }
        return digits.toString();
    }

    /** Upper-case letters that are not taken for digits: no I, O, Q, S. */
    public String letters(int count) {
        return string("ABCDEFGHJKLMNPRTUVWXYZ", count, count);
    }

    /** Characters of an alphabet. */
    public String string(String alphabet, int shortest, int longest) {
        int length = between(shortest, longest);
        StringBuilder made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            made.append(alphabet.charAt(below(alphabet.length())));
        }
        return made.toString();
    }

    /** Printable ASCII. */
    public String ascii(int longest) {
        int length = below(longest + 1);
        StringBuilder made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            made.append((char) between(' ', '~'));
        }
        return made.toString();
    }

    /** What text code fears: every script, half surrogate pairs, controls, entities; up to about {@code longest} units. */
    public String soup(int longest) {
        int length = below(longest + 1);
        StringBuilder made = new StringBuilder(length + 12);
        while (made.length() < length) {
            if (chance(0.1)) {
                made.append((char) below(0x10000));
            } else {
                made.append(SOUP[below(SOUP.length)]);
            }
        }
        return made.toString();
    }

    private static long mixed(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
