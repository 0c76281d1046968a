package health.cordon.gateway.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a client cut a text into parts in the middle of a word. A line end stands there in what is sent; that the word goes
 * on behind it is still plain to a model, so the text is scanned without it too.
 */
final class Seams {

    private static final String GOES_ON = "-/@_+(#&%=\\";
    private static final String GOES_ON_BEFORE_SMALL = ".:'";
    private static final String BELONGS_BEFORE = "-/@_+.:';)%=\\";
    private static final int LONGEST = 64;
    private static final int ENCODED = 16;

    private Seams() {}

    /** Those of the seams in whose middle a word may go on. */
    static List<Integer> inWords(String text, List<Integer> seams) {
        List<Integer> cut = new ArrayList<>();
        for (int seam : seams) {
            if (seam > 0 && seam + 1 < text.length() && goesOn(text, seam)) {
                cut.add(seam);
            }
        }
        return cut;
    }

    private static boolean goesOn(String text, int seam) {
        char left = text.charAt(seam - 1);
        char right = text.charAt(seam + 1);
        if (Character.isWhitespace(left) || Character.isWhitespace(right)) {
            return false;
        }
        if (isInvisible(left) || isInvisible(right)) {
            return true;
        }
        if (!Character.isLetterOrDigit(left)) {
            return GOES_ON.indexOf(left) >= 0
                    || GOES_ON_BEFORE_SMALL.indexOf(left) >= 0 && !Character.isUpperCase(right);
        }
        if (!Character.isLetterOrDigit(right)) {
            return BELONGS_BEFORE.indexOf(right) >= 0
                    && seam + 2 < text.length()
                    && !Character.isWhitespace(text.charAt(seam + 2));
        }
        if (Character.isDigit(left) && Character.isLetter(right)) {
            return hasDigit(text, seam + 1);
        }
        // A small letter before a capital is where two texts meet, unless it is a code.
        return !Character.isLowerCase(left) || !Character.isUpperCase(right) || isCode(text, seam);
    }

    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.SURROGATE;
    }

    private static boolean hasDigit(String text, int from) {
        for (int i = from; i < Math.min(text.length(), from + LONGEST); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                return false;
            }
            if (Character.isDigit(c)) {
                return true;
            }
        }
        return false;
    }

    /** Base64 and its like: long, with letters and digits on both sides. */
    private static boolean isCode(String text, int seam) {
        int from = seam;
        while (from > Math.max(0, seam - LONGEST) && isCoded(text.charAt(from - 1))) {
            from--;
        }
        int to = seam + 1;
        while (to < Math.min(text.length(), seam + LONGEST) && isCoded(text.charAt(to))) {
            to++;
        }
        return to - from > ENCODED && (hasDigit(text, from) || hasDigit(text, seam + 1));
    }

    private static boolean isCoded(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '_';
    }
}
