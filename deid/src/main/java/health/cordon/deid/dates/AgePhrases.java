package health.cordon.deid.dates;

import health.cordon.deid.text.Tokens;

/**
 * Finds ages over 89 among the tokens of one document: {@code 92-year-old}, {@code aged 94}, {@code in her nineties}.
 *
 * <p>Looks a few tokens ahead and back. Not thread-safe.
 */
final class AgePhrases {

    private static final int OLDEST = 125;

    private static final WordTable CUES = WordTable.of("age aged ages edad alter turned turning turns aging");

    private static final WordTable YEARS =
            WordTable.of("year years yr yrs y yo yof yom yow yof yold yearold yrold anos ans jahre");

    private static final WordTable OLD =
            WordTable.of("old o f m female male woman man lady gentleman white black caucasian"
                    + " hispanic asian african patient pt grandmother grandfather mother father widow widower girl boy person"
                    + " resident retired veteran yo of");

    private static final WordTable OTHER_UNITS =
            WordTable.of("day days week weeks wk wks month months mo mos hour hours hrs min mins"
                    + " minutes seconds degree degrees mg ml kg lb lbs pounds cm mm mmhg bpm percent pack packs miles people"
                    + " patients c units cc times kilos kilograms kilogram kgs liters out sure");

    private static final WordTable OF_DEATH =
            WordTable.of("died dies die passed deceased death lived living expired age aged");

    private static final WordTable RELATIVES = WordTable.of(
            "mother father grandmother grandfather grandma grandpa aunt uncle"
                    + " sister brother wife husband mom dad widow widower female male woman man lady gentleman patient");

    private static final WordTable POSSESSIVES = WordTable.of("her his their my your whose its our");

    private static final WordTable SEXES = WordTable.of("f m female male fem woman man w");

    /** What goes on behind {@code 92F}, which might count millions or metres. */
    private static final WordTable AFTER_SEX = WordTable.of(
            "with who presents presenting presented admitted transferred" + " brought found known hx pmh pmhx");

    private static final WordTable PERSONS =
            WordTable.of("i he she mother father grandmother grandfather grandma grandpa mom"
                    + " dad aunt uncle wife husband patient pt");

    private static final WordTable ENDINGS = WordTable.of("and now but today when this next later years who");

    private static final WordTable BORN = WordTable.of("born birth yob dob birthdate");

    private final Tokens t;
    private final String text;
    private int start;
    private int end;
    private double score;
    private int wordEnd;

    AgePhrases(Tokens tokens, String text) {
        t = tokens;
        this.text = text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    double score() {
        return score;
    }

    /** Whether an age over 89 starts at token {@code i}, whose {@link DateWords} code is {@code code}. */
    boolean match(int i, int code) {
        switch (t.shape(i)) {
            case Tokens.NUMBER -> {
                int length = t.length(i);
                return (length == 2 || length == 3) && isOld(number(i, length)) && numeric(i)
                        || length == 4 && birthYear(i);
            }
            case Tokens.CODE -> {
                return code(i);
            }
            default -> {
                return switch (DateWords.type(code)) {
                    case DateWords.AGE -> named(i, DateWords.value(code));
                    case DateWords.CARDINAL ->
                        DateWords.value(code) == 90 && words(i, i + 1)
                                || DateWords.value(code) == 1 && t.is(i + 1, "hundred") && words(i, i + 2);
                    case DateWords.HUNDRED -> words(i, i + 1);
                    default -> t.is(i, "ninetieth") && t.is(i + 1, "birthday") && found(t.start(i), t.end(i), 0.85);
                };
            }
        }
    }

    /** {@code 92}, and what stands around it. */
    private boolean numeric(int i) {
        if (numberGoesOn(i)) {
            return false;
        }
        int next = i + 1;
        while (t.first(next) == '+'
                || t.first(next) == '-'
                || t.first(next) == '\u2010'
                || t.first(next) == '\u2011'
                || t.first(next) == '\u2013') {
            next++;
        }
        if (t.is(next, "plus")) {
            next++;
        }
        if (yearsOld(next) || beforeSex(i, next)) {
            return found(t.start(i), t.end(i), 0.95);
        }
        boolean other = OTHER_UNITS.has(t.hash(next)) || t.first(next) == '%' || t.first(next) == '\u00B0';
        if (!other && cued(i)) {
            return found(t.start(i), t.end(i), 0.85);
        }
        if (TextCursor.isApostrophe(t.first(next)) && t.is(next + 1, "s")) {
            return decade(i, t.end(next + 1));
        }
        if (!other && said(i) && ends(next)) {
            return found(t.start(i), t.end(i), 0.75);
        }
        boolean aside = t.first(next) == ',' && next == i + 1 && t.first(i - 1) == ',' && RELATIVES.has(t.hash(i - 2));
        return aside && found(t.start(i), t.end(i), 0.7);
    }

    /** Whether the number at {@code i} is a part of a longer one: {@code 1.92}, {@code 92/60}, {@code 92.5}. */
    private boolean numberGoesOn(int i) {
        char before = t.first(i - 1);
        boolean joined = !t.spaceBefore(i)
                && (before == '.' || before == ',' || before == '/' || before == '$')
                && (before == '$' || t.shape(i - 2) == Tokens.NUMBER && !t.spaceBefore(i - 1));
        char after = t.first(i + 1);
        return joined
                || !t.spaceBefore(i + 1)
                        && !t.spaceBefore(i + 2)
                        && (after == '.' || after == '/' || after == ',' || after == ':')
                        && t.shape(i + 2) == Tokens.NUMBER;
    }

    /** {@code year(s) old}, {@code y/o}, {@code y.o.}, {@code yo}, {@code yr old}, {@code years of age}. */
    private boolean yearsOld(int i) {
        int hash = t.hash(i);
        if (!YEARS.has(hash)) {
            return (t.first(i) | 32) == 'y' && t.isWord(i) && t.is(i + 1, "old") && t.linesBefore(i) == 0;
        }
        if (t.is(i, "yo")
                || t.is(i, "yof")
                || t.is(i, "yom")
                || t.is(i, "yow")
                || t.is(i, "yold")
                || t.is(i, "yearold")
                || t.is(i, "yrold")) {
            return true;
        }
        int next = i + 1;
        while (next < i + 3
                && (t.first(next) == '-'
                        || t.first(next) == '/'
                        || t.first(next) == '.'
                        || t.first(next) == '\u2013'
                        || t.first(next) == '\u2011')) {
            next++;
        }
        if (t.is(next, "of")) {
            return t.is(next + 1, "age");
        }
        if (t.is(next, "in") || t.is(next, "a") || t.is(next, "at")) {
            return false;
        }
        boolean old = OLD.has(t.hash(next));
        boolean letter = t.length(i) == 1;
        return letter ? old && (t.is(next, "o") || t.is(next, "old")) : old;
    }

    /** {@code 94/F}, {@code a 92 F with}, {@code 94 female}. */
    private boolean beforeSex(int i, int next) {
        int sex = t.first(next) == '/' ? next + 1 : next;
        if (!SEXES.has(t.hash(sex)) || next > i + 1 && sex == next) {
            return false;
        }
        boolean spelled = t.length(sex) > 1;
        boolean bracket = t.first(i - 1) == '(' && t.isWord(i - 2) && t.first(sex + 1) == ')';
        boolean identified = t.is(sex + 1, "mrn") || t.is(sex + 1, "dob") || t.is(sex + 1, "pt");
        if (sex == next && (bracket || identified) && t.spaceBefore(sex)) {
            return true;
        }
        boolean opened = t.is(i - 1, "a") || t.is(i - 1, "is") || t.linesBefore(i) > 0 || t.first(i - 1) == ',';
        return spelled
                || sex > next
                || opened && t.shape(sex) == Tokens.INITIAL && t.spaceBefore(sex + 1) && t.isWord(sex + 1);
    }

    private boolean cued(int i) {
        int at = i - 1;
        for (int passed = 0; passed < 4 && at >= 0; passed++, at--) {
            char mark = t.first(at);
            boolean filler = t.shape(at) == Tokens.MARK
                    ? mark == ':'
                            || mark == '='
                            || mark == '('
                            || mark == ')'
                            || mark == '|'
                            || mark == '/'
                            || mark == '-'
                            || mark == '"'
                    : t.is(at, "is")
                            || t.is(at, "colon")
                            || t.is(at, "was")
                            || t.is(at, "of")
                            || t.is(at, "sex")
                            || t.is(at, "years")
                            || t.is(at, "yrs")
                            || t.is(at, "y")
                            || t.is(at, "now")
                            || t.is(at, "current")
                            || t.is(at, "gender")
                            || t.is(at, "about");
            if (!filler) {
                break;
            }
        }
        if (at < 0 || t.linesBefore(at + 1) > 1) {
            return false;
        }
        if (CUES.has(t.hash(at))) {
            return !t.is(at, "turns") || at == i - 1;
        }
        boolean died = t.is(at, "at") && at == i - 1
                || t.is(at, "to") && t.is(at - 1, "lived")
                || t.is(at, "be") && t.is(at - 2, "lived");
        return died && (OF_DEATH.has(t.hash(at - 1)) || OF_DEATH.has(t.hash(at - 2)));
    }

    /** {@code 92yo}, {@code 92F}, {@code 95th birthday}, {@code 90s}, {@code 92y}. */
    private boolean code(int i) {
        int from = t.start(i);
        int p = from;
        int number = 0;
        while (p < t.end(i) && p - from < 4 && text.charAt(p) >= '0' && text.charAt(p) <= '9') {
            number = number * 10 + text.charAt(p++) - '0';
        }
        if (p - from < 2 || p - from > 3 || !isOld(number) || t.end(i) - p > 8 || numberGoesOn(i)) {
            return false;
        }
        String rest = text.substring(p, t.end(i)).toLowerCase(java.util.Locale.ROOT);
        return switch (rest) {
            case "yo", "yof", "yom", "yow", "yearold", "yrold", "yold", "yofemale", "yomale" -> found(from, p, 0.95);
            case "y", "yr", "yrs", "year", "years" -> oldAfter(i + 1) && found(from, p, 0.9);
            case "f", "m" ->
                (t.is(i - 1, "a") || t.is(i - 1, "is") || AFTER_SEX.has(t.hash(i + 1)) || shortened(i + 1))
                        && found(from, p, 0.8);
            case "th", "st", "nd", "rd" -> t.is(i + 1, "birthday") && found(from, p, 0.85);
            case "s" -> decade(i, t.end(i));
            default -> false;
        };
    }

    /** {@code w/}, {@code c/o}, {@code p/w}, {@code s/p}, {@code h/o}. */
    private boolean shortened(int i) {
        return t.first(i + 1) == '/' && (t.is(i, "w") || t.is(i, "c") || t.is(i, "p") || t.is(i, "s") || t.is(i, "h"));
    }

    private boolean oldAfter(int i) {
        int next = i;
        while (t.first(next) == '-' || t.first(next) == '/' || t.first(next) == '.' && !t.spaceBefore(next + 1)) {
            next++;
        }
        return t.is(next, "old")
                || t.is(next, "o")
                || t.is(next, "of") && t.is(next + 1, "age")
                || SEXES.has(t.hash(next));
    }

    /** {@code in her mid-90s}: the sentence must say whose. */
    private boolean decade(int i, int decadeEnd) {
        if (number(i, 2) != 90 || t.length(i) > 3) {
            return false;
        }
        return possessed(i) && found(t.start(withEdge(i)), decadeEnd, 0.85);
    }

    /** {@code mid-90s}, {@code late nineties}: the token that the decade starts at. */
    private int withEdge(int i) {
        int edge = t.first(i - 1) == '-' && !t.spaceBefore(i) ? i - 2 : i - 1;
        return t.is(edge, "early") || t.is(edge, "mid") || t.is(edge, "late") ? edge : i;
    }

    private boolean possessed(int i) {
        int at = i - 1;
        while (at > i - 4
                && (t.first(at) == '-'
                        || TextCursor.isApostrophe(t.first(at))
                        || t.is(at, "early")
                        || t.is(at, "mid")
                        || t.is(at, "late"))) {
            at--;
        }
        if (POSSESSIVES.has(t.hash(at))) {
            return t.is(at - 1, "in") || t.is(at - 1, "into") || t.is(at - 1, "of") || t.is(at - 1, "reached");
        }
        return t.is(at, "in") && RELATIVES.has(t.hash(at - 1));
    }

    private boolean named(int i, int what) {
        if (what == DateWords.NINETIES) {
            return possessed(i) && found(t.start(withEdge(i)), t.end(i), 0.85);
        }
        return found(t.start(i), t.end(i), 0.85);
    }

    /** {@code ninety-two years old}, {@code one hundred and one year old}, {@code aged ninety}. */
    private boolean words(int i, int behind) {
        wordEnd = behind - 1;
        int next = behind;
        int unit = t.first(next) == '-' || t.is(next, "and") ? next + 1 : next;
        int code = DateWords.code(t.hash(unit));
        boolean counted = DateWords.type(code) == DateWords.CARDINAL
                && DateWords.value(code) < 20
                && (DateWords.value(code) < 10 || !t.is(i, "ninety"));
        if (counted) {
            wordEnd = unit;
            next = unit + 1;
        }
        while (t.first(next) == '-') {
            next++;
        }
        boolean birthday = t.is(next, "birthday");
        boolean other = OTHER_UNITS.has(t.hash(next));
        boolean aged = said(i) && ends(next) || yearsOld(next) || !other && (cued(i) || isOfSomeone(i)) || birthday;
        return aged && found(t.start(i), t.end(wordEnd), 0.9);
    }

    /** {@code a woman of a hundred and one}. */
    private boolean isOfSomeone(int i) {
        int of = t.is(i - 1, "a") ? i - 2 : i - 1;
        return t.is(of, "of") && RELATIVES.has(t.hash(of - 1));
    }

    /** {@code she is}, {@code I'm}, {@code he'll be} before the number. */
    private boolean said(int i) {
        int verb = i - 1;
        if (t.is(verb, "almost") || t.is(verb, "now") || t.is(verb, "nearly")) {
            verb--;
        }
        if (t.is(verb, "be") || t.is(verb, "turn")) {
            verb--;
            verb -= t.is(verb, "ll") ? 0 : t.is(verb, "will") ? 0 : 1;
        }
        boolean is = t.is(verb, "is") || t.is(verb, "was") || t.is(verb, "am") || t.is(verb, "will");
        boolean joined =
                TextCursor.isApostrophe(t.first(verb - 1)) && (t.is(verb, "s") || t.is(verb, "m") || t.is(verb, "ll"));
        int who = joined ? verb - 2 : verb - 1;
        return (is || joined) && PERSONS.has(t.hash(who));
    }

    private boolean ends(int next) {
        return t.linesBefore(next) > 0 || ".,;!?)".indexOf(t.first(next)) >= 0 || ENDINGS.has(t.hash(next));
    }

    /** {@code born in 1921}: a birth year that makes anyone alive older than 89 reveals the age. */
    private boolean birthYear(int i) {
        int year = number(i, 4);
        if (year < 1880
                || year > 1934
                || numberGoesOn(i)
                || t.first(i + 1) == '-'
                || t.first(i - 1) == '-'
                || t.first(i - 1) == '/') {
            return false;
        }
        int at = i - 1;
        while (at > i - 4
                && (t.is(at, "in") || t.is(at, "of") || t.first(at) == ':' || t.is(at, "year") || t.first(at) == '(')) {
            at--;
        }
        boolean born = BORN.has(t.hash(at)) || t.is(at, "birth") || t.is(at, "b") && t.first(at + 1) == '.';
        return born && found(t.start(i), t.end(i), 0.6);
    }

    private boolean found(int from, int to, double sure) {
        start = from;
        end = to;
        score = sure;
        return true;
    }

    private static boolean isOld(int age) {
        return age >= 90 && age <= OLDEST;
    }

    /** The value of the first {@code width} characters of token {@code i}; -1 if they are not ASCII digits. */
    private int number(int i, int width) {
        int value = 0;
        for (int p = t.start(i); p < t.start(i) + width; p++) {
            char c = text.charAt(p);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
