package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import java.util.BitSet;
import java.util.List;

/**
 * Completes names that a line end cuts within a word: {@code Marg} and {@code aret} under it. The two halves must make a name
 * that the lexicon knows, or stand behind two that did, in the same name; the second half alone must mean nothing.
 * Not thread-safe.
 */
final class TornNames {

    /** How many tokens the next torn word of a name may be away. */
    private static final int NEAR = 3;

    private final Page page;
    private final Tokens tokens;

    TornNames(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims both halves of torn words. */
    void find(List<Detection> names, String detector, Detections found) {
        BitSet named = new BitSet();
        for (Detection name : names) {
            named.set(tokens.at(name.start()), tokens.at(name.end() - 1) + 1);
        }
        int last = -NEAR;
        for (int i = 1; i < tokens.size(); i++) {
            boolean goesOn = i - last == 2 || named.get(i - 1) && i - last <= NEAR;
            if (isTorn(i) && (isName(i) || goesOn)) {
                last = i;
                page.take(i - 1, i + 1);
                found.add(
                        tokens.start(i - 1),
                        tokens.end(i),
                        PhiKind.NAME,
                        0.6,
                        detector,
                        "a name that a line end cuts within a word");
            }
        }
    }

    private boolean isTorn(int i) {
        return tokens.linesBefore(i) == 1
                && tokens.start(i) - tokens.end(i - 1) <= 2
                && tokens.shape(i) == Tokens.LOWER
                && tokens.shape(i - 1) <= Tokens.INITIAL
                && tokens.shape(i - 1) != Tokens.LOWER
                && page.evidence(i) == 0
                && page.cue(i) == 0;
    }

    private boolean isName(int i) {
        int e = page.lexicon.evidence(Tokens.hash(tokens.word(i - 1) + tokens.word(i)));
        return (Lexicon.given(e) >= 4 || Lexicon.surname(e) >= 4) && Lexicon.word(e) <= 1;
    }
}
