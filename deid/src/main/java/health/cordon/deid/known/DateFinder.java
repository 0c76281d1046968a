package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.Tokens;

/** Finds known dates in any format. */
final class DateFinder {

    static final String DATE = "known: date";

    private DateFinder() {}

    static void find(DateIndex index, Tokens tokens, Detections found) {
        int at = 0;
        while (at < tokens.size()) {
            boolean start = tokens.shape(at) == Tokens.NUMBER
                    || tokens.shape(at) == Tokens.CODE
                    || tokens.isWord(at) && tokens.length(at) >= 3 && tokens.length(at) <= 9;
            DateForm form = start ? DateForm.read(tokens, at) : null;
            if (form != null && index.isKnown(form)) {
                found.add(tokens.start(at), tokens.end(form.last()), PhiKind.DATE, 1.0, KnownPhiDetector.NAME, DATE);
                at = form.last();
            }
            at++;
        }
    }
}
