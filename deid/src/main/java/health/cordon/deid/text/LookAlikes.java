package health.cordon.deid.text;

/**
 * Letters of other scripts that stand in for Latin ones: a Cyrillic capital Je and a small o, then {@code hn}.
 *
 * <p>A letter is taken for its Latin twin where its word holds Latin letters too, or where every letter of the word has a
 * twin and the line is Latin. Words of other scripts stay as they are. Every letter changes in place. Linear.
 *
 * <p>The pairs are the letters whose usual glyphs coincide; compare Unicode Technical Standard 39, confusable detection.
 */
final class LookAlikes {

    /** Letters that cannot be told from their twins. */
    private static final String EXACT =
            "\u0410A\u0412B\u0421C\u0415E\u041dH\u0406I\u0408J\u041aK\u041cM\u041eO\u0420P\u0405S"
                    + "\u0422T\u0425X\u0423Y\u04aeY\u051aQ\u051cW\u0474V\u050cG\u04c0I\u0430a\u0441c\u0501d\u0435e\u04bbh"
                    + "\u0456i\u0458j\u04cfl\u043eo\u0440p\u051bq\u0455s\u0443y\u0475v\u051dw\u0445x\u04afy\u0451e\u0457i\u0401E\u0407I"
                    + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y\u03a7X"
                    + "\u03bfo\u03bdv\u03b9i\u03f2c\u03f3j\u03cco\u0386A\u0388E\u0389H\u038aI\u038cO\u038eY"
                    + "\u0585o\u057du\u0570h\u0578n\u0581g\u0575j\u0566q\u053cL\u054fS\u0555O\u054dU\u0584p"
                    + "\u13aaA\u13acE\u13bbH\u13abJ\u13b6K\u13deL\u13b7M\u13e2P\u13daS\u13a2T\u13d9V\u13b3W\u13c3Z\u13dfC\u13f4B"
                    + "\u13a1R\u13c0G\u13a0D\u13a5i\u13fbG\u13deL\u13c6I\u13e6K";

    /** Letters that pass for Latin only between Latin ones. */
    private static final String NEAR =
            "\u043ak\u043cm\u0442t\u0432b\u043dh\u0433r\u043fn\u0438u\u044cb\u0417Z\u04e8O\u04e9o"
                    + "\u03b1a\u03bak\u03c1p\u03c4t\u03c5u\u03c7x\u03b3y\u03b7n\u03c9w\u03bcu\u03b2b\u03b5e\u03c3o\u03aca\u03ade\u03aen\u03afi\u03cdu";

    private static final int FROM = 0x370;
    private static final int TO = 0x1400;
    private static final char[] TWINS = table();
    private static final char NEAR_ONLY = 0x8000;
    private static final int REACH = 4096;

    private LookAlikes() {}

    /** The text, of the same length. */
    static String latin(String text) {
        int first = firstCandidate(text);
        if (first < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        boolean changed = false;
        boolean latin = true;
        int at = Math.max(0, Math.max(text.lastIndexOf('\n', first), first - REACH));
        while (at < text.length()) {
            int end = lineEnd(text, at);
            latin = isLatin(text, at, end, latin);
            changed |= words(text, at, end, latin, out);
            at = end;
        }
        return changed ? out.toString() : text;
    }

    private static int firstCandidate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (twin(text.charAt(i)) != 0) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the line's end; a very long line is cut, between words where there are any. */
    private static int lineEnd(String text, int at) {
        int limit = Math.min(text.length(), at + 2 * REACH);
        int end = at;
        while (end < limit) {
            char c = text.charAt(end++);
            if (c == '\n' || end - at > REACH && !Character.isLetter(c)) {
                break;
            }
        }
        return end;
    }

    /** More Latin letters than letters that are certainly none; a line without either is like the one before. */
    private static boolean isLatin(String text, int at, int end, boolean before) {
        int latin = 0;
        int foreign = 0;
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (isLatinLetter(c)) {
                latin++;
            } else if (c >= FROM && Character.isLetter(c) && (twin(c) == 0 || twin(c) >= NEAR_ONLY)) {
                foreign++;
            }
        }
        return latin + foreign == 0 ? before : latin > 2 * foreign;
    }

    private static boolean words(String text, int from, int to, boolean latinLine, StringBuilder out) {
        boolean changed = false;
        int at = from;
        while (at < to) {
            if (!isLetter(text.charAt(at))) {
                at++;
                continue;
            }
            int begin = at;
            int latin = 0;
            int exact = 0;
            int near = 0;
            int foreign = 0;
            for (char c; at < to && isLetter(c = text.charAt(at)); at++) {
                char twin = twin(c);
                if (isLatinLetter(c)) {
                    latin++;
                } else if (twin == 0) {
                    foreign++;
                } else if (twin < NEAR_ONLY) {
                    exact++;
                } else {
                    near++;
                }
            }
            boolean mixed = latin > 0 && exact + near > 0;
            boolean disguised = latinLine
                    && latin + near + foreign == 0
                    && (at - begin > 1 || exact == 1 && Character.isUpperCase(text.charAt(begin)));
            if (mixed || disguised) {
                swap(text, begin, at, out);
                changed = true;
            }
        }
        return changed;
    }

    private static void swap(String text, int begin, int end, StringBuilder out) {
        for (int i = begin; i < end; i++) {
            char twin = twin(text.charAt(i));
            if (twin != 0) {
                out.setCharAt(i, (char) (twin & ~NEAR_ONLY));
            }
        }
    }

    private static char twin(char c) {
        return c < FROM || c >= TO ? 0 : TWINS[c - FROM];
    }

    private static boolean isLetter(char c) {
        return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : Character.isLetter(c);
    }

    private static boolean isLatinLetter(char c) {
        return c < 0x80 ? isLetter(c) : (c < 0x250 || c >= 0x1E00 && c < 0x1F00) && Character.isLetter(c);
    }

    private static char[] table() {
        char[] table = new char[TO - FROM];
        for (int i = 0; i < EXACT.length(); i += 2) {
            table[EXACT.charAt(i) - FROM] = EXACT.charAt(i + 1);
        }
        for (int i = 0; i < NEAR.length(); i += 2) {
            table[NEAR.charAt(i) - FROM] = (char) (NEAR.charAt(i + 1) | NEAR_ONLY);
        }
        return table;
    }
}
