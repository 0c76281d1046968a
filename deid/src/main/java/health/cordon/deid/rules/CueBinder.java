package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/**
 * Ties a cue to the value that it announces.
 *
 * <p>Between them may stand marks ({@code : # = |}), words for number ({@code no.}, {@code id}), a few words that carry
 * nothing ({@code is}, {@code of the patient}), one remark in brackets, and a line end, if the value then has its line to
 * itself. Further values behind commas and {@code and} belong to the same cue.
 */
final class CueBinder {

    private static final int[] NONE = {};
    private static final double SURE = 0.85;
    private static final int MOST_HOPS = 12;
    private static final int MOST_VALUES = 12;

    private final Page page;
    private final Tokens tokens;
    private final ShapeRun shapes;
    private final ValueReader values;
    private final int designators;
    private final int fillers;
    private final int speakers;
    private final int spokenMarks;
    private final int units;

    /** How a value was reached. */
    private boolean explicit;

    private boolean colon;
    private boolean assigned;
    private boolean filler;
    private boolean newLine;
    private boolean glued;

    CueBinder(Page page, ShapeRun shapes) {
        this.page = page;
        this.tokens = page.tokens;
        this.shapes = shapes;
        this.values = new ValueReader(page);
        this.designators = page.rules.contextGroup("number-word");
        this.fillers = page.rules.contextGroup("filler");
        this.speakers = page.rules.contextGroup("speaker");
        this.spokenMarks = page.rules.contextGroup("spoken-mark");
        this.units = page.rules.contextGroup("unit");
    }

    /**
     * Claims the values of a cue.
     *
     * @param first the cue's first token
     * @param behind the token behind the cue
     * @return whether there was one
     */
    boolean bind(int first, int behind, Cue cue) {
        if (isInsideWord(first)) {
            return false;
        }
        int value = reach(behind, cue);
        boolean listed = value >= 0
                && cue.weak()
                && !explicit
                && page.isMark(first - 1, ",")
                && (value >= tokens.size() || tokens.length(value) < 5);
        if (value < 0 || listed) {
            return false;
        }
        int end = claim(value, cue, glued && !page.isMark(behind - 1, "#") ? tokens.start(first) : tokens.start(value));
        if (end < 0) {
            return false;
        }
        for (int more = 1; more < MOST_VALUES; more++) {
            int next = nextValue(end);
            int after = next < 0 ? -1 : claim(next, cue, tokens.start(next));
            if (after < 0) {
                break;
            }
            end = after;
        }
        return true;
    }

    /** The {@code dL} of {@code mg/dL} and the {@code O} of {@code I&O} are no cues. */
    private boolean isInsideWord(int first) {
        return first > 1
                && page.glued(first)
                && (page.isMark(first - 1, "&")
                        || page.isMark(first - 1, "/") && page.glued(first - 1) && page.startsWith(first - 2, units));
    }

    /** The groups of the phrase that the letters at the start of a code are; empty if they are none. */
    private int[] prefixGroups(int token) {
        int start = tokens.start(token);
        int letters = start;
        while (letters < tokens.end(token) && Character.isLetter(page.text.charAt(letters))) {
            letters++;
        }
        int length = letters - start;
        if (length < 2 || length > 12 || tokens.end(token) - letters < 2) {
            return NONE;
        }
        int node = page.phrases.child(0, Tokens.hash(page.text.subSequence(start, letters)));
        return node < 0 ? NONE : page.phrases.groups(node);
    }

    private boolean hasCuePrefix(int token) {
        for (int group : prefixGroups(token)) {
            if (group < page.rules.cueCount()) {
                return true;
            }
        }
        return false;
    }

    /** Claims a code whose letters are a cue: {@code MRN133202}. */
    boolean bindPrefix(int token) {
        int start = tokens.start(token);
        for (int group : prefixGroups(token)) {
            if (group < page.rules.cueCount()) {
                Cue cue = page.rules.cue(group);
                reset();
                explicit = true;
                int end = cue.form() == Cue.Form.SECRET || cue.form() == Cue.Form.LOGIN
                        ? -1
                        : values.id(token, cue.weak() ? Math.max(4, cue.digits()) : cue.digits(), true, true, false);
                if (end > 0) {
                    page.claim(start, tokens.end(end - 1), cue.kind(), cue.score(), cue.name(), "cue glued to it");
                    return true;
                }
            }
        }
        return false;
    }

    private void reset() {
        explicit = false;
        colon = false;
        assigned = false;
        filler = false;
        newLine = false;
        glued = false;
    }

    /** Goes from the cue to where its value must begin; -1 if something else comes. */
    private int reach(int behind, Cue cue) {
        reset();
        int at = behind;
        boolean tied = true;
        for (int hop = 0; hop < MOST_HOPS && at < tokens.size(); hop++) {
            if (tokens.linesBefore(at) > 0) {
                if (newLine || filler) {
                    return -1;
                }
                newLine = true;
            }
            tied &= page.glued(at) && (tokens.shape(at) != Tokens.MARK || page.isMark(at, "-_"));
            int skipped = skip(at, cue, tied);
            if (skipped == at) {
                glued = tied && hop <= 3;
                return at;
            }
            if (skipped < 0) {
                return -1;
            }
            at = skipped;
        }
        return -1;
    }

    /** The token behind what may stand between; the token itself if a value may begin there; -1 if neither. */
    private int skip(int at, Cue cue, boolean tied) {
        if (tokens.shape(at) == Tokens.MARK) {
            return skipMark(at, cue);
        }
        if (cue.weak() && cue.form() == Cue.Form.ID && tokens.is(at, "as")) {
            return -1;
        }
        if (tokens.is(at, "last") && (tokens.is(at + 1, "four") || tokens.is(at + 1, "4"))) {
            filler = true;
            return at + 2;
        }
        int spoken = cue.form() == Cue.Form.SECRET ? 0 : page.lengthOf(at, spokenMarks);
        if (spoken > 0 && !tied && !page.glued(at)) {
            return skipSpoken(at, spoken);
        }
        if (cue.form() == Cue.Form.PHONE && isCount(at)) {
            return at + 1;
        }
        if (beginsCode(at)) {
            return at;
        }
        int designator = page.lengthOf(at, designators);
        if (designator > 0 && !(cue.form() == Cue.Form.LOGIN && colon)) {
            explicit = true;
            return at + designator;
        }
        if (colon && cue.form() != Cue.Form.ID && cue.form() != Cue.Form.PHONE) {
            return at;
        }
        int idle = page.lengthOf(at, fillers);
        if (idle > 0 && !tied) {
            filler = true;
            return at + idle;
        }
        return at;
    }

    /** {@code MRN colon 12345}: a mark that was said. */
    private int skipSpoken(int at, int length) {
        boolean said = tokens.is(at, "colon") || tokens.is(at, "equal");
        explicit |= said;
        colon |= said;
        int answer = tokens.is(at, "period") ? skipToAnswer(at, false) : -1;
        return answer < 0 ? at + length : answer;
    }

    /** {@code paged x2 (37934)}: how often. */
    private boolean isCount(int at) {
        return tokens.shape(at) == Tokens.CODE
                && tokens.length(at) == 2
                && (tokens.first(at) == 'x' || tokens.first(at) == 'X')
                && page.isMark(at + 1, "(");
    }

    /** {@code PT-0123-456}, {@code IN-ID-1234567}: a word with a number tied to it is the value's first part. */
    private boolean beginsCode(int at) {
        if (!tokens.isWord(at)
                || page.glued(at) && !page.isMark(at - 1, "([\"'")
                || tokens.length(at) > 4
                || !isTied(at + 1)) {
            return false;
        }
        boolean number = tokens.shape(at + 2) == Tokens.NUMBER || tokens.shape(at + 2) == Tokens.CODE;
        return number
                ? tokens.length(at + 2) > 3 || isTied(at + 3) && tokens.shape(at + 4) == Tokens.NUMBER
                : tokens.isWord(at + 2)
                        && tokens.length(at + 2) <= 4
                        && isTied(at + 3)
                        && tokens.shape(at + 4) == Tokens.NUMBER;
    }

    /** Whether a hyphen stands here without white space on either side. */
    private boolean isTied(int hyphen) {
        return hyphen + 1 < tokens.size() && page.isMark(hyphen, "-_.") && page.glued(hyphen) && page.glued(hyphen + 1);
    }

    private int skipMark(int at, Cue cue) {
        char c = tokens.first(at);
        if (c == ',' && cue.form() == Cue.Form.ID && !cue.weak()) {
            int clause = behindClause(at + 1);
            return clause < 0 ? at + 1 : clause;
        }
        if (c == '.' && cue.form() != Cue.Form.SECRET) {
            int answer = skipToAnswer(at, false);
            return answer < 0 ? at + 1 : answer;
        }
        if (cue.form() == Cue.Form.LOGIN && (c == '\'' || c == '"') && page.glued(at + 1)) {
            explicit = true;
        }
        if (cue.form() == Cue.Form.SECRET && colon && "\"'`:=".indexOf(c) < 0) {
            return at;
        }
        switch (c) {
            case ':', '=', '#', '|', '>' -> {
                explicit = true;
                colon |= c == ':' || c == '=';
                assigned |= c == '=';
                return at + 1;
            }
            case '(', '[' -> {
                return skipBracket(at, cue);
            }
            case '?' -> {
                return skipToAnswer(at, true);
            }
            case '+', '*' -> {
                return tokens.isWord(at + 1) || !page.glued(at + 1) || tokens.shape(at + 1) == Tokens.MARK && c == '*'
                        ? (page.glued(at + 1) && tokens.shape(at + 1) == Tokens.MARK && shapeAt(at) ? at : at + 1)
                        : at;
            }
            case '"',
                    '\'',
                    '`',
                    '-',
                    '\u2013',
                    '\u2014',
                    ')',
                    ']',
                    '.',
                    ',',
                    '~',
                    '_',
                    '^',
                    '\u2116',
                    '\\',
                    '{',
                    '}',
                    '<',
                    '@' -> {
                colon |= "\"'`".indexOf(c) >= 0
                        && cue.form() == Cue.Form.SECRET
                        && page.glued(at + 1)
                        && !page.glued(at);
                return c == '@' && cue.form() == Cue.Form.LOGIN ? at : c == '@' ? -1 : at + 1;
            }
            default -> {
                return -1;
            }
        }
    }

    /**
     * In a transcript the answer stands behind who gives it: {@code Patient: }.
     *
     * @param anyone whether any few words before a colon on the next line will do, not only those for a speaker
     */
    private int skipToAnswer(int mark, boolean anyone) {
        int at = mark + 1;
        boolean line = tokens.linesBefore(at) > 0;
        while (page.isMark(at, "\"'|") && at < mark + 4) {
            at++;
            line |= tokens.linesBefore(at) > 0;
        }
        if (!(anyone && line) && !page.startsWith(at, speakers)) {
            return -1;
        }
        for (int word = at; word < at + 4 && word < tokens.size(); word++) {
            if (page.isMark(word, ":|") || word > at && tokens.is(word, "colon")) {
                explicit = true;
                newLine = false;
                return word + 1;
            }
            if (!tokens.isWord(word) && !page.isMark(word, ".")) {
                break;
            }
        }
        return -1;
    }

    /** {@code MRN, if known at Mercy: 123456}: behind the colon that ends a few words; -1 if none does. */
    private int behindClause(int first) {
        for (int word = first; word < first + 7 && tokens.linesBefore(word) == 0; word++) {
            if (word > first + 1 && page.isMark(word, ":")) {
                explicit = true;
                return word + 1;
            }
            if (!tokens.isWord(word)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean shapeAt(int token) {
        return shapes.run(token);
    }

    /** A remark in brackets is jumped over; a bracket that opens a value is the value's. */
    private int skipBracket(int at, Cue cue) {
        if (cue.form() == Cue.Form.PHONE && shapes.run(at)) {
            return at;
        }
        for (int close = at + 1; close < at + 6 && close < tokens.size(); close++) {
            if (page.isMark(close, ")]")) {
                boolean remark = true;
                for (int inner = at + 1; inner < close; inner++) {
                    remark &= tokens.isWord(inner) || page.isMark(inner, "#./-'");
                }
                return remark ? close + 1 : at + 1;
            }
        }
        return at + 1;
    }

    /** Claims the value at a token; the token behind it, or -1 if there is no value. */
    private int claim(int token, Cue cue, int start) {
        if (tokens.start(token) < page.claimedTo() || token >= tokens.size()) {
            return -1;
        }
        int end = -1;
        boolean shaped = (tokens.shape(token) != Tokens.LOWER || isTied(token + 1)) && shapes.run(token);
        if (shaped && (shapes.isSelfEvident() || (filler || cue.weak()) && isSure(cue))) {
            return -1;
        }
        boolean takesShape = shaped && agrees(cue.kind(), kindOf(shapes.rule())) && shapes.score() > 0.3;
        int shapeEnd = takesShape ? tokens.at(shapes.end() - 1) + 1 : -1;
        int sureEnd = shaped && shapes.score() >= SURE ? tokens.at(shapes.end() - 1) + 1 : -1;
        end = switch (cue.form()) {
            case ID -> id(token, cue);
            case PHONE -> Math.max(shapeEnd, values.phone(token, cue.digits(), explicit || !cue.weak()));
            case PLATE -> values.plate(token, explicit);
            case LOGIN -> login(token, cue);
            case SECRET -> colon || filler ? values.secret(token, colon) : -1;
        };
        end = Math.max(end, end < 0 ? shapeEnd : Math.max(shapeEnd, sureEnd));
        if (end < 0 || newLine && !endsLine(end)) {
            return -1;
        }
        page.claim(start, tokens.end(end - 1), cue.kind(), cue.score(), cue.name(), "cue");
        return end;
    }

    private int login(int token, Cue cue) {
        if (values.isPlainLogin(token)) {
            return values.login(token, colon);
        }
        boolean joined = page.isMark(token + 1, "._-")
                && page.glued(token + 1)
                && page.glued(token + 2)
                && token + 2 < tokens.size();
        boolean word = tokens.isWord(token) && !joined;
        boolean dotted = joined && !page.isMark(token + 1, "-") && tokens.shape(token + 2) == tokens.shape(token);
        boolean announced = cue.weak() ? assigned || colon && !word : colon || explicit || filler || dotted;
        return announced ? values.login(token, colon) : -1;
    }

    /** Whether the shape tells another kind by itself, more surely than a cue some words away. */
    private boolean isSure(Cue cue) {
        return shapes.score() >= 0.9 && !agrees(cue.kind(), kindOf(shapes.rule()));
    }

    private int id(int token, Cue cue) {
        return values.id(token, cue.digits(), explicit || !cue.weak() && !filler, cue.weak(), filler);
    }

    private static PhiKind kindOf(Rule rule) {
        PhiKind kind = rule.kind();
        return kind == null ? PhiKind.OTHER_ID : kind;
    }

    private static boolean agrees(PhiKind cue, PhiKind shape) {
        return cue == shape
                || cue == PhiKind.FAX && shape == PhiKind.PHONE
                || shape == PhiKind.OTHER_ID && cue != PhiKind.PHONE;
    }

    /** Whether nothing but marks follows up to the line's end. */
    private boolean endsLine(int token) {
        return token >= tokens.size()
                || tokens.linesBefore(token) > 0
                || tokens.shape(token) == Tokens.MARK
                || tokens.spaceBefore(token) && tokens.start(token) - tokens.end(token - 1) > 1;
    }

    /** Where the next value of a list begins: behind a comma, a slash, {@code and}; -1 if the list is over. */
    private int nextValue(int end) {
        int at = end;
        boolean joined = false;
        for (int hop = 0; hop < 5 && at < tokens.size() && tokens.linesBefore(at) == 0; hop++) {
            if (page.isMark(at, ",;/&")) {
                joined = true;
                at++;
            } else if (tokens.is(at, "and") || tokens.is(at, "or") || tokens.is(at, "comma")) {
                joined = true;
                at++;
            } else if (joined && page.isMark(at, "#")) {
                at++;
            } else if (joined && page.lengthOf(at, designators) > 0) {
                at += page.lengthOf(at, designators);
            } else {
                break;
            }
        }
        newLine = false;
        filler = false;
        explicit = false;
        colon = false;
        byte shape = tokens.shape(at);
        boolean value = shape == Tokens.NUMBER || shape == Tokens.CODE && !hasCuePrefix(at) || page.isMark(at, "(");
        return joined && value && at < tokens.size() ? at : -1;
    }
}
