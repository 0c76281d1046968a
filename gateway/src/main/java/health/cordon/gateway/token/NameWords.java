package health.cordon.gateway.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a name. Each value of each request comes by here, so no pattern is used. */
public final class NameWords {

    private NameWords() {}

    /** The words, apart from white space and commas. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>(4);
        int start = -1;
        for (int i = 0; i <= name.length(); i++) {
            boolean inside = i < name.length() && !isGap(name.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(name.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** How many words {@link #of} gives. */
    public static int count(String name) {
        int count = 0;
        boolean before = false;
        for (int i = 0; i < name.length(); i++) {
            boolean inside = !isGap(name.charAt(i));
            count += inside && !before ? 1 : 0;
            before = inside;
        }
        return count;
    }

    /** In small letters, with one blank for each run of white space and none at the ends. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isWhitespace(c)) {
                folded.append(c);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        int end = folded.length();
        if (end > 0 && folded.charAt(end - 1) == ' ') {
            folded.setLength(end - 1);
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isGap(char c) {
        return c == ',' || Character.isWhitespace(c);
    }
}
