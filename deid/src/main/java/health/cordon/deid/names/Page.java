package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.lexicon.WordEvidence;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;

/**
 * One document while names are looked for in it: its tokens, which of them are taken, and how each line is written. Lines
 * are asked for in rising order. Not thread-safe.
 */
final class Page {

    /** Capitals tell names from words. */
    static final int PROSE = 0;
    /** All in capitals: they tell nothing. */
    static final int CAPS = 1;
    /** A document without capitals. */
    static final int LOWER = 2;
    /** Every word capitalised: a heading, a form. */
    static final int HEADING = 3;

    /** The longest stretch that is judged as one line. */
    private static final int WINDOW = 200;

    final Tokens tokens;
    final Lexicon lexicon;
    final CueTable cues;
    final boolean dialogue;
    private final boolean lowerCase;
    private final long[] taken;
    private final int[] evidence;
    private final long[] cue;

    private int lineStart;
    private int lineEnd;
    private int style;

    Page(SourceText text, Lexicon lexicon, CueTable cues, Detections found) {
        this.tokens = text.tokens();
        this.lexicon = lexicon;
        this.cues = cues;
        Meanings meanings = text.shared(lexicon, () -> Meanings.of(tokens, WordEvidence.of(text, lexicon), cues));
        this.evidence = meanings.evidence;
        this.cue = meanings.cue;
        this.lowerCase = meanings.lowerCase;
        this.dialogue = meanings.dialogue;
        this.taken = new long[(tokens.size() >> 6) + 1];
        for (Detection claim : found.all()) {
            if (claim.score() >= 0.5 && claim.kind() != PhiKind.NAME && claim.kind() != PhiKind.CLINICIAN_NAME) {
                take(claim);
            }
        }
    }

    /** What the lists know of each token of a text, and how the text is written; looked up once for all its readers. */
    private record Meanings(int[] evidence, long[] cue, boolean lowerCase, boolean dialogue) {

        static Meanings of(Tokens tokens, WordEvidence evidence, CueTable cues) {
            long[] cue = new long[tokens.size()];
            int words = 0;
            int capitals = 0;
            int speakers = 0;
            for (int i = 0; i < tokens.size(); i++) {
                byte shape = tokens.shape(i);
                if (shape != Tokens.NUMBER) {
                    cue[i] = cues.word(tokens.hash(i));
                }
                words += shape == Tokens.LOWER ? 1 : 0;
                capitals += shape == Tokens.CAPITALIZED ? 1 : 0;
                if (shape == Tokens.MARK
                        && tokens.first(i) == ':'
                        && tokens.linesBefore(i - 1) > 0
                        && speaks(tokens, i - 1)) {
                    speakers++;
                }
            }
            return new Meanings(evidence.values(), cue, words >= 2 && capitals * 20 <= words, speakers >= 3);
        }
    }

    private static boolean speaks(Tokens tokens, int i) {
        return tokens.is(i, "doctor")
                || tokens.is(i, "patient")
                || tokens.is(i, "dr")
                || tokens.is(i, "pt")
                || tokens.is(i, "nurse")
                || tokens.is(i, "agent")
                || tokens.is(i, "customer")
                || tokens.is(i, "guest_family")
                || tokens.is(i, "caller")
                || tokens.is(i, "clinician");
    }

    private void take(Detection claim) {
        int last = tokens.at(claim.end() - 1);
        take(tokens.at(claim.start()), last + 1);
    }

    /** Marks tokens as belonging to a claim already made. */
    void take(int from, int to) {
        for (int i = from; i < to && i < tokens.size(); i++) {
            taken[i >> 6] |= 1L << i;
        }
    }

    boolean isTaken(int i) {
        return i >= 0 && i < tokens.size() && (taken[i >> 6] & 1L << i) != 0;
    }

    /** What the lexicon knows of token {@code i}. */
    int evidence(int i) {
        return i < 0 || i >= evidence.length ? 0 : evidence[i];
    }

    /** What the table of cues knows of token {@code i} alone. */
    long cue(int i) {
        return i < 0 || i >= cue.length ? 0 : cue[i];
    }

    /** How the line of token {@code i} is written. */
    int style(int i) {
        if (i >= lineEnd || i < lineStart) {
            readLine(i);
        }
        return style;
    }

    /** Whether a sentence, a cell or a line begins at token {@code i}. */
    boolean startsSentence(int i) {
        if (i == 0 || tokens.linesBefore(i) > 1) {
            return true;
        }
        byte before = tokens.shape(i - 1);
        if (before != Tokens.MARK) {
            return tokens.linesBefore(i) > 0 && before != Tokens.LOWER;
        }
        char mark = tokens.first(i - 1);
        return mark != ',' && mark != '(' && mark != '\'' && mark != '’' && mark != '&' && mark != '@';
    }

    private void readLine(int at) {
        lineStart = at;
        while (tokens.linesBefore(lineStart) == 0 && at - lineStart < WINDOW) {
            lineStart--;
        }
        int i = lineStart;
        int lower = 0;
        int longLower = 0;
        int upper = 0;
        int capitalized = 0;
        do {
            switch (tokens.shape(i)) {
                case Tokens.LOWER -> {
                    lower += tokens.length(i) > 1 ? 1 : 0;
                    longLower += tokens.length(i) > 3 ? 1 : 0;
                }
                case Tokens.UPPER -> upper++;
                case Tokens.CAPITALIZED, Tokens.MIXED -> capitalized++;
                default -> {}
            }
            i++;
        } while (i < tokens.size() && tokens.linesBefore(i) == 0 && i - at < WINDOW);
        lineEnd = i;
        if (upper > 0 && lower + capitalized == 0 || upper >= 3 && upper > 4 * (lower + capitalized)) {
            style = CAPS;
        } else if (lowerCase) {
            style = LOWER;
        } else {
            style = capitalized >= 3 && longLower == 0 ? HEADING : PROSE;
        }
    }
}
