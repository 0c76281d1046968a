package health.cordon.deid.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one was meant to be. */
final class Nearest {

    private static final int LONGEST = 60;

    private Nearest() {}

    /** The closest word if it is close at all: a third of the letters may differ, at least two. */
    static Optional<String> to(String typed, Collection<String> known) {
        String wanted = plain(typed);
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int least = Math.max(2, wanted.length() / 3) + 1;
        for (String word : known) {
            int distance = distance(wanted, plain(word));
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Ready to be appended to a message. */
    static String hint(String typed, Collection<String> known) {
        return to(typed, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
