package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/**
 * Sets aside the codes behind the name of a public system: {@code SNOMED 22298006}, {@code HCPCS J1885 x 2, G0008}. They tell
 * a disease, a test, a drug, a trade, and nobody.
 *
 * <p>The first value may have any form but that of a telephone or social security number; further values behind commas must
 * be alike and short.
 */
final class PublicCodes {

    private static final int MOST_VALUES = 16;
    private static final int LONGEST = 18;
    private static final int LONGEST_FURTHER = 8;

    private final Page page;
    private final Tokens tokens;
    private final ShapeRun shapes;
    private final int designators;

    PublicCodes(Page page, ShapeRun shapes) {
        this.page = page;
        this.tokens = page.tokens;
        this.shapes = shapes;
        this.designators = page.rules.contextGroup("number-word");
    }

    /** Sets aside the codes of the system whose name ends before a token. */
    void keepBehind(int behind) {
        int at = behind;
        for (int hop = 0; hop < 4 && at < tokens.size() && tokens.linesBefore(at) == 0; hop++) {
            int words = page.isMark(at, ":#=-(\"'") ? 1 : page.lengthOf(at, designators);
            if (words == 0 && !tokens.is(at, "codes") && !tokens.is(at, "is")) {
                break;
            }
            at += Math.max(1, words);
        }
        int first = at;
        for (int value = 0; value < MOST_VALUES && at >= 0; value++) {
            int end = value(at);
            if (end < 0 || value > 0 && !isAlike(first, at, end)) {
                return;
            }
            page.keep(tokens.start(at), tokens.end(end - 1));
            at = nextValue(end);
        }
    }

    /** Behind the code at a token; -1 if none begins there. */
    private int value(int first) {
        if (!isPart(first) || tokens.linesBefore(first) > 0) {
            return -1;
        }
        int last = first;
        while (page.isMark(last + 1, "-./") && page.glued(last + 1) && page.glued(last + 2) && isPart(last + 2)) {
            last += 2;
        }
        boolean told = shapes.run(first) && shapes.rule().kind() != PhiKind.OTHER_ID && shapes.score() > 0.8;
        return told || tokens.end(last) - tokens.start(first) > LONGEST ? -1 : last + 1;
    }

    private boolean isPart(int token) {
        byte shape = tokens.shape(token);
        return token < tokens.size() && (shape == Tokens.NUMBER || shape == Tokens.CODE);
    }

    private boolean isAlike(int first, int token, int end) {
        return tokens.end(end - 1) - tokens.start(token) <= LONGEST_FURTHER
                && tokens.shape(token) == tokens.shape(first)
                && (tokens.shape(token) == Tokens.CODE || tokens.length(token) == tokens.length(first));
    }

    /** Behind a comma or {@code and}, and behind how often the code before it counts; -1 if the list is over. */
    private int nextValue(int end) {
        int at = end;
        if (tokens.is(at, "x") && tokens.shape(at + 1) == Tokens.NUMBER && tokens.length(at + 1) < 3) {
            at += 2;
        }
        int value = at;
        while (value < at + 2
                && (page.isMark(value, ",;&+")
                        || tokens.is(value, "and")
                        || tokens.is(value, "or")
                        || tokens.is(value, "with"))) {
            value++;
        }
        return value > at ? value : -1;
    }
}
