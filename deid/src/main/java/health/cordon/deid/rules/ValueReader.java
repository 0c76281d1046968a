package health.cordon.deid.rules;

import health.cordon.deid.text.Tokens;

/**
 * Reads the value behind a cue: where it ends, and whether it is one.
 *
 * <p>All methods return the token behind the value, or -1. Each looks at a bounded number of tokens.
 */
final class ValueReader {

    private static final int MOST_TOKENS = 24;
    private static final int LONGEST = 64;

    private final Page page;
    private final Tokens tokens;
    private final String text;
    private final int units;
    private final int fillers;
    private final int labs;

    ValueReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
        this.text = page.text;
        this.units = page.rules.contextGroup("unit");
        this.fillers = page.rules.contextGroup("filler");
        this.labs = page.rules.contextGroup("lab");
    }

    /**
     * An identifier: a group of letters and digits with joiners, or digits in groups.
     *
     * @param digits how many digits at least
     * @param explicit whether a colon, {@code #} or a word for number announced it
     * @param weak whether the cue alone is not enough
     * @param filler whether words stood between
     */
    int id(int first, int digits, boolean explicit, boolean weak, boolean filler) {
        int last = group(first, explicit);
        if (last < 0) {
            return -1;
        }
        int start = tokens.start(first);
        int end = tokens.end(last);
        int count = 0;
        int letters = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            count += Character.isDigit(c) ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
        }
        boolean enough =
                count >= Math.max(1, digits) || letters > 0 && count > 0 && count + letters >= digits + 3 && !weak;
        boolean strong = explicit && !filler || count >= 5 || letters > 0 && count >= 3 && count + letters >= 6;
        if (!enough || end - start > LONGEST || weak && !strong || filler && !strong && count < 4) {
            return -1;
        }
        return isOtherwise(first, last, count, letters, explicit && !weak, weak) ? -1 : last + 1;
    }

    /** The last token of the group that begins at a token; -1 if none can begin there. */
    private int group(int first, boolean explicit) {
        byte shape = tokens.shape(first);
        int last = first;
        if (first >= tokens.size() || shape == Tokens.MARK) {
            return -1;
        }
        if (shape < Tokens.NUMBER) {
            last = behindLetters(first, explicit);
            if (last < 0) {
                return -1;
            }
        }
        int digitsSoFar = 0;
        for (int hop = 0; hop < MOST_TOKENS; hop++) {
            digitsSoFar += tokens.length(last);
            int next = last + 1;
            if (isJoiner(next) && page.glued(next) && page.glued(next + 1) && joins(next)) {
                last = next + 1;
            } else if (tokens.shape(last) == Tokens.NUMBER && goesOnBehindSpace(last, digitsSoFar)) {
                last = next;
            } else if (last == first && goesOnBehindCode(last)) {
                last = next;
            } else if (isJoiner(next)
                    && tokens.first(next) == '-'
                    && page.glued(next)
                    && tokens.linesBefore(next + 1) == 1
                    && tokens.shape(next + 1) == Tokens.NUMBER) {
                last = next + 1;
            } else {
                break;
            }
        }
        return last;
    }

    /** {@code AB-12345}, {@code ABC 1234}: letters count only with the number that follows them. */
    private int behindLetters(int first, boolean explicit) {
        byte shape = tokens.shape(first);
        int next = first + 1;
        if (isJoiner(next) && page.glued(next) && page.glued(next + 1) && next + 1 < tokens.size()) {
            boolean code = tokens.shape(next + 1) == Tokens.NUMBER || tokens.shape(next + 1) == Tokens.CODE;
            boolean dotted = tokens.first(next) == '.'
                    && !(shape == Tokens.UPPER && tokens.length(first) <= 3 && tokens.length(next + 1) > 4);
            if (code && tokens.length(first) <= 8 && !dotted) {
                return next + 1;
            }
            boolean twoParts = tokens.isWord(next + 1)
                    && tokens.length(first) <= 6
                    && tokens.length(next + 1) <= 6
                    && isJoiner(next + 2)
                    && page.glued(next + 2)
                    && page.glued(next + 3)
                    && tokens.shape(next + 3) >= Tokens.NUMBER
                    && tokens.shape(next + 3) != Tokens.MARK;
            return twoParts ? next + 3 : -1;
        }
        boolean upper = shape == Tokens.UPPER || shape == Tokens.INITIAL;
        return explicit
                        && upper
                        && tokens.length(first) <= 4
                        && tokens.shape(next) == Tokens.NUMBER
                        && tokens.linesBefore(next) == 0
                        && tokens.length(next) >= 3
                        && !page.startsWith(first, labs)
                ? next
                : -1;
    }

    private boolean isJoiner(int token) {
        return page.isMark(token, "-_./\u2010\u2011\u2013");
    }

    private boolean joins(int joiner) {
        int next = joiner + 1;
        byte shape = tokens.shape(next);
        if (shape == Tokens.MARK) {
            return false;
        }
        boolean number = shape == Tokens.NUMBER || shape == Tokens.CODE;
        char c = tokens.first(joiner);
        if (c == '.' || c == '/') {
            return number && tokens.shape(joiner - 1) >= Tokens.NUMBER;
        }
        return number
                || shape == Tokens.INITIAL && c == '-' && tokens.length(joiner - 1) > 3
                || !page.startsWith(next, units)
                        && (tokens.length(next) <= 2 || shape == Tokens.UPPER && tokens.length(next) <= 6);
    }

    /** {@code 123 456 7890}: numbers of two to six digits with single spaces between. */
    private boolean goesOnBehindSpace(int last, int digitsSoFar) {
        int next = last + 1;
        if (tokens.shape(next) != Tokens.NUMBER
                || tokens.linesBefore(next) > 0
                || tokens.start(next) - tokens.end(last) != 1
                || tokens.length(last) > 4
                || tokens.length(last) < 2
                || tokens.length(next) < 2
                || tokens.length(next) > 6
                || digitsSoFar > 16) {
            return false;
        }
        if (page.glued(next + 1)
                && page.isMark(next + 1, "/-:.%")
                && page.glued(next + 2)
                && next + 2 < tokens.size()) {
            return false;
        }
        boolean shortTail = tokens.length(next) < 3 && tokens.shape(next + 1) != Tokens.NUMBER;
        boolean grouped = digitsSoFar > tokens.length(last);
        return (grouped || !shortTail) && !page.startsWith(next + 1, units);
    }

    /** {@code W1234 56789}: up to three letters and digits, then digits. */
    private boolean goesOnBehindCode(int code) {
        int next = code + 1;
        int length = next < tokens.size() ? tokens.length(next) : 0;
        if (tokens.shape(code) != Tokens.CODE
                || tokens.shape(next) != Tokens.NUMBER
                || tokens.linesBefore(next) > 0
                || tokens.start(next) - tokens.end(code) != 1
                || length < 4
                || length > 6
                || length == 4 && isCentury(tokens.start(next))) {
            return false;
        }
        int at = tokens.start(code);
        int letters = 0;
        while (Character.isLetter(text.charAt(at))) {
            at++;
            letters++;
        }
        for (int i = at; i < tokens.end(code); i++) {
            if (!Shapes.isDigit(text.charAt(i))) {
                return false;
            }
        }
        boolean split = page.glued(next + 1)
                && page.isMark(next + 1, "/-:.%")
                && page.glued(next + 2)
                && next + 2 < tokens.size();
        return letters > 0 && letters <= 3 && tokens.end(code) - at >= 3 && !split && !page.startsWith(next + 1, units);
    }

    private boolean isCentury(int start) {
        return text.startsWith("19", start) || text.startsWith("20", start);
    }

    /** Whether it is a date, a time, a decimal, an amount with a unit, a year, an ordinal, an address in the net. */
    private boolean isOtherwise(int first, int last, int digits, int letters, boolean explicit, boolean weak) {
        int behind = last + 1;
        int start = tokens.start(first);
        int end = tokens.end(last);
        if (letters == 0
                && (isDateLike(start, end, weak)
                        || isDecimal(start, end, digits)
                        || !explicit && isPair(first, last))) {
            return true;
        }
        int unit = page.isMark(behind, "-") && page.glued(behind) ? behind + 1 : behind;
        if (digits < 7 && page.startsWith(unit, units)) {
            return true;
        }
        if (page.glued(behind) && behind < tokens.size()) {
            char mark = tokens.first(behind);
            boolean time =
                    mark == ':' && tokens.shape(behind + 1) == Tokens.NUMBER && page.glued(behind + 1) && digits < 3;
            boolean address = mark == '@' || mark == ':' && tokens.first(behind + 1) == '/';
            if (time || address) {
                return true;
            }
        }
        if (first == last && tokens.shape(first) == Tokens.CODE && isOrdinalOrAmount(start, end)) {
            return true;
        }
        boolean year = first == last && digits == 4 && letters == 0 && isCentury(start);
        return year && !explicit;
    }

    /** {@code 1/2/2020}, {@code 2020-01-02}, {@code 3/14}, {@code 03.2020}. */
    private boolean isDateLike(int start, int end, boolean hyphens) {
        int[] lengths = new int[4];
        int parts = 0;
        char joiner = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                lengths[parts]++;
            } else {
                joiner = c;
                if (++parts > 3 || c == ' ') {
                    return false;
                }
            }
        }
        if (parts == 2) {
            return lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
                    || lengths[0] <= 2
                            && lengths[1] <= 2
                            && (lengths[2] == 4 || lengths[2] == 2 && (joiner != '-' || hyphens && isMonthDay(start)));
        }
        return parts == 1
                && joiner == '/'
                && lengths[0] <= 2
                && (lengths[1] <= 2 || lengths[1] == 4 && text.charAt(start) <= '1');
    }

    /** Whether month and day stand at an offset, parted by one character. */
    private boolean isMonthDay(int start) {
        int month = text.charAt(start) - '0';
        int at = start + 1;
        if (Shapes.isDigit(text.charAt(at))) {
            month = month * 10 + text.charAt(at++) - '0';
        }
        int day = text.charAt(++at) - '0';
        if (Shapes.isDigit(text.charAt(at + 1))) {
            day = day * 10 + text.charAt(at + 1) - '0';
        }
        return month > 0 && month < 13 && day > 0 && day < 32;
    }

    /** {@code 162/90}, {@code 875/125}: a pressure, a dose. */
    private boolean isPair(int first, int last) {
        return last == first + 2
                && tokens.first(first + 1) == '/'
                && tokens.length(first) <= 3
                && tokens.length(last) <= 3;
    }

    private boolean isDecimal(int start, int end, int digits) {
        int dots = 0;
        for (int i = start; i < end; i++) {
            dots += text.charAt(i) == '.' ? 1 : 0;
            if (text.charAt(i) != '.' && !Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return dots == 1 && digits < 7;
    }

    /** {@code 3rd}, {@code 10am}, {@code 24h}, {@code 500mg}. */
    private boolean isOrdinalOrAmount(int start, int end) {
        int i = start;
        while (i < end && Character.isDigit(text.charAt(i))) {
            i++;
        }
        if (i == start || i - start > 4 || end - i > 5) {
            return false;
        }
        for (int j = i; j < end; j++) {
            if (!Character.isLowerCase(text.charAt(j))) {
                return false;
            }
        }
        return true;
    }

    /** A telephone number without a shape of its own: digits in groups, misread letters among them. */
    int phone(int first, int digits, boolean explicit) {
        if (first >= tokens.size()) {
            return -1;
        }
        int count = 0;
        int last = -1;
        for (int at = first; at < first + MOST_TOKENS && at < tokens.size(); at++) {
            byte shape = tokens.shape(at);
            boolean newLine = at > first && tokens.linesBefore(at) > 0 && !page.isMark(at - 1, "-");
            if (newLine || at > first && tokens.start(at) - tokens.end(at - 1) > 2) {
                break;
            }
            if (shape == Tokens.NUMBER || shape != Tokens.MARK && isMisread(at)) {
                if (count + tokens.length(at) > 15) {
                    break;
                }
                count += tokens.length(at);
                last = at;
                if (count >= 10 && !page.isMark(at + 1, "-")) {
                    break;
                }
            } else if (!page.isMark(at, "-.()/+\u2010\u2011\u2013")
                    || count > 3 && tokens.first(at) == '.' && !page.glued(at + 1)) {
                break;
            }
        }
        if (last < 0 || count < digits || digits < 7 && count < 7 && last > first + 2) {
            return -1;
        }
        if (isDateLike(tokens.start(first), tokens.end(last), false) || count < 7 && page.startsWith(last + 1, units)) {
            return -1;
        }
        boolean time = page.isMark(last + 1, ":") && page.glued(last + 1) && tokens.shape(last + 2) == Tokens.NUMBER;
        if (time || page.isMark(last + 1, "%") || page.glued(last + 1) && page.isMark(last + 1, "@")) {
            return -1;
        }
        return isService(first, last) || !explicit && count < 7 ? -1 : last + 1;
    }

    /** Numbers that everybody has: 911, 988, 311, 411. */
    private boolean isService(int first, int last) {
        return first == last
                && (tokens.is(first, "911")
                        || tokens.is(first, "988")
                        || tokens.is(first, "311")
                        || tokens.is(first, "411")
                        || tokens.is(first, "211")
                        || tokens.is(first, "999")
                        || tokens.is(first, "112"));
    }

    private boolean isMisread(int token) {
        int digits = 0;
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            char c = text.charAt(i);
            if (Shapes.isDigit(c)) {
                digits++;
            } else if (CheckDigits.meant(c) == 0) {
                return false;
            }
        }
        return digits > 0;
    }

    /** A number plate: four to eight letters and digits in at most three parts. */
    int plate(int first, boolean explicit) {
        int length = 0;
        int digits = 0;
        int last = -1;
        for (int at = first; at < first + 5 && at < tokens.size(); at++) {
            if (at > first && tokens.linesBefore(at) > 0) {
                break;
            }
            byte shape = tokens.shape(at);
            if (page.isMark(at, "-\u00B7") && page.glued(at) && last >= 0) {
                continue;
            }
            boolean part = shape == Tokens.NUMBER
                    || shape == Tokens.CODE
                    || (shape == Tokens.UPPER || shape == Tokens.INITIAL) && tokens.length(at) <= 4
                    || shape == Tokens.LOWER
                            && at == first
                            && tokens.length(at) <= 3
                            && (page.isMark(at + 1, "-") || explicit && tokens.shape(at + 1) == Tokens.NUMBER);
            if (!part || length + tokens.length(at) > 8) {
                break;
            }
            for (int i = tokens.start(at); i < tokens.end(at); i++) {
                digits += Shapes.isDigit(text.charAt(i)) ? 1 : 0;
            }
            length += tokens.length(at);
            last = at;
        }
        boolean letters = digits < length;
        if (last < 0 || length < 4 || digits == 0 || !explicit && !(letters && length >= 5 && digits >= 2)) {
            return -1;
        }
        return page.startsWith(last + 1, units) && !letters ? -1 : last + 1;
    }

    /** {@code jdoe12}, {@code jane_roe}: two letters or more, then digits, or an underscore, as no ordinary word is written. */
    boolean isPlainLogin(int token) {
        if (tokens.length(token) > 1
                && page.isMark(token + 1, "_")
                && page.glued(token + 1)
                && page.glued(token + 2)
                && tokens.shape(token) < Tokens.NUMBER
                && tokens.shape(token + 2) != Tokens.MARK) {
            return true;
        }
        if (tokens.shape(token) != Tokens.CODE || tokens.length(token) < 5) {
            return false;
        }
        int at = tokens.start(token);
        while (Character.isLetter(text.charAt(at))) {
            at++;
        }
        int letters = at - tokens.start(token);
        while (at < tokens.end(token) && Shapes.isDigit(text.charAt(at))) {
            at++;
        }
        return letters > 1 && at == tokens.end(token);
    }

    /** A user name: one group of letters, digits, dots, hyphens and underscores. */
    int login(int first, boolean colon) {
        if (first >= tokens.size()) {
            return -1;
        }
        int from = page.isMark(first, "@") ? first + 1 : first;
        int last = from;
        boolean marked = from > first;
        if (tokens.shape(from) == Tokens.MARK) {
            return -1;
        }
        for (int hop = 0; hop < 8; hop++) {
            if (!page.isMark(last + 1, "._-")
                    || !page.glued(last + 1)
                    || !page.glued(last + 2)
                    || last + 2 >= tokens.size()) {
                break;
            }
            marked = true;
            last += 2;
        }
        int length = tokens.end(last) - tokens.start(first);
        boolean word = first == last && tokens.isWord(first);
        boolean plain =
                word && (!colon || page.startsWith(first, fillers) || tokens.shape(first) == Tokens.CAPITALIZED);
        boolean number = first == last && tokens.shape(first) == Tokens.NUMBER;
        if (length < 3
                || length > 40
                || plain
                || number && length < 4
                || !marked && !word && !number && !hasLetters(first)) {
            return -1;
        }
        return page.glued(last + 1) && page.isMark(last + 1, "@") ? -1 : last + 1;
    }

    private boolean hasLetters(int token) {
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A secret: everything up to white space or a quote. */
    int secret(int first, boolean colon) {
        int last = first;
        boolean special = tokens.shape(first) >= Tokens.NUMBER;
        while (last + 1 < tokens.size()
                && last < first + MOST_TOKENS
                && page.glued(last + 1)
                && !page.isMark(last + 1, "\"'`<>,;")) {
            last++;
            special = true;
        }
        while (last > first && page.isMark(last, ".)]}?")) {
            last--;
        }
        int length = last < tokens.size() ? tokens.end(last) - tokens.start(first) : 0;
        if (length < 4 || length > 200 || first >= tokens.size()) {
            return -1;
        }
        return special && (colon || length > 5)
                        || colon && tokens.shape(first) == Tokens.MIXED
                        || colon
                                && tokens.shape(first) == Tokens.LOWER
                                && length > 5
                                && !page.startsWith(first, fillers)
                ? last + 1
                : -1;
    }
}
