package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * Finds what the words beside it call a name without doubt, though a judge of whole sentences was not sure: a usual first name
 * behind a relation, {@code FOB Marcus}, and somebody spoken to, {@code Odalys, your result}. Not thread-safe.
 */
final class CalledReader {

    private static final int OTHERS = Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.PROPER | Lexicon.ROLE | Lexicon.FACILITY;

    private final Page page;
    private final Tokens tokens;

    CalledReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the names of the page. */
    void find(String detector, Detections found) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.shape(i) != Tokens.CAPITALIZED
                    || page.isTaken(i)
                    || (page.evidence(i) & OTHERS) != 0
                    || page.style(i) != Page.PROSE
                    || Cue.any(page.cues.after(tokens, i + 1), Cue.EPONYM_NOUN.bit)) {
                continue;
            }
            if (isRelated(i) || isSpokenTo(i)) {
                page.take(i, i + 1);
                found.add(
                        tokens.start(i),
                        tokens.end(i),
                        PhiKind.NAME,
                        0.6,
                        detector,
                        "called so by the words beside it");
            }
        }
    }

    private boolean isRelated(int i) {
        int at = tokens.first(i - 1) == ':' ? i - 2 : i - 1;
        return tokens.isWord(at)
                && tokens.linesBefore(i) == 0
                && tokens.shape(at) != Tokens.CAPITALIZED
                && Cue.any(page.cue(at), Cue.RELATION.bit)
                && isGiven(i);
    }

    private boolean isGiven(int i) {
        return Lexicon.given(page.evidence(i)) >= 6 && Lexicon.word(page.evidence(i)) <= 1;
    }

    /** At the start of a sentence and before {@code , your}. */
    private boolean isSpokenTo(int i) {
        boolean unknown = page.evidence(i) == 0 && tokens.length(i) >= 4 && !Morphology.isMedical(tokens, i);
        return tokens.first(i + 1) == ','
                && (tokens.is(i + 2, "your") || tokens.is(i + 2, "you"))
                && tokens.linesBefore(i + 2) == 0
                && page.startsSentence(i)
                && (unknown || isGiven(i));
    }
}
