package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lone surnames of a ward's list, {@code bed 4 Pickles}, {@code POD2 Roe}, {@code Rm 12 Best}: where several places
 * hold a name, what stands in the others is one too, whatever word it is. Not thread-safe.
 */
final class CensusReader {

    private static final int OTHERS = Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE | Lexicon.PROPER | Lexicon.FACILITY;

    private final Page page;
    private final Tokens tokens;

    CensusReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the names behind the places of the page. */
    void find(String detector, Detections found) {
        List<Integer> held = new ArrayList<>();
        boolean sure = false;
        for (int i = 0; i < tokens.size(); i++) {
            int word = isPlace(i) ? behind(i) : -1;
            if (word >= 0) {
                held.add(word);
                sure |= page.isTaken(word) || isName(word);
            }
        }
        for (int word : held) {
            if (!page.isTaken(word) && (isName(word) || sure && held.size() > 1 && mayBeName(word))) {
                page.take(word, word + 1);
                found.add(
                        tokens.start(word),
                        tokens.end(word),
                        PhiKind.NAME,
                        0.6,
                        detector,
                        "name behind a bed, a room, a day after surgery");
            }
        }
    }

    /** {@code bed 4}, {@code Rm 12B}, {@code POD2}, {@code POD 2}. */
    private boolean isPlace(int i) {
        byte shape = tokens.shape(i);
        if (shape != Tokens.NUMBER && shape != Tokens.CODE || tokens.length(i) > 5) {
            return false;
        }
        boolean day = shape == Tokens.CODE
                && tokens.length(i) >= 4
                && Tokens.fold(tokens.charAt(i, 0)) == 'p'
                && Tokens.fold(tokens.charAt(i, 1)) == 'o'
                && Tokens.fold(tokens.charAt(i, 2)) == 'd'
                && Character.isDigit(tokens.charAt(i, 3));
        return day
                || tokens.linesBefore(i) == 0
                        && (tokens.is(i - 1, "bed")
                                || tokens.is(i - 1, "bay")
                                || tokens.is(i - 1, "room")
                                || tokens.is(i - 1, "rm")
                                || tokens.is(i - 1, "bd")
                                || tokens.is(i - 1, "cubicle")
                                || tokens.is(i - 1, "chair")
                                || tokens.is(i - 1, "pod"));
    }

    /** The capitalised word behind a place, over a hyphen or a colon; -1 if none stands there. */
    private int behind(int place) {
        int i = place + 1;
        char mark = tokens.first(i);
        if (mark == ':' || mark == '-' || mark == '–' || mark == '—') {
            i++;
        }
        return tokens.shape(i) == Tokens.CAPITALIZED
                        && tokens.linesBefore(i) == 0
                        && tokens.spaceBefore(i)
                        && !tokens.isWord(
                                tokens.linesBefore(i + 1) > 0 || tokens.shape(i + 1) != Tokens.CAPITALIZED ? -1 : i + 1)
                ? i
                : -1;
    }

    private boolean isName(int i) {
        int e = page.evidence(i);
        return e == 0
                ? tokens.length(i) >= 4 && !Morphology.isMedical(tokens, i)
                : (e & OTHERS) == 0 && Lexicon.word(e) <= 2 && (Lexicon.surname(e) >= 3 || Lexicon.given(e) >= 5);
    }

    private boolean mayBeName(int i) {
        int e = page.evidence(i);
        return Lexicon.surname(e) >= 5 && (e & Lexicon.DRUG) == 0
                || (e & OTHERS) == 0 && (Lexicon.surname(e) >= 2 || Lexicon.given(e) >= 4);
    }
}
