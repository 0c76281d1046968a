package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Completes names of which a part was left because it is also a word: {@code Endo} behind {@code Naomi}, {@code Loc} before
 * {@code Luong}, {@code Ma} behind {@code Dr.}. Only what is written with a capital inside a sentence, and is nothing but a
 * name there. Not thread-safe.
 */
final class NameEdges {

    private final Page page;
    private final Tokens tokens;

    NameEdges(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims what belongs to the names found, and what a title announces. */
    void find(List<Detection> names, String detector, Detections found) {
        for (Detection name : names) {
            int first = tokens.at(name.start());
            int last = tokens.at(name.end() - 1);
            if (isBehind(first, last)) {
                claim(last + 1, name.kind(), detector, found);
            }
            if (isBefore(first)) {
                claim(first - 1, name.kind(), detector, found);
            } else if (isTurned(first)) {
                claim(first - 2, name.kind(), detector, found);
            }
            if (isTurnedBehind(last)) {
                claim(last + 2, name.kind(), detector, found);
            }
        }
        findListed(names, detector, found);
        for (int i = 1; i < tokens.size(); i++) {
            if (isTitled(i)) {
                boolean doctor = Cue.any(page.cue(title(i)), Cue.CLINICIAN_TITLE.bit);
                claim(i, doctor ? PhiKind.CLINICIAN_NAME : PhiKind.NAME, detector, found);
            }
        }
    }

    /** Claims what stands between two names of a list, {@code Roe, Church and Doe}: it is one too, whatever word it is. */
    private void findListed(List<Detection> inAnyOrder, String detector, Detections found) {
        List<Detection> names = new ArrayList<>(inAnyOrder);
        names.sort(Comparator.comparingInt(Detection::start));
        for (int k = 0; k + 1 < names.size(); k++) {
            int i = tokens.at(names.get(k).end() - 1) + 2;
            int next = tokens.at(names.get(k + 1).start());
            if (next == i + 2
                    && isFree(i)
                    && isJoint(i - 1)
                    && isJoint(i + 1)
                    && tokens.linesBefore(i) == 0
                    && tokens.linesBefore(next) == 0
                    && bearsName(i)) {
                claim(i, names.get(k).kind(), detector, found);
            }
        }
    }

    private boolean isJoint(int i) {
        return tokens.first(i) == ',' || tokens.first(i) == '&' || tokens.first(i) == '/' || tokens.is(i, "and");
    }

    /** Claims {@code downtown} before a town. */
    void findParts(List<Detection> places, String detector, Detections found) {
        for (Detection place : places) {
            int i = tokens.at(place.start()) - 1;
            boolean part = tokens.is(i, "downtown") || tokens.is(i, "uptown") || tokens.is(i, "midtown");
            if (part && !page.isTaken(i) && tokens.linesBefore(i + 1) == 0) {
                claim(i, PhiKind.PLACE, detector, found);
            }
        }
    }

    private void claim(int i, PhiKind kind, String detector, Detections found) {
        page.take(i, i + 1);
        found.add(tokens.start(i), tokens.end(i), kind, 0.6, detector, "belongs to the name beside it");
    }

    private boolean isFree(int i) {
        return tokens.shape(i) == Tokens.CAPITALIZED
                && tokens.length(i) >= 2
                && !page.isTaken(i)
                && !Cue.any(page.cue(i), Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit);
    }

    private boolean bearsName(int i) {
        int e = page.evidence(i);
        return (Lexicon.surname(e) >= 2 || Lexicon.given(e) >= 4) && (e & (Lexicon.DRUG | Lexicon.PROPER)) == 0;
    }

    private boolean isBehind(int first, int last) {
        int i = last + 1;
        return first == last
                && isFree(i)
                && tokens.linesBefore(i) == 0
                && page.style(i) == Page.PROSE
                && bearsName(i)
                && Lexicon.given(page.evidence(first)) >= 4
                && (Lexicon.word(page.evidence(i)) < 5 || Lexicon.surname(page.evidence(i)) >= 5);
    }

    private boolean isBefore(int first) {
        int i = first - 1;
        return isFree(i)
                && tokens.linesBefore(first) == 0
                && page.style(i) == Page.PROSE
                && Lexicon.given(page.evidence(i)) >= 4
                && Lexicon.word(page.evidence(i)) < 5;
    }

    /** {@code Ma, Ming}: a line or a cell begins, and the first name was found. */
    private boolean isTurned(int first) {
        int i = first - 2;
        return tokens.first(first - 1) == ','
                && i >= 0
                && (isFree(i) || tokens.shape(i) == Tokens.UPPER && page.style(i) == Page.CAPS && !page.isTaken(i))
                && Lexicon.surname(page.evidence(i)) >= 2
                && Lexicon.word(page.evidence(i)) < 5
                && ((page.evidence(i) & Lexicon.EPONYM) == 0 || tokens.linesBefore(i) > 0)
                && tokens.linesBefore(first) == 0
                && tokens.linesBefore(first - 1) == 0
                && (tokens.linesBefore(i) > 0 || isMark(i - 1));
    }

    /** {@code Luong, Loc}. */
    private boolean isTurnedBehind(int last) {
        int i = last + 2;
        return tokens.first(last + 1) == ','
                && (isFree(i) || tokens.shape(i) == Tokens.UPPER && page.style(i) == Page.CAPS && !page.isTaken(i))
                && Lexicon.given(page.evidence(i)) >= 5
                && Lexicon.word(page.evidence(i)) < 5
                && tokens.linesBefore(i) == 0
                && (tokens.linesBefore(i + 1) > 0 || tokens.shape(i + 1) >= Tokens.NUMBER && tokens.first(i + 1) != '.')
                && (tokens.linesBefore(last) > 0 || isMark(last - 1));
    }

    private boolean isMark(int i) {
        char mark = tokens.first(i);
        return mark == ':' || mark == '|' || mark == ';' || mark == '(';
    }

    private int title(int i) {
        return tokens.first(i - 1) == '.' ? i - 2 : i - 1;
    }

    /** {@code Dr. Endo}, {@code Ms. Best}. */
    private boolean isTitled(int i) {
        if (tokens.shape(i) != Tokens.CAPITALIZED || tokens.linesBefore(i) > 0 || !tokens.spaceBefore(i)) {
            return false;
        }
        int at = title(i);
        boolean title = tokens.length(at) <= 3
                && tokens.shape(at) == Tokens.CAPITALIZED
                && (tokens.is(at, "dr") || tokens.is(at, "mr") || tokens.is(at, "mrs") || tokens.is(at, "ms"));
        return title
                && isFree(i)
                && page.style(i) == Page.PROSE
                && bearsName(i)
                && !Cue.any(page.cues.after(tokens, at), Cue.EPONYM.bit);
    }
}
