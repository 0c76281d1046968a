package health.cordon.deid.dates;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.dates.DateMatch.Form;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;

/** One walk of {@link DateDetector} over one document. */
final class DatePass {

    /** How far behind a date {@code the 5th} still means a day. */
    private static final int NEAR = 200;

    private final String text;
    private final Tokens t;
    private final Detections found;
    private final DateGrammar grammar;
    private final DateContext context;
    private final AgePhrases ages;
    private final DateMatch match = new DateMatch();
    private final DateMatch ahead = new DateMatch();
    private int lastEnd = -1;

    DatePass(SourceText source, Detections found) {
        text = source.text();
        t = source.tokens();
        this.found = found;
        grammar = new DateGrammar(text);
        context = new DateContext(t);
        ages = new AgePhrases(t, text);
    }

    void run() {
        int i = 0;
        while (i < t.size()) {
            i = step(i);
        }
    }

    /** Looks at token {@code i}; the token to look at next. */
    private int step(int i) {
        byte shape = t.shape(i);
        if (shape == Tokens.MARK) {
            return i + 1;
        }
        int code = 0;
        if (shape < Tokens.NUMBER) {
            code = DateWords.code(t.hash(i));
            if (code == 0 && !startsSlipped(i)) {
                return i + 1;
            }
        }
        if (ages.match(i, code)) {
            found.add(ages.start(), ages.end(), PhiKind.AGE_OVER_89, ages.score(), DateDetector.NAME, "age over 89");
            return behind(i, ages.end());
        }
        if (!grammar.match(t.start(i), match)) {
            return i + 1;
        }
        int next = behind(i, match.end);
        double score = score(match, i, next);
        if (score == 0) {
            return i + 1;
        }
        int start = withTimeBefore(match.start, i);
        found.add(start, match.end, PhiKind.DATE, score, DateDetector.NAME, evidence(match.form));
        lastEnd = match.end;
        return next;
    }

    private double score(DateMatch m, int i, int next) {
        boolean linked = isLinked(m.start);
        return switch (m.form) {
            case FULL -> fullScore(m, i, next);
            case COMPACT -> context.supportsCompact(m, i) ? 0.85 : 0;
            case WORD_MONTH_DAY -> context.supportsWordMonthDay(m, i, next, linked) ? 0.9 : 0;
            case WORD_MONTH_YEAR -> context.supportsWordMonthYear(m, i, next) ? 0.93 : 0;
            case WORD_MONTH -> context.supportsMonth(m, i, linked) || opensMonths(m, next) ? 0.8 : 0;
            case NUMERIC_MONTH_DAY -> monthDayScore(m, i, next, linked);
            case NUMERIC_MONTH_YEAR -> context.supportsMonthYear(m, i, next, linked) ? 0.85 : 0;
            case DAY -> context.supportsDay(m, i, next, lastEnd >= 0 && m.start - lastEnd < NEAR) ? 0.7 : 0;
            case PERIOD -> context.supportsPeriod(m, i) ? 0.85 : 0;
            case FEAST -> context.supportsFeast(m, i, next) ? 0.75 : 0;
        };
    }

    private double fullScore(DateMatch m, int i, int next) {
        boolean digits = Character.isDigit(text.charAt(m.from[DateMatch.MONTH]));
        if (digits && m.separator == ' ') {
            return context.supportsBlanks(i) ? 0.9 : 0;
        }
        if (m.width(DateMatch.YEAR) != 2) {
            return 0.98;
        }
        return !digits || isLinked(m.start) || context.supportsShortYear(m, i, next) ? 0.9 : 0;
    }

    /** {@code Jan-Mar 2019}, {@code March to June}: a month that ranges to another. */
    private boolean opensMonths(DateMatch m, int next) {
        boolean connector = TextCursor.separator(t.first(next)) == '-'
                || t.first(next) == '/'
                || t.is(next, "to")
                || t.is(next, "through");
        boolean capital = Character.isUpperCase(text.charAt(m.from[DateMatch.MONTH]));
        return connector
                && capital
                && t.start(next) - m.end < 3
                && DateWords.type(DateWords.code(t.hash(next + 1))) == DateWords.MONTH
                && grammar.match(t.start(next + 1), ahead)
                && (ahead.form == Form.WORD_MONTH_YEAR || ahead.form == Form.WORD_MONTH && !m.ambiguous && !m.person);
    }

    /** A partial date counts by its own context, by the date before it, or by the date that it ranges to. */
    private double monthDayScore(DateMatch m, int i, int next, boolean linked) {
        if (linked && context.notBefore(i) && t.first(i - 1) != '-' && t.first(i - 1) != '/') {
            return 0;
        }
        if (linked && m.separator == '/') {
            return 0.85;
        }
        if (context.supportsMonthDay(m, i, next, linked)) {
            return 0.85;
        }
        int second = connected(m.end, next);
        if (second < 0 || context.notBefore(i) || !grammar.match(t.start(second), ahead)) {
            return 0;
        }
        int behindSecond = behind(second, ahead.end);
        boolean dated = ahead.form == Form.FULL
                && ahead.separator == m.separator
                && (m.separator == '/' || fullScore(ahead, second, behindSecond) > 0);
        boolean pair = ahead.form == Form.NUMERIC_MONTH_DAY
                && m.separator == '/'
                && (ahead.value[DateMatch.DAY] > 12 || m.value[DateMatch.DAY] > 12 || ahead.time)
                && context.supportsMonthDay(ahead, second, behindSecond, true);
        return dated || pair ? 0.85 : 0;
    }

    /** The token behind a connector that starts at token {@code next}; -1 if none stands there. */
    private int connected(int end, int next) {
        if (next >= t.size() || t.start(next) - end > 3) {
            return -1;
        }
        char mark = t.first(next);
        boolean connector = t.shape(next) == Tokens.MARK
                ? TextCursor.separator(mark) == '-' || mark == ',' || mark == '&'
                : isConnector(next);
        return connector && next + 1 < t.size() ? next + 1 : -1;
    }

    /** Whether nothing but a connector parts {@code start} from the last date. */
    private boolean isLinked(int start) {
        if (lastEnd < 0 || start - lastEnd > 12 || start <= lastEnd) {
            return false;
        }
        int i = t.at(lastEnd);
        int marks = 0;
        while (i < t.size() && t.start(i) < start) {
            char mark = t.first(i);
            boolean connector = t.shape(i) == Tokens.MARK
                    ? TextCursor.separator(mark) == '-' || mark == ',' || mark == '&' || mark == '/' || mark == ';'
                    : isConnector(i);
            if (!connector || ++marks > 2 || t.linesBefore(i) > 1) {
                return false;
            }
            i++;
        }
        return marks > 0;
    }

    private boolean isConnector(int i) {
        return t.is(i, "to")
                || t.is(i, "and")
                || t.is(i, "through")
                || t.is(i, "thru")
                || t.is(i, "until")
                || t.is(i, "till")
                || t.is(i, "or");
    }

    /** {@code 14:22 on 03/14/2019}, {@code 08:30 3/14/19}: the time belongs to the date. */
    private int withTimeBefore(int start, int i) {
        int at = i - 1;
        if (t.is(at, "on") || t.first(at) == ',' || t.first(at) == '-' && t.spaceBefore(at)) {
            at--;
        }
        for (int back = 0; back < 7 && at >= 0 && t.linesBefore(at + 1) == 0; back++, at--) {
            boolean clock = t.shape(at) == Tokens.NUMBER && t.length(at) <= 2 && t.start(at) > lastEnd;
            if (clock && (t.first(at - 1) != ':' || t.spaceBefore(at))) {
                int end = ClockTime.at(text, t.start(at), false);
                int gapEnd = end;
                while (gapEnd < start && (text.charAt(gapEnd) == ' ' || text.charAt(gapEnd) == ',')) {
                    gapEnd++;
                }
                if (text.startsWith("on ", gapEnd)) {
                    gapEnd += 3;
                }
                return end > t.start(at) && gapEnd == start ? t.start(at) : start;
            }
            if (t.shape(at) == Tokens.MARK ? t.first(at) != ':' && t.first(at) != '.' : t.length(at) > 2) {
                break;
            }
        }
        return start;
    }

    /** Letters that stand for digits may start a date only right before a slash. */
    private boolean startsSlipped(int i) {
        return t.length(i) <= 2
                && t.end(i) < text.length()
                && text.charAt(t.end(i)) == '/'
                && "OoIl".indexOf(t.first(i)) >= 0;
    }

    private int behind(int i, int end) {
        int at = i + 1;
        while (at < t.size() && t.start(at) < end) {
            at++;
        }
        return at;
    }

    private static String evidence(Form form) {
        return switch (form) {
            case FULL, COMPACT -> "year, month and day";
            case WORD_MONTH_DAY, NUMERIC_MONTH_DAY -> "month and day";
            case WORD_MONTH_YEAR, NUMERIC_MONTH_YEAR -> "month and year";
            case WORD_MONTH -> "month used as a time";
            case DAY -> "day of the month beside a date";
            case PERIOD -> "season or quarter with its year";
            case FEAST -> "holiday used as a time";
        };
    }
}
