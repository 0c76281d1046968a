package health.cordon.deid.text;

import java.text.Normalizer;

/**
 * What one character reads as: Unicode NFKC (UAX 15), with exceptions where NFKC would change the meaning of a note.
 *
 * <p>Exceptions: vulgar fractions, trade marks and superscripts stay (two and a half is not 21/2, square metres are not m2); quotes, dashes and
 * spaces become the ASCII ones; format characters (zero-width, bidi controls, variation selectors) go; letters in a
 * circle or square and small capitals become letters; every decimal digit becomes an ASCII digit.
 */
final class Folding {

    /** The character goes. */
    static final char DROP = 1;
    /** A combining mark that any letter may bear. */
    static final char MARK = 2;
    /** The character becomes several: {@link #expanded(int)}. */
    static final char MANY = 3;

    private static final int LOW_END = 0x3400;
    private static final int HIGH = 0xF900;
    private static final char[] LOW_TABLE = table(0, LOW_END);
    private static final char[] HIGH_TABLE = table(HIGH, 0x10000);

    private Folding() {}

    /** The character that {@code c} reads as, or one of the constants; itself if it stays. Not for surrogates. */
    static char of(char c) {
        if (c < LOW_END) {
            return LOW_TABLE[c];
        }
        if (c >= HIGH) {
            return HIGH_TABLE[c - HIGH];
        }
        if (c < 0xA000 || c >= 0xAC00 && c < 0xD800) {
            return c;
        }
        if (c == 0xA730 || c == 0xA731) {
            return c == 0xA730 ? 'f' : 's';
        }
        return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
    }

    /** The same for a character beyond the first 65,536; 0 if it stays as it is. */
    static char ofSupplementary(int c) {
        if (c >= 0x1D400 && c <= 0x1D7FF || c >= 0x1F100 && c <= 0x1F16F || c >= 0x1FBF0 && c <= 0x1FBF9) {
            return enclosed(c);
        }
        if (c >= 0x1F170 && c <= 0x1F189) {
            return (char) ('A' + c - 0x1F170);
        }
        if (c >= 0xE0020 && c <= 0xE007E) {
            return (char) (c - 0xE0000);
        }
        if (c >= 0xE0000 && c <= 0xE0FFF || Character.getType(c) == Character.FORMAT) {
            return DROP;
        }
        return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : 0;
    }

    /** What a character that becomes {@link #MANY} reads as. */
    static String expanded(int c) {
        return c == 0x2116 ? "No." : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    }

    /** The letter with its mark as one character, or the letter alone if there is no such character. */
    static char composed(char letter, CharSequence marks) {
        String all = Normalizer.normalize(letter + marks.toString(), Normalizer.Form.NFC);
        if (all.length() == 1) {
            return all.charAt(0);
        }
        String one = Normalizer.normalize(letter + marks.toString().substring(0, 1), Normalizer.Form.NFC);
        return one.length() == 1 ? one.charAt(0) : letter;
    }

    /** A digit, sign or bracket written small and high. */
    static boolean isSuperscript(char c) {
        return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || c >= 0x2074 && c <= 0x207E;
    }

    /** The sign that a {@link #isSuperscript superscript} stands for. */
    static char raised(char c) {
        return c == 0x207B ? '-' : expanded(c).charAt(0);
    }

    private static char enclosed(int c) {
        if (c >= 0x1F150 && c <= 0x1F169) {
            return (char) ('A' + c - 0x1F150);
        }
        String folded = expanded(c);
        return folded.length() == 1 ? folded.charAt(0) : folded.codePointAt(0) == c ? 0 : MANY;
    }

    private static char[] table(int from, int to) {
        char[] table = new char[to - from];
        for (int c = from; c < to; c++) {
            table[c - from] = fold((char) c);
        }
        return table;
    }

    private static char fold(char c) {
        char special = special(c);
        if (special != 0) {
            return special;
        }
        if (c < 0xA0 || c >= 0x250 && c < 0x2B0 || c >= 0x400 && c < 0x1D00 && !Character.isDigit(c)) {
            return isInvisible(c) ? DROP : c;
        }
        if (isInvisible(c)) {
            return DROP;
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        String folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        if (folded.length() != 1) {
            return folded.charAt(0) == ' ' ? c : MANY;
        }
        return folded.charAt(0);
    }

    /** What NFKC does not do, or does to the harm of a note; 0 for all others. */
    private static char special(char c) {
        if (isMark(c)) {
            return MARK;
        }
        if (isSuperscript(c) || c >= 0xBC && c <= 0xBE || c >= 0x2150 && c <= 0x215F || c == 0x2189) {
            return c;
        }
        return switch (c) {
            case 0 -> ' ';
            case 0x85, 0x2028, 0x2029 -> '\n';
            case 0xA0, 0x1680, 0x202F, 0x205F, 0x3000 -> ' ';
            case 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x2036, 0x301D, 0x301E, 0xFF02 -> '"';
            case 0xB4,
                    0x2B9,
                    0x2BB,
                    0x2BC,
                    0x2BD,
                    0x2C8,
                    0x2018,
                    0x2019,
                    0x201A,
                    0x201B,
                    0x2032,
                    0x2035,
                    0x2039,
                    0x203A,
                    0xFF07 -> '\'';
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0x58A, 0xFE58, 0xFE63, 0xFF0D -> '-';
            case 0x2044, 0x2215 -> '/';
            case 0x2024, 0x2026 -> '.';
            case 0xB5 -> 'u';
            case 0xBA -> '\u00b0';
            case 0xA8, 0xAF, 0xB8, 0x2120, 0x2121, 0x2122 -> c;
            case 0x2116 -> MANY;
            default -> c >= 0x2000 && c <= 0x200A ? ' ' : enclosedOrSmall(c);
        };
    }

    private static char enclosedOrSmall(char c) {
        if (c >= 0x2776 && c <= 0x277E) {
            return (char) ('1' + c - 0x2776);
        }
        int small = SMALL.indexOf(c);
        return small >= 0 ? SMALL_AS.charAt(small) : 0;
    }

    /** Letters of phonetic alphabets that read as Latin letters, small capitals above all. */
    private static final String SMALL = "\u1d00\u0299\u1d04\u1d05\u1d07\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274"
            + "\u1d0f\u1d18\u0280\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22\u0251\u0261\u0237";

    private static final String SMALL_AS = "abcdeghijklmnoprtuvwyzagj";

    private static boolean isMark(char c) {
        return c >= 0x300 && c <= 0x36F && c != 0x34F
                || c >= 0x1AB0 && c <= 0x1AFF
                || c >= 0x1DC0 && c <= 0x1DFF
                || c >= 0x20D0 && c <= 0x20FF
                || c >= 0xFE20 && c <= 0xFE2F;
    }

    private static boolean isInvisible(char c) {
        return switch (c) {
            case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0 -> true;
            case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2 -> false;
            default -> c >= 0xFE00 && c <= 0xFE0F || c >= 0x80 && Character.getType(c) == Character.FORMAT;
        };
    }
}
