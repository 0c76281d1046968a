package health.cordon.deid.dates;

import health.cordon.deid.text.Tokens;

/** Character-level reading for the grammars: numbers, words, gaps. Keeps the last number read. Not thread-safe. */
final class TextCursor {

    final String text;
    final int length;
    /** Value of the last number read. */
    int number;
    /** One past its last character. */
    int end;
    /** How many letters stood for digits in it. */
    int slips;

    TextCursor(String text) {
        this.text = text;
        length = text.length();
    }

    char at(int p) {
        return p >= 0 && p < length ? text.charAt(p) : 0;
    }

    boolean digit(int p) {
        char c = at(p);
        return c >= '0' && c <= '9';
    }

    boolean letter(int p) {
        char c = at(p);
        return c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z' : Character.isLetter(c);
    }

    /** Reads a run of at most {@code max} digits; its width, 0 if there is none or a longer one. */
    int digits(int p, int max) {
        int q = p;
        int value = 0;
        while (digit(q)) {
            if (q - p == max) {
                return 0;
            }
            value = value * 10 + text.charAt(q++) - '0';
        }
        number = value;
        end = q;
        slips = 0;
        return q - p;
    }

    /** As {@link #digits} with at most two characters, where {@code O} may stand for 0 and {@code l}, {@code I} for 1. */
    int slipped(int p) {
        int q = p;
        int value = 0;
        int wrong = 0;
        while (q - p < 5) {
            char c = at(q);
            if (c >= '0' && c <= '9') {
                value = value * 10 + c - '0';
            } else if (c == 'O' || c == 'o') {
                value *= 10;
                wrong++;
            } else if (c == 'l' || c == 'I') {
                value = value * 10 + 1;
                wrong++;
            } else {
                break;
            }
            q++;
        }
        number = value;
        end = q;
        slips = wrong;
        return q - p;
    }

    /** As {@link #digits} up to four, and a year of four characters with one or two letters that stand for digits. */
    int year(int p) {
        int width = digits(p, 4);
        if (width == 4 || width == 0 && at(p) != 'l' && at(p) != 'I' || !letter(end)) {
            return width;
        }
        int first = number;
        int stop = end;
        if (slipped(p) == 4 && slips <= 2 && isYear(number) && !letter(end)) {
            return 4;
        }
        number = first;
        end = stop;
        slips = 0;
        return width;
    }

    /** Behind at most four blanks with at most one line end among them. */
    int gap(int p) {
        int q = p;
        int lines = 0;
        while (q < length && q - p < 4) {
            char c = text.charAt(q);
            if (c == '\n') {
                if (++lines > 1) {
                    return q;
                }
            } else if (c != ' ' && c != '\t' && c != '\r' && c != 0xA0) {
                return q;
            }
            q++;
        }
        return q;
    }

    int wordEnd(int p) {
        int q = p;
        while (letter(q)) {
            q++;
        }
        return q;
    }

    /** What the word between {@code p} and {@code q} means to {@link DateWords}. */
    int code(int p, int q) {
        return q <= p || q - p > 16 ? 0 : DateWords.code(Tokens.hash(text.substring(p, q)));
    }

    /** Whether the whole word at {@code p} is this one, in any case. */
    boolean word(int p, String lower) {
        return text.regionMatches(true, p, lower, 0, lower.length()) && !letter(p + lower.length());
    }

    /** Behind {@code first} or {@code second} and its blanks if one stands at {@code p}, else {@code p}. */
    int behind(int p, String... words) {
        for (String word : words) {
            if (word(p, word)) {
                return gap(p + word.length());
            }
        }
        return p;
    }

    static boolean isYear(int number) {
        return number >= 1850 && number <= 2100;
    }

    static char separator(char c) {
        return switch (c) {
            case '/', '.', '-' -> c;
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            default -> 0;
        };
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '`' || c == '\u00B4';
    }
}
