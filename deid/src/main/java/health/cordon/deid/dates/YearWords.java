package health.cordon.deid.dates;

/** Reads and writes years in words: {@code two thousand nineteen}, {@code nineteen ninety-eight}. */
final class YearWords {

    private final TextCursor c;
    private int value;
    private int end;

    YearWords(TextCursor cursor) {
        c = cursor;
    }

    /** The year that {@link #match} found. */
    int value() {
        return value;
    }

    /** The end of the year in words at {@code at}; -1 if none stands there. */
    int match(int at) {
        if (!c.letter(at)) {
            return -1;
        }
        int p = c.gap(c.wordEnd(at));
        if (c.word(at, "two") && c.word(p, "thousand")) {
            end = p + 8;
            value = 2000;
            int q = c.behind(c.gap(end), "and");
            int rest = underHundred(q);
            value += Math.max(rest, 0);
            return end;
        }
        int century = c.word(at, "nineteen") ? 1900 : c.word(at, "twenty") ? 2000 : 0;
        if (century == 0) {
            return -1;
        }
        p = c.at(c.wordEnd(at)) == '-' ? c.wordEnd(at) + 1 : p;
        boolean oh = c.word(p, "oh");
        int rest = underHundred(oh ? c.gap(p + 2) : p);
        if (rest < (oh ? 1 : 10)) {
            return -1;
        }
        value = century + rest;
        return end;
    }

    /** 1 to 99 in words at {@code at}, its end in {@link #end}; -1 if there is none. */
    private int underHundred(int at) {
        int wordEnd = c.wordEnd(at);
        int code = c.code(at, wordEnd);
        if (DateWords.type(code) != DateWords.CARDINAL) {
            return -1;
        }
        int tens = DateWords.value(code);
        end = wordEnd;
        if (tens >= 20) {
            int next = c.at(wordEnd) == '-' ? wordEnd + 1 : c.gap(wordEnd);
            int nextEnd = c.wordEnd(next);
            int unit = c.code(next, nextEnd);
            if (DateWords.type(unit) == DateWords.CARDINAL && DateWords.value(unit) < 10) {
                end = nextEnd;
                return tens + DateWords.value(unit);
            }
        }
        return tens;
    }

    /** The year in words, in lower case, in the way of {@code like}. */
    static String write(int year, String like) {
        int rest = year % 100;
        boolean thousand = like.toLowerCase(java.util.Locale.ROOT).startsWith("two");
        if (year >= 2000 && (thousand || rest < 10)) {
            String and = like.contains(" and ") ? "and " : "";
            return "two thousand" + (rest == 0 ? "" : " " + and + under(rest));
        }
        return (year < 2000 ? "nineteen " : "twenty ") + (rest < 10 ? "oh " : "") + under(rest);
    }

    private static String under(int number) {
        if (number < 20) {
            return number == 0 ? "" : DateWords.CARDINALS[number - 1];
        }
        String tens = DateWords.TENS[number / 10 - 2];
        return number % 10 == 0 ? tens : tens + "-" + DateWords.CARDINALS[number % 10 - 1];
    }
}
