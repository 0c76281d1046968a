package health.cordon.core.config;

/** How many slips lead from one word to another: a letter too many, missing, wrong, or two neighbours swapped. */
public final class EditDistance {

    private EditDistance() {}

    /** Restricted Damerau-Levenshtein distance (optimal string alignment). */
    public static int between(CharSequence a, CharSequence b) {
        int[] twoBefore = new int[b.length() + 1];
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(before[j], row[j - 1]) + 1, before[j - 1] + same);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(least, twoBefore[j - 2] + 1) : least;
            }
            int[] free = twoBefore;
            twoBefore = before;
            before = row;
            row = free;
        }
        return before[b.length()];
    }
}
