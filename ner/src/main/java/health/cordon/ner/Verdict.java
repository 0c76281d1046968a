package health.cordon.ner;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/** Turns odds into claims: which words belong together, what they are, how sure that is. */
final class Verdict {

    /** What is less likely is not even a hint. */
    private static final float HINT = 0.1f;

    private static final float CLAIM = 0.5f;

    /**
     * Recall first: a word counts from 45 % on, and a score says how far above that it is. Notes of others without PHI were
     * touched no more by it, not even at 30 %; generated text that is made to mislead pays a point.
     */
    private static final double LEAN = StrictMath.log(0.55 / 0.45);

    /** A capitalised word that no list knows counts from 40 % on: it is hardly anything else. At 35 % eponyms pay for it. */
    private static final double LEAN_UNKNOWN = StrictMath.log(0.60 / 0.40);

    /** A word beside a claim needs less. */
    private static final float BESIDE = 0.25f;

    private final Beliefs beliefs;
    private final Reading text;
    private final Tokens tokens;
    private final float[] scores;

    private Verdict(Beliefs beliefs, float[] odds) {
        this.beliefs = beliefs;
        text = beliefs.reading();
        tokens = text.tokens();
        scores = new float[odds.length];
        for (int i = 0; i < odds.length; i++) {
            scores[i] = text.settled(i) != 0 ? 0 : (float) (1 / (1 + StrictMath.exp(-odds[i] - lean(i))));
        }
    }

    static Verdict of(Beliefs beliefs, float[] odds) {
        return new Verdict(beliefs, odds);
    }

    private double lean(int i) {
        boolean capital = text.shape(i) == Tokens.CAPITALIZED || text.shape(i) == Tokens.MIXED;
        return capital && text.evidence(i) == 0 ? LEAN_UNKNOWN : LEAN;
    }

    void write(String detector, Detections found) {
        int i = 0;
        while (i < scores.length) {
            if (scores[i] < HINT) {
                i++;
                continue;
            }
            boolean sure = scores[i] >= CLAIM;
            Label label = label(i);
            float score = scores[i];
            int end = i + 1;
            while (end < scores.length && (goesOn(end, sure, label) || isTitleDot(end, sure, label))) {
                score = Math.max(score, scores[end]);
                end++;
            }
            claim(i, end, label, score, detector, found);
            i = end;
        }
    }

    private void claim(int from, int to, Label label, float score, String detector, Detections found) {
        int first = from;
        int last = to;
        while (first < last && tokens.shape(first) == Tokens.MARK) {
            first++;
        }
        while (last > first && tokens.shape(last - 1) == Tokens.MARK) {
            last--;
        }
        PhiKind kind = label.kind();
        if (first == last
                || kind == null
                || label == Label.DATE && isBetween(first, last)
                || isNumber(label) && found.isSetAside(tokens.start(first), tokens.end(last - 1))) {
            return;
        }
        if (score >= CLAIM) {
            first = wholeBackward(reachBackward(first), label);
            last = wholeForward(reachForward(last), label);
        }
        String evidence = beliefs.isHurried(from)
                ? NameCascade.NOT_READ_TWICE
                : beliefs.isEncoded(from) ? "context, read twice" : "context";
        found.add(tokens.start(first), tokens.end(last - 1), kind, score, detector, evidence);
    }

    /** Over words beside a claim that are likely enough to go with it. */
    private int reachBackward(int from) {
        int first = from;
        while (first > 0 && tokens.linesBefore(first) == 0 && goesWith(first - 1)) {
            first--;
        }
        return first;
    }

    private int reachForward(int to) {
        int last = to;
        while (last < scores.length && tokens.linesBefore(last) == 0 && goesWith(last)) {
            last++;
        }
        return last;
    }

    private boolean goesWith(int i) {
        return tokens.isWord(i) && scores[i] >= BESIDE && scores[i] < CLAIM;
    }

    /** Over parts of the same word, {@code Ka'ahumanu}, and an initial before a name. */
    private int wholeBackward(int from, Label label) {
        int first = from;
        while (isGlued(first) && tokens.isWord(first - 2) && text.settled(first - 2) == 0) {
            first -= 2;
        }
        boolean initial = isPerson(label)
                && tokens.first(first - 1) == '.'
                && tokens.shape(first - 2) == Tokens.INITIAL
                && tokens.linesBefore(first) == 0
                && !tokens.spaceBefore(first - 1);
        return initial ? first - 2 : first;
    }

    private int wholeForward(int to, Label label) {
        int last = to;
        while (isGlued(last + 1)
                && tokens.isWord(last + 1)
                && tokens.length(last + 1) > 1
                && text.settled(last + 1) == 0) {
            last += 2;
        }
        return isPerson(label) && endsInStop(last) ? last + 1 : last;
    }

    /** The full stop of an initial that a comma follows, {@code A.,}: it ends no sentence. */
    private boolean endsInStop(int end) {
        return tokens.shape(end - 1) == Tokens.INITIAL
                && tokens.first(end) == '.'
                && !tokens.spaceBefore(end)
                && tokens.first(end + 1) == ',';
    }

    /** Whether a hyphen or an apostrophe binds token {@code i} to the one before the mark. */
    private boolean isGlued(int i) {
        char mark = tokens.first(i - 1);
        return (mark == '\'' || mark == '-')
                && i < tokens.size()
                && !tokens.spaceBefore(i)
                && !tokens.spaceBefore(i - 1)
                && i >= 2;
    }

    /** What rules know better when they have set it aside: a code of a public system, a pressure. */
    private static boolean isNumber(Label label) {
        return label == Label.ID || label == Label.DATE;
    }

    /** The {@code to} between two dates that rules have found is no element of either. */
    private boolean isBetween(int first, int last) {
        return last == first + 1
                && tokens.shape(first) != Tokens.NUMBER
                && tokens.shape(first) != Tokens.CODE
                && text.settled(first - 1) == PhiKind.DATE.ordinal() + 1
                && text.settled(last) == PhiKind.DATE.ordinal() + 1;
    }

    private static boolean isPerson(Label label) {
        return label == Label.NAME || label == Label.CLINICIAN_NAME;
    }

    private boolean goesOn(int i, boolean sure, Label label) {
        if (tokens.linesBefore(i) > 1) {
            return false;
        }
        return sure
                ? scores[i] >= CLAIM && label(i) == label
                : scores[i] >= HINT && scores[i] < CLAIM && label(i) == label;
    }

    /** The stop of a title that was taken for the name's own, {@code Bro. Castell}: one span, not two. */
    private boolean isTitleDot(int i, boolean sure, Label label) {
        int title = text.evidence(i - 1);
        return sure
                && isPerson(label)
                && tokens.first(i) == '.'
                && !tokens.spaceBefore(i)
                && tokens.length(i - 1) <= 4
                && tokens.length(i - 1) > 1
                && Lexicon.surname(title) < 3
                && Lexicon.given(title) < 4
                && i + 1 < scores.length
                && goesOn(i + 1, true, label);
    }

    private Label label(int i) {
        Label best = Label.NAME;
        float most = -1;
        for (Label label : LABELS) {
            float p = beliefs.probability(i, label);
            if (label != Label.OTHER && p > most) {
                most = p;
                best = label;
            }
        }
        return best;
    }

    private static final Label[] LABELS = Label.values();
}
