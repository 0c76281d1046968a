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
    private static final int MOST_HOPS = 10;
    private static final int MOST_VALUES = 12;

    private final Page page;
    private final Tokens tokens;
    private final ShapeRun shapes;
    private final ValueReader values;
    private final int designators;
    private final int fillers;

    /** How a value was reached. */
    private boolean explicit;

    private boolean colon;
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
    }

    /**
     * Claims the values of a cue.
     *
     * @param first the cue's first token
     * @param behind the token behind the cue
     * @return whether there was one
     */
    boolean bind(int first, int behind, Cue cue) {
        int value = reach(behind, cue);
        boolean listed = cue.weak() && !explicit && page.isMark(first - 1, ",");
        if (value < 0 || listed) {
            return false;
        }
        int end = claim(value, cue, glued ? tokens.start(first) : tokens.start(value));
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
                        : values.id(token, cue.weak() ? Math.max(4, cue.digits()) : cue.digits(), true, false, false);
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
                glued = tied && hop <= 1;
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
        if (tokens.is(at, "last") && (tokens.is(at + 1, "four") || tokens.is(at + 1, "4"))) {
            filler = true;
            return at + 2;
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

    private int skipMark(int at, Cue cue) {
        char c = tokens.first(at);
        if (cue.form() == Cue.Form.SECRET && colon && "\"'`:=".indexOf(c) < 0) {
            return at;
        }
        switch (c) {
            case ':', '=', '#', '|', '>' -> {
                explicit = true;
                colon |= c == ':' || c == '=';
                return at + 1;
            }
            case '(', '[' -> {
                return skipBracket(at, cue);
            }
            case '?' -> {
                return skipToAnswer(at);
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

    /** In a transcript the answer stands on the next line, behind who gives it: {@code Patient: }. */
    private int skipToAnswer(int question) {
        int at = question + 1;
        while (page.isMark(at, "\"'") && tokens.linesBefore(at) == 0) {
            at++;
        }
        for (int word = at; tokens.linesBefore(at) > 0 && word < at + 4; word++) {
            if (page.isMark(word, ":")) {
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
        boolean shaped = tokens.shape(token) != Tokens.LOWER && shapes.run(token);
        if (shaped && (shapes.isSelfEvident() || (filler || cue.weak()) && isSure(cue))) {
            return -1;
        }
        boolean takesShape = shaped && agrees(cue.kind(), kindOf(shapes.rule())) && shapes.score() > 0.3;
        int shapeEnd = takesShape ? tokens.at(shapes.end() - 1) + 1 : -1;
        end = switch (cue.form()) {
            case ID -> id(token, cue);
            case PHONE -> Math.max(shapeEnd, values.phone(token, cue.digits(), explicit || !cue.weak()));
            case PLATE -> values.plate(token, explicit);
            case LOGIN -> colon || explicit || filler ? values.login(token, colon) : -1;
            case SECRET -> colon || filler ? values.secret(token, colon) : -1;
        };
        end = Math.max(end, shapeEnd);
        if (end < 0 || newLine && !endsLine(end)) {
            return -1;
        }
        page.claim(start, tokens.end(end - 1), cue.kind(), cue.score(), cue.name(), "cue");
        return end;
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
            } else if (tokens.is(at, "and") || tokens.is(at, "or")) {
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
