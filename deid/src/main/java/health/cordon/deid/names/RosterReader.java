package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.Tokens;

/** Reads lists of those who met: {@code Tumor board on 12/19: Desai, Katz, Vo present}. */
final class RosterReader {

    private static final int MOST_TOKENS = 40;

    private final Page page;
    private final Tokens tokens;
    private final HeaderReader words;

    RosterReader(Page page, HeaderReader words) {
        this.page = page;
        this.tokens = page.tokens;
        this.words = words;
    }

    /** Claims the names of all such lists and takes their tokens. */
    void find(String detector, Detections found) {
        for (int i = 4; i < tokens.size(); i++) {
            if ((tokens.is(i, "present") || tokens.is(i, "attending") || tokens.is(i, "attended"))
                    && tokens.isWord(i - 1)) {
                int from = opening(i);
                if (from > 0) {
                    claim(from, i, detector, found);
                }
            }
        }
    }

    /** The token behind the colon, if only names and commas, two names or more, stand between. */
    private int opening(int present) {
        int commas = 0;
        int i = present - 1;
        while (i > 0 && present - i < MOST_TOKENS && tokens.linesBefore(i + 1) < 2) {
            char c = tokens.first(i);
            if (c == ':' || c == '|' && commas > 0 || tokens.is(i, "colon")) {
                return commas > 0 ? i + 1 : 0;
            }
            if (c == ',' || tokens.is(i, "comma")) {
                commas++;
            } else if (tokens.isWord(i)
                    ? !words.isName(i) && !tokens.is(i, "and") && tokens.length(i) > 1
                    : c != '-' && c != '\'' && c != '’' && c != '.' && c != '&') {
                return 0;
            }
            i--;
        }
        return 0;
    }

    private void claim(int from, int to, String detector, Detections found) {
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean ends = i == to
                    || tokens.first(i) == ','
                    || tokens.is(i, "comma")
                    || tokens.is(i, "and")
                    || tokens.first(i) == '&';
            if (ends) {
                if (i > start) {
                    found.add(
                            tokens.start(start),
                            tokens.end(i - 1),
                            PhiKind.CLINICIAN_NAME,
                            0.75,
                            detector,
                            "list of those present");
                    page.take(start, i);
                }
                start = i + 1;
            }
        }
    }
}
