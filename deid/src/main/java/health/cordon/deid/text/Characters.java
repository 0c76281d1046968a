package health.cordon.deid.text;

/**
 * The first pass: each character becomes what it reads as.
 *
 * <p>Folds by {@link Folding}, reads {@link Entities}, composes letters with their marks, and turns text round
 * that a bidi override shows backwards (if its capitals do not tell which way it was meant, both ways). Linear; looks at most {@value #OVERRIDE_REACH} characters ahead.
 */
final class Characters {

    private static final int OVERRIDE_REACH = 128;
    private static final int BUFFER = 4096;
    private static final char RIGHT_TO_LEFT_OVERRIDE = 0x202E;
    private static final char POP_DIRECTION = 0x202C;
    private static final char ZERO_WIDTH_SPACE = 0x200B;
    private static final char SOFT_HYPHEN = 0xAD;
    private static final int BLACK_FLAG = 0x1F3F4;

    private final String in;
    private final Rewrite rewrite;

    private Characters(String in) {
        this.in = in;
        this.rewrite = new Rewrite(in);
    }

    /** The text with every character folded, and the way back. */
    static Rewrite.Result folded(String text) {
        return new Characters(text).run();
    }

    /** Plain ASCII that holds no character reference. */
    static boolean isPlain(String text) {
        char[] buffer = new char[Math.min(BUFFER, text.length())];
        for (int from = 0; from < text.length(); from += buffer.length) {
            int size = Math.min(buffer.length, text.length() - from);
            text.getChars(from, from + size, buffer, 0);
            int all = 0;
            for (int i = 0; i < size; i++) {
                all |= buffer[i];
            }
            if (all >= 0x80) {
                return false;
            }
        }
        return text.indexOf('&') < 0 && text.indexOf(0) < 0;
    }

    private Rewrite.Result run() {
        int length = in.length();
        int at = 0;
        while (at < length) {
            char c = in.charAt(at);
            if (c >= 0x80) {
                at = special(at, c);
            } else if (c == '&') {
                at = reference(at);
            } else {
                if (c == 0) {
                    rewrite.swap(at, ' ');
                }
                at++;
            }
        }
        return rewrite.result();
    }

    private int reference(int at) {
        long found = Entities.read(in, at);
        if (found == 0) {
            return at + 1;
        }
        int end = (int) (found >>> 32);
        take(at, end, (int) found);
        return end;
    }

    private int special(int at, char c) {
        if (Character.isSurrogate(c)) {
            return surrogate(at, c);
        }
        if (Folding.isSuperscript(c)) {
            return superscripts(at);
        }
        if (c == RIGHT_TO_LEFT_OVERRIDE) {
            return override(at);
        }
        char folded = Folding.of(c);
        if (folded == Folding.MARK) {
            return marks(at);
        }
        if (folded != c) {
            take(at, at + 1, c);
            return at + 1;
        }
        return isUnknown(c) ? unknown(at) : at + 1;
    }

    /** Without a meaning that all readers share: of no alphabet, or for private use. */
    private static boolean isUnknown(int c) {
        int type = Character.getType(c);
        return type == Character.UNASSIGNED || type == Character.PRIVATE_USE;
    }

    /** Characters without a meaning do not part a word or a number: they go from between letters and digits. */
    private int unknown(int at) {
        int end = at;
        while (end < in.length() && isUnknown(in.codePointAt(end))) {
            end += Character.charCount(in.codePointAt(end));
        }
        char next = end < in.length() ? in.charAt(end) : ' ';
        if (Character.isLetterOrDigit(rewrite.before(at)) && (Character.isLetterOrDigit(next) || next == '-')) {
            partWords(at, end, next);
        }
        return end;
    }

    /** Between a small letter and a capital one, a space was meant. */
    private void partWords(int start, int end, char next) {
        if (Character.isLowerCase(rewrite.before(start)) && Character.isUpperCase(next)) {
            rewrite.replace(start, end, " ");
        } else {
            rewrite.delete(start, end);
        }
    }

    /** The code point {@code c}, however it was written in the range, becomes what it reads as. */
    private void take(int start, int end, int c) {
        char folded = c < 0x80 ? (char) c : c < 0x10000 ? Folding.of((char) c) : Folding.ofSupplementary(c);
        if (folded == Folding.DROP) {
            invisible(start, end, c);
        } else if (folded == Folding.MANY) {
            rewrite.replace(start, end, Folding.expanded(c));
        } else if (folded == Folding.MARK) {
            char before = rewrite.before(start);
            rewrite.absorb(
                    start,
                    end,
                    Character.isLetter(before) ? Folding.composed(before, String.valueOf((char) c)) : before);
        } else {
            rewrite.replace(start, end, folded == 0 && c != 0 ? Character.toString(c) : String.valueOf(folded));
        }
    }

    /**
     * A place to break a line may part two words; a soft hyphen at a line's end is a hyphen; what sets a direction belongs
     * to the character behind it.
     */
    private void invisible(int start, int end, int c) {
        char next = end < in.length() ? in.charAt(end) : ' ';
        if (c == ZERO_WIDTH_SPACE) {
            partWords(start, end, next);
        } else if (c == SOFT_HYPHEN && (next == '\n' || next == '\r')) {
            rewrite.replace(start, end, "-");
        } else if (opensDirection(c) && next < 0x80 && Character.isLetterOrDigit(next)) {
            rewrite.replace(start, end + 1, String.valueOf(next));
        } else {
            rewrite.delete(start, end);
        }
    }

    private static boolean opensDirection(int c) {
        return c >= 0x202A && c <= 0x202E && c != POP_DIRECTION || c >= 0x2066 && c <= 0x2068;
    }

    /** However many marks are piled on a letter, one character is left. */
    private int marks(int at) {
        int end = at + 1;
        while (end < in.length() && in.charAt(end) >= 0x300 && isMark(in.charAt(end))) {
            end++;
        }
        char before = rewrite.before(at);
        String first = in.substring(at, Math.min(end, at + 3));
        rewrite.absorb(at, end, Character.isLetter(before) ? Folding.composed(before, first) : before);
        return end;
    }

    private static boolean isMark(char c) {
        return !Character.isSurrogate(c) && Folding.of(c) == Folding.MARK;
    }

    /** A row of raised digits is a number in disguise; one or two are a power. */
    private int superscripts(int at) {
        int end = at;
        int digits = 0;
        while (end < in.length() && Folding.isSuperscript(in.charAt(end))) {
            digits += Character.isDigit(Folding.raised(in.charAt(end))) ? 1 : 0;
            end++;
        }
        for (int i = at; i < end && digits > 2; i++) {
            rewrite.swap(i, Folding.raised(in.charAt(i)));
        }
        return end;
    }

    private int surrogate(int at, char c) {
        int point = in.codePointAt(at);
        if (point < 0x10000) {
            return at + 1;
        }
        char folded = Folding.ofSupplementary(point);
        boolean flag = folded > 2 && point >= 0xE0000 && isFlag(at);
        if (flag) {
            rewrite.delete(at, at + 2);
        } else if (folded != 0) {
            take(at, at + 2, point);
        } else if (isUnknown(point)) {
            return unknown(at);
        }
        return at + 2;
    }

    /** Tag characters behind a black flag name a region; anywhere else they are hidden text. */
    private boolean isFlag(int at) {
        int before = at;
        while (before >= 2 && at - before < 16 && in.codePointBefore(before) >= 0xE0000) {
            before -= 2;
        }
        return before >= 2 && in.codePointBefore(before) == BLACK_FLAG;
    }

    private int override(int at) {
        int end = at + 1;
        int reach = Math.min(in.length(), at + OVERRIDE_REACH);
        while (end < reach && in.charAt(end) != POP_DIRECTION && in.charAt(end) != '\n') {
            end++;
        }
        if (end == reach || in.charAt(end) != POP_DIRECTION || end - at < 3) {
            rewrite.delete(at, at + 1);
            return at + 1;
        }
        String stored = plain(in.substring(at + 1, end));
        int backwards = backwards(stored);
        if (backwards < 0) {
            invisible(at, at + 1, RIGHT_TO_LEFT_OVERRIDE);
            return at + 1;
        }
        String shown = new StringBuilder(stored).reverse().toString();
        rewrite.replace(at, end + 1, backwards > 0 ? shown : stored + " " + shown);
        return end + 1;
    }

    /** Above 0 if more words end in a capital than begin with one, below 0 if fewer do. */
    private static int backwards(String text) {
        int backwards = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char here = text.charAt(i);
            backwards += Character.isLowerCase(before) && Character.isUpperCase(here) ? 1 : 0;
            backwards -= Character.isUpperCase(before) && Character.isLowerCase(here) ? 1 : 0;
        }
        return backwards;
    }

    /** A short text folded, without the way back. */
    static String plain(String text) {
        return LookAlikes.latin(folded(text).text());
    }
}
