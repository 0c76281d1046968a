package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import org.jspecify.annotations.Nullable;

/** One pass over one document: phrases are noted and bound to values, shapes are tried where a group begins. */
final class RulePass {

    /** What is believed less is a number that no rule has a name for. */
    private static final double NAMED = 0.6;

    /** How far before a number the word {@code fax} may stand: {@code fax the operative note of the visit to 555-123-4567}. */
    private static final int FAX_REACH = 12;

    private static final String HYPHENS = "-_./@\\\u2010\u2011\u2012\u2013\u2014\u2015";

    private final Page page;
    private final Tokens tokens;
    private final ShapeRun shapes;
    private final CueBinder binder;
    private final SpokenEmail spoken;
    private final Segments segments;
    private final HeaderNumber headerNumber;
    private final SignedExtension extension;
    private final NumberedName numberedName;
    private final PublicCodes codes;
    private final SpokenNumber spokenNumber;
    private final int faxWords;
    private final int codingSystems;

    RulePass(RuleSet rules, SourceText text, Detections found) {
        this.page = new Page(rules, text, found);
        this.tokens = page.tokens;
        this.shapes = new ShapeRun(page);
        this.binder = new CueBinder(page, shapes);
        this.spoken = new SpokenEmail(page);
        this.segments = new Segments(page);
        this.headerNumber = new HeaderNumber(page);
        this.extension = new SignedExtension(page);
        this.numberedName = new NumberedName(page);
        this.spokenNumber = new SpokenNumber(page);
        this.codes = new PublicCodes(page, shapes);
        this.faxWords = rules.contextGroup("fax-word");
        this.codingSystems = rules.contextGroup("coding-system");
    }

    void run() {
        int size = tokens.size();
        for (int i = 0; i < size; i++) {
            if (tokens.start(i) < page.claimedTo()) {
                continue;
            }
            if (page.phrases.mayBeginNoticed(tokens.hash(i))) {
                phrasesAt(i);
            }
            byte shape = tokens.shape(i);
            if (shape < Tokens.NUMBER && spokenNumber.claimAt(i)) {
                continue;
            }
            if (shape == Tokens.LOWER ? !lowerStart(i) : !start(i, shape)) {
                continue;
            }
            if (tokens.start(i) < page.claimedTo()
                    || shape == Tokens.CODE && (numberedName.claimAt(i) || binder.bindPrefix(i))
                    || spoken.claimAt(i)
                    || segments.claimAt(i)
                    || shape == Tokens.CODE && extension.claimAt(i)) {
                continue;
            }
            if (shapes.run(i)) {
                claim(i);
            } else if (shapes.keptEnd() > 0) {
                page.keep(tokens.start(i), shapes.keptEnd());
            } else {
                headerNumber.claimAt(i);
            }
        }
    }

    /** How many steps the automata took. */
    long steps() {
        return shapes.steps();
    }

    /** Notes all phrases that begin here and lets the longest cue claim its value. */
    private void phrasesAt(int token) {
        Phrases phrases = page.phrases;
        int longest = phrases.longest(tokens, token);
        if (longest == 0) {
            return;
        }
        int end = token + (longest & 15);
        boolean bound = false;
        for (int group : phrases.groups(longest >> 4)) {
            if (group < page.rules.cueCount() || !beginsCode(end - 1)) {
                page.saw(group, end - 1);
            }
            if (!bound && group < page.rules.cueCount()) {
                bound = binder.bind(token, end, page.rules.cue(group));
            }
            if (!bound && group == codingSystems) {
                codes.keepBehind(end);
            }
        }
    }

    /** Whether a word is the first part of a code, as in {@code PT-0123-456}, and so says nothing about a number. */
    private boolean beginsCode(int word) {
        return page.isMark(word + 1, "-")
                && page.glued(word + 1)
                && page.glued(word + 2)
                && tokens.shape(word + 2) == Tokens.NUMBER
                && tokens.length(word + 2) > 2
                && page.isMark(word + 3, "-")
                && page.glued(word + 3);
    }

    /** Most words are words: only one that is tied to more can begin an address. */
    private boolean lowerStart(int i) {
        return i + 1 < tokens.size()
                        && page.glued(i + 1)
                        && tokens.shape(i + 1) == Tokens.MARK
                        && "@._-+%:/[(".indexOf(tokens.first(i + 1)) >= 0
                        && (page.glued(i + 2) && i + 2 < tokens.size())
                        && open(i)
                || tokens.length(i) <= 2 && i + 1 < tokens.size() && tokens.is(i, "at");
    }

    private boolean start(int i, byte shape) {
        if (shape == Tokens.MARK) {
            return "(+@*=\\:[#{".indexOf(tokens.first(i)) >= 0
                    && i + 1 < tokens.size()
                    && page.glued(i + 1)
                    && (tokens.first(i) == '(' || tokens.first(i) == '*' || !page.wordAt(tokens.start(i) - 1));
        }
        return open(i);
    }

    /** Whether the token does not continue a group: {@code 02} in {@code 2021-02-03} does. */
    private boolean open(int i) {
        if (!page.glued(i) || i == 0) {
            return true;
        }
        if (tokens.first(i - 1) == '#' && Character.isLetter(tokens.first(i))) {
            return i > 1 && page.glued(i - 1) || isNumbered(i);
        }
        if (HYPHENS.indexOf(tokens.first(i - 1)) < 0 || tokens.shape(i - 1) != Tokens.MARK) {
            return tokens.first(i - 1) != '\'' || tokens.shape(i) != Tokens.LOWER || !page.glued(i - 1);
        }
        if (i < 2 || !page.glued(i - 1) || tokens.shape(i - 2) == Tokens.MARK) {
            return tokens.first(i - 1) != '@';
        }
        if (tokens.start(i - 1) == page.claimedTo()) {
            return true;
        }
        char joiner = tokens.first(i - 1);
        byte shape = tokens.shape(i);
        boolean number = shape == Tokens.NUMBER || shape == Tokens.CODE;
        boolean label = tokens.isWord(i - 2) && (tokens.length(i - 2) > 2 || joiner == '/');
        return joiner != '@' && number && label && (joiner != '-' || tokens.shape(i - 2) != Tokens.UPPER);
    }

    /** {@code YH-2013-87854} behind a {@code #}: no hashtag goes on like that. */
    private boolean isNumbered(int i) {
        return isSerial(i)
                || page.isMark(i + 1, "-")
                        && page.glued(i + 1)
                        && page.glued(i + 2)
                        && tokens.shape(i + 2) == Tokens.NUMBER
                        && tokens.length(i + 2) > 2;
    }

    /** {@code TYC409715}: up to four letters and five digits or more. */
    private boolean isSerial(int i) {
        int digits = 0;
        int end = tokens.end(i);
        while (digits < tokens.length(i) && Shapes.isDigit(page.text.charAt(end - digits - 1))) {
            digits++;
        }
        return digits > 4 && tokens.length(i) - digits < 5;
    }

    private void claim(int token) {
        Rule rule = shapes.rule();
        PhiKind kind = rule.kind();
        if (kind == null) {
            return;
        }
        int start = tokens.start(token);
        Cue behind = cueBehind(shapes.end(), kind);
        if (behind == null
                && kind == PhiKind.OTHER_ID
                && rule.score() <= NAMED
                && headerNumber.names(token, shapes.end())) {
            page.claim(start, shapes.end(), PhiKind.MRN, 0.7, "rules:header-number", "number beside a name");
            return;
        }
        page.claim(
                start,
                shapes.end(),
                behind == null ? kind == PhiKind.PHONE && isFaxed(token) ? PhiKind.FAX : kind : behind.kind(),
                shapes.score(),
                behind == null ? rule.name() : behind.name(),
                behind == null ? shapes.evidence() : "shape, cue behind it");
        if (shapes.longerEnd() > shapes.end()) {
            page.claim(
                    start,
                    shapes.longerEnd(),
                    PhiKind.OTHER_ID,
                    shapes.longerScore(),
                    "rules:longer-group",
                    "the shape goes on");
        }
    }

    /** Whether the last word before a number that says what it is for is of faxing. */
    private boolean isFaxed(int token) {
        int fax = page.lastSeen(faxWords);
        for (int cue : page.rules.faxCues()) {
            fax = Math.max(fax, page.lastSeen(cue));
        }
        if (fax < token - FAX_REACH || fax > token) {
            return false;
        }
        for (int cue : page.rules.telephoneCues()) {
            if (page.lastSeen(cue) > fax) {
                return false;
            }
        }
        return true;
    }

    /** {@code 555-123-4567 (fax)}: the cue stands behind and announces nothing else. */
    private @Nullable Cue cueBehind(int end, PhiKind kind) {
        int token = tokens.at(end);
        boolean bracket = page.isMark(token, "([");
        int at = bracket ? token + 1 : token;
        if (at >= tokens.size() || tokens.linesBefore(token) > 0) {
            return null;
        }
        Cue cue = page.cueAt(at);
        if (cue == null) {
            return null;
        }
        boolean fits = switch (kind) {
            case PHONE -> cue.kind() == PhiKind.FAX;
            case OTHER_ID -> cue.form() == Cue.Form.ID;
            default -> false;
        };
        if (!fits) {
            return null;
        }
        if (bracket) {
            return cue;
        }
        int next = at + 1;
        byte shape = tokens.shape(next);
        boolean announcesMore = page.isMark(next, ":#=(")
                || shape == Tokens.NUMBER
                || shape == Tokens.CODE
                || tokens.first(next) == '+';
        return announcesMore ? null : cue;
    }
}
