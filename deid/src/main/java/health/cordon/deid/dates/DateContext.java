package health.cordon.deid.dates;

import health.cordon.deid.text.Tokens;

/**
 * Decides whether a form that could be a date is meant as one, by the words around it: {@code 3/14} is a date behind
 * {@code on} and none before {@code strength}.
 *
 * <p>Looks at most six tokens to either side. One instance a document; not thread-safe.
 */
final class DateContext {

    /** 13, 14, 17, 18, 19, 22, 23, 25, 26, 28, 29, 31. */
    private static final long NO_SCALES = 1L << 13 | 1L << 14 | 1L << 17 | 1L << 18 | 1L << 19 | 1L << 22 | 1L << 23
            | 1L << 25 | 1L << 26 | 1L << 28 | 1L << 29 | 1L << 31;

    private final Tokens t;

    DateContext(Tokens tokens) {
        t = tokens;
    }

    /** Whether a partial numeric date between tokens {@code i} and {@code next} is meant as a date. */
    boolean supportsMonthDay(DateMatch m, int i, int next, boolean linked) {
        boolean counted = isMeasure(next) && !(m.value[DateMatch.DAY] > 12 && isTold(i) && !isGlued(next));
        if (counted && !m.time || notBefore(i)) {
            return false;
        }
        if (m.time && m.separator != '.' && !ContextWords.PRESSURES.has(t.hash(cue(i)))) {
            return true;
        }
        if (m.separator == '/' && m.has(DateMatch.WEEKDAY)) {
            return true;
        }
        boolean american = m.from[DateMatch.MONTH] < m.from[DateMatch.DAY];
        int cue = cue(i);
        boolean strong = ContextWords.STRONG.has(t.hash(cue));
        if (m.separator != '/') {
            boolean clear = m.value[DateMatch.DAY] > 12 || m.width(DateMatch.MONTH) == 2 && m.width(DateMatch.DAY) == 2;
            return m.separator == '-' && clear && !m.range && strong && american && !isNoun(next);
        }
        if (ContextWords.SCALES.has(t.hash(cue)) || isShare(next)) {
            return false;
        }
        int first = american ? m.value[DateMatch.MONTH] : m.value[DateMatch.DAY];
        int second = american ? m.value[DateMatch.DAY] : m.value[DateMatch.MONTH];
        boolean padded = t.first(i) == '0';
        boolean doubtful = !american
                || !padded && (isScore(first, second) || isFraction(first, second) && m.width(DateMatch.DAY) == 1);
        if (doubtful && isOfWeek(cue)) {
            return true;
        }
        if (doubtful) {
            return strong && (cue == i - 1 || ContextWords.BIRTH.has(t.hash(cue)));
        }
        boolean descends = first > second && first < 13 && t.isWord(i - 1) && ends(next);
        boolean studied = ContextWords.STUDIES.has(t.hash(cue - 1)) || ContextWords.STUDIES.has(t.hash(cue - 2));
        return strong
                || linked
                || padded
                || studied
                || descends
                || ContextWords.WEAK.has(t.hash(cue))
                || standsOut(i, next, second);
    }

    /** Whether a partial date opens a line or a bracket, precedes an examination, or counts out of nothing. */
    private boolean standsOut(int i, int next, int second) {
        boolean opened = t.first(i - 1) == '(';
        if (opened && (t.first(next) == ')' || t.first(next) == ':')) {
            return !ContextWords.SCALES.has(t.hash(i - 2));
        }
        boolean exam =
                ContextWords.EXAMS.has(t.hash(next)) && !t.is(next, "a") && !t.is(next, "s") && !t.is(next, "at");
        if (t.linesBefore(i) > 0 && (next >= t.size() || t.linesBefore(next) > 0)) {
            return second > 12;
        }
        if (t.linesBefore(i) > 0 || opened || t.first(i - 1) == '-' || t.first(i - 1) == '*') {
            boolean headed = t.first(next) == ':' || t.first(next) == '-' && t.spaceBefore(next);
            return headed || ContextWords.EXAMS.has(t.hash(next));
        }
        return exam || isNoScale(second) && (t.isWord(i - 1) || t.first(i - 1) == ',');
    }

    /** Whether a numeric month and year is meant: {@code 03/2019} always, {@code 2010-12} only with a cue. */
    boolean supportsMonthYear(DateMatch m, int i, int next, boolean linked) {
        if (isMeasure(next) && (m.width(DateMatch.YEAR) < 4 || m.separator != '/')
                || notBefore(i)
                || ContextWords.IDENTIFIERS.has(t.hash(cue(i)))) {
            return false;
        }
        boolean yearFirst = m.from[DateMatch.YEAR] < m.from[DateMatch.MONTH];
        if (m.width(DateMatch.YEAR) == 2) {
            int cue = cue(i);
            boolean told = cue == i - 1
                    && !ContextWords.COURSES.has(t.hash(cue))
                    && (ContextWords.STRONG.has(t.hash(cue))
                            || ContextWords.WEAK.has(t.hash(cue))
                            || ContextWords.PROCEDURES.has(t.hash(cue)));
            return told || linked;
        }
        boolean sure = yearFirst ? m.value[DateMatch.MONTH] < 10 && m.separator == '-' : m.separator == '/';
        return sure || linked || ContextWords.STRONG.has(t.hash(cue(i))) || ContextWords.WEAK.has(t.hash(cue(i)));
    }

    /** Whether {@code 03 14 1956} is meant as a date. */
    boolean supportsBlanks(int i) {
        return ContextWords.BIRTH.has(t.hash(cue(i))) || t.is(cue(i), "dated");
    }

    /** Whether a full date with a year of two digits is meant. */
    boolean supportsShortYear(DateMatch m, int i, int next) {
        if (notBefore(i) || isMeasure(next) && !m.time) {
            return false;
        }
        if (m.time || m.separator == '/') {
            return m.time || !ContextWords.TRIPLES.has(t.hash(i - 1));
        }
        if (t.linesBefore(i) > 0 && t.first(next) == ':') {
            return true;
        }
        boolean padded = m.width(DateMatch.MONTH) == 2 && m.width(DateMatch.DAY) == 2;
        boolean cued = ContextWords.STRONG.has(t.hash(cue(i))) || ContextWords.WEAK.has(t.hash(cue(i)));
        return m.separator == '-'
                ? padded || m.value[DateMatch.DAY] > 12 || cued || m.has(DateMatch.WEEKDAY) || isUncounted(i, next)
                : t.linesBefore(i) > 0 && (next >= t.size() || t.linesBefore(next) > 0)
                        || m.value[DateMatch.DAY] > 12 && isUncounted(i, next)
                        || padded && !ContextWords.SCALES.has(t.hash(cue(i)))
                        || cued;
    }

    /** Whether {@code 4-8-18} stands behind a word or alone between bars, and is no row of counts or a code. */
    private boolean isUncounted(int i, int next) {
        if (t.linesBefore(i) > 0 && t.linesBefore(next) > 0) {
            return true;
        }
        int cue = cue(i);
        boolean other = ContextWords.SCALES.has(t.hash(cue)) && t.length(cue) > 1
                || ContextWords.IDENTIFIERS.has(t.hash(cue))
                || ContextWords.COUNTS.has(t.hash(cue));
        if (other || ContextWords.SERIES.has(t.hash(next))) {
            return false;
        }
        char before = t.first(i - 1);
        boolean boxed = before == '|'
                || before == '('
                || before == ','
                || before == ':'
                || before == '*'
                || before == '/' && t.spaceBefore(i);
        return t.spaceBefore(next) && t.isWord(i - 1) || boxed || ends(next);
    }

    /** {@code since 10/30 pain}: no word between can make another thing of it. */
    private boolean isTold(int i) {
        return t.is(i - 1, "on") || t.is(i - 1, "since") || t.is(i - 1, "until") || t.is(i - 1, "till");
    }

    private boolean isGlued(int token) {
        return !t.spaceBefore(token);
    }

    /** {@code the week of 6/10}. */
    private boolean isOfWeek(int cue) {
        return t.is(cue, "of")
                && (t.is(cue - 1, "week")
                        || t.is(cue - 1, "weekend")
                        || t.is(cue - 1, "night")
                        || t.is(cue - 1, "morning")
                        || t.is(cue - 1, "afternoon")
                        || t.is(cue - 1, "evening"));
    }

    private boolean ends(int next) {
        char mark = t.first(next);
        return next >= t.size() || t.linesBefore(next) > 0 || mark == '.' || mark == ',' || mark == ')' || mark == '|';
    }

    /** Whether a run of digits is a date: only with its time or behind a cue. */
    boolean supportsCompact(DateMatch m, int i) {
        int cue = cue(i);
        if (ContextWords.IDENTIFIERS.has(t.hash(cue)) || notBefore(i)) {
            return false;
        }
        boolean yearFirst = m.from[DateMatch.YEAR] < m.from[DateMatch.MONTH];
        boolean born = ContextWords.BIRTH.has(t.hash(cue));
        if (m.width(DateMatch.YEAR) == 2 || !yearFirst) {
            return born;
        }
        boolean recent = m.value[DateMatch.YEAR] >= 1900 && m.value[DateMatch.YEAR] < 2050;
        return recent
                && (m.time
                        || born
                        || ContextWords.STRONG.has(t.hash(cue))
                        || t.first(i - 1) == '|'
                        || t.first(i - 1) == '_');
    }

    /** Whether day and month in words are meant: unless the word is a verb, always. */
    boolean supportsWordMonthDay(DateMatch m, int i, int next, boolean linked) {
        if (m.foreign && m.ambiguous && m.from[DateMatch.DAY] > m.from[DateMatch.MONTH]) {
            return false;
        }
        if (m.time || m.tied && !isNoun(next) || m.has(DateMatch.WEEKDAY)) {
            return true;
        }
        int month = monthToken(m, i);
        int shape = t.shape(month);
        boolean dayLast = m.from[DateMatch.DAY] > m.from[DateMatch.MONTH];
        if (m.ambiguous && isMeasure(next) && (dayLast || shape != Tokens.CAPITALIZED)) {
            return false;
        }
        boolean plain = !m.ambiguous
                || shape == Tokens.CAPITALIZED
                || shape == Tokens.UPPER && !t.is(month, "mar") && !t.is(month, "oct");
        boolean closes = (t.is(month, "may") || t.is(month, "march")) && month == i && ends(next) && !isMeasure(next);
        return plain || linked || isTimed(i) || closes;
    }

    boolean supportsWordMonthYear(DateMatch m, int i, int next) {
        if (m.foreign && m.ambiguous && m.width(DateMatch.YEAR) < 4) {
            return false;
        }
        return !(m.ambiguous && isMeasure(next) && m.width(DateMatch.YEAR) < 4);
    }

    /** Whether a month's bare name is meant as a time. */
    boolean supportsMonth(DateMatch m, int i, boolean linked) {
        if (m.foreign) {
            return false;
        }
        if (m.edge) {
            return !m.ambiguous || t.first(i + 1) == '-' || t.shape(i + 1) == Tokens.CAPITALIZED;
        }
        boolean capital = t.shape(i) != Tokens.LOWER;
        boolean sure = !m.person && !m.ambiguous;
        if (sure && (m.width(DateMatch.MONTH) > 4 || t.is(i, "july")) || linked && (sure || capital && rangesHere(i))) {
            return true;
        }
        if (t.is(i, "march") && t.is(i + 1, "of") && t.is(i + 2, "dimes")) {
            return false;
        }
        if (t.is(i, "may") && ContextWords.MODAL.has(t.hash(i + 1))) {
            return false;
        }
        if (t.is(i + 1, "of") && t.is(i + 3, "year")
                || t.is(i + 2, "year") && (t.is(i + 1, "last") || t.is(i + 1, "this"))) {
            return true;
        }
        boolean blurred = t.is(i - 1, "about") || t.is(i - 1, "around") || t.is(i - 1, "approximately");
        if (blurred && (t.is(i - 2, "since") || t.is(i - 2, "until") || t.is(i - 2, "in"))) {
            return true;
        }
        boolean back = t.is(i - 1, "to") && (t.is(i - 2, "onset") || t.is(i - 2, "back") || t.is(i - 2, "prior"));
        if (back && (!m.ambiguous || capital)) {
            return true;
        }
        int before = t.hash(i - 1);
        if (!ContextWords.TIME_PREPOSITIONS.has(before)) {
            return false;
        }
        if (t.is(i - 1, "of")) {
            return ContextWords.STRETCHES.has(t.hash(i - 2)) || capital && !m.ambiguous && !m.person;
        }
        if (m.ambiguous) {
            boolean calendar = t.is(i, "may") || t.is(i, "march");
            boolean firm = t.is(i - 1, "in")
                    || t.is(i - 1, "since")
                    || t.is(i - 1, "until")
                    || t.is(i - 1, "til")
                    || t.is(i - 1, "till")
                    || t.is(i - 1, "last")
                    || t.is(i - 1, "early")
                    || t.is(i - 1, "late")
                    || t.is(i - 1, "during")
                    || t.is(i - 1, "through");
            return calendar
                    ? firm || capital && !t.is(i - 1, "on") && !t.is(i - 1, "this")
                    : firm && t.shape(i) == Tokens.CAPITALIZED;
        }
        if (m.person) {
            return !t.is(i - 1, "from") && !t.is(i - 1, "about") && !t.is(i - 1, "between") && !t.is(i - 1, "on")
                    || t.is(i + 1, "to");
        }
        return true;
    }

    private boolean rangesHere(int i) {
        return t.is(i - 1, "to") || t.is(i - 1, "through") || TextCursor.separator(t.first(i - 1)) == '-';
    }

    /** Whether a feast's name is meant as a time. */
    boolean supportsFeast(DateMatch m, int i, int next) {
        if (ContextWords.NOT_FEAST.has(t.hash(next))) {
            return false;
        }
        boolean up = t.is(i - 1, "to") && (t.is(i - 2, "prior") || t.is(i - 2, "up") || t.is(i - 2, "back"));
        up |= t.is(i - 1, "of") && ContextWords.STRETCHES.has(t.hash(i - 2));
        return m.dayNamed || m.has(DateMatch.YEAR) || up || ContextWords.FEAST_PREPOSITIONS.has(t.hash(i - 1));
    }

    /** Whether {@code 5th} is a day of the month: behind a date, and no noun behind it. */
    boolean supportsDay(DateMatch m, int i, int next, boolean near) {
        boolean ends = t.shape(next) == Tokens.MARK && t.first(next) != '-' && t.first(next) != '/'
                || ContextWords.AFTER_DAY.has(t.hash(next))
                || t.linesBefore(next) > 0;
        if (m.has(DateMatch.WEEKDAY)) {
            return ends;
        }
        if (!ends || !t.is(i - 1, "the") || isOrdinalList(next)) {
            return false;
        }
        boolean splits =
                t.is(next, "and") || t.is(next, "of") || t.is(next, "or") || t.is(next, "to") || t.is(next, "with");
        return near ? ContextWords.DAY_PREPOSITIONS.has(t.hash(i - 2)) : t.is(i - 2, "on") && !splits;
    }

    /** {@code 2nd, 3rd and 4th toes}. */
    private boolean isOrdinalList(int next) {
        return t.shape(next + 1) == Tokens.CODE && !t.is(next, "through") && !t.is(next, "until");
    }

    boolean supportsPeriod(DateMatch m, int i) {
        return !m.ambiguous || m.edge || ContextWords.TIME_PREPOSITIONS.has(t.hash(i - 1)) || t.is(i - 1, "the");
    }

    /** Whether what stands right before makes a number part of something longer. */
    boolean notBefore(int i) {
        if (i <= 0 || t.spaceBefore(i)) {
            return false;
        }
        char before = t.first(i - 1);
        if (t.shape(i - 1) != Tokens.MARK) {
            return true;
        }
        return switch (before) {
            case '#', '$', '+', '<', '>', '%', '\u00B1', '\u2264', '\u2265', '\u00A3', '\u20AC' -> true;
            case '/', '.', '-', ':' ->
                i >= 2
                        && !t.spaceBefore(i - 1)
                        && t.shape(i - 2) != Tokens.MARK
                        && (t.shape(i - 2) >= Tokens.NUMBER || before != ':' && before != '-' && before != '.');
            default -> false;
        };
    }

    /** The token that introduces the date at {@code i}: marks and filler words between are passed over. */
    int cue(int i) {
        int at = i - 1;
        for (int passed = 0; passed < 4 && at >= 0; passed++, at--) {
            char mark = t.first(at);
            boolean filler = t.shape(at) == Tokens.MARK
                    ? mark == ':'
                            || mark == '='
                            || mark == '-'
                            || mark == '~'
                            || mark == '('
                            || mark == '['
                            || mark == '|'
                            || mark == '"'
                    : t.is(at, "is")
                            || t.is(at, "colon")
                            || t.is(at, "was")
                            || t.is(at, "the")
                            || t.is(at, "approximately")
                            || t.is(at, "about") && passed > 0;
            if (!filler) {
                return at;
            }
        }
        return at;
    }

    private boolean isMeasure(int next) {
        return t.linesBefore(next) == 0
                && next < t.size()
                && (ContextWords.MEASURES.has(t.hash(next)) && !isPlace(next)
                        || t.first(next) == '%'
                        || t.first(next) == '\u00B0'
                        || (t.first(next) == '-' || t.first(next) == '/')
                                && !t.spaceBefore(next)
                                && t.isWord(next + 1)
                                && !t.spaceBefore(next + 1));
    }

    /** {@code in the clinic}: where something was, not inches. */
    private boolean isPlace(int next) {
        return t.is(next, "in")
                && (t.is(next + 1, "the")
                        || t.is(next + 1, "a")
                        || t.is(next + 1, "my")
                        || t.is(next + 1, "our")
                        || t.is(next + 1, "his")
                        || t.is(next + 1, "her"));
    }

    /** A word that could be what the number counts or numbers. */
    private boolean isNoun(int next) {
        return t.isWord(next)
                && t.linesBefore(next) == 0
                && !ContextWords.AFTER_DAY.has(t.hash(next))
                && t.shape(next) == Tokens.LOWER
                && isMeasure(next);
    }

    private boolean isTimed(int i) {
        int before = t.hash(i - 1);
        return ContextWords.STRONG.has(before)
                || ContextWords.TIME_PREPOSITIONS.has(before)
                || t.is(i - 1, "of")
                || t.linesBefore(i) > 0 && t.linesBefore(i + 2) > 0;
    }

    private int monthToken(DateMatch m, int i) {
        int at = i;
        while (at < t.size() && t.start(at) < m.from[DateMatch.MONTH]) {
            at++;
        }
        return at;
    }

    /** Days that are no scale's highest score: {@code 3/14} hardly counts out of 14. */
    private static boolean isNoScale(int second) {
        return second > 12 && (NO_SCALES >> second & 1) != 0;
    }

    /** {@code 3/14 (21%)}. */
    private boolean isShare(int next) {
        return t.first(next) == '(' && t.shape(next + 1) == Tokens.NUMBER;
    }

    /** {@code 5/5}, {@code 8/10}, {@code 3/6}: what strength, pain and murmurs are told in. */
    private static boolean isScore(int first, int second) {
        return first <= second && (second == 10 || second == 5 || second == 4 || second == 6 || second == first)
                || second == 3 && first < 3;
    }

    private static boolean isFraction(int first, int second) {
        return first < second && (first == 1 || second <= 4);
    }
}
