package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of an HL7 version 2 message by where they stand: the third field of {@code PID} is a record number,
 * whatever it looks like (HL7 2.5.1 chapters 3, 4 and 6).
 */
final class Segments {

    private static final int MOST_TOKENS = 16;
    private static final int FEWEST_DIGITS = 3;

    /** The kinds of the fields by segment and field number. */
    private static final Map<String, Map<Integer, PhiKind>> FIELDS = Map.of(
            "PID",
            Map.of(
                    2, PhiKind.MRN,
                    3, PhiKind.MRN,
                    4, PhiKind.MRN,
                    13, PhiKind.PHONE,
                    14, PhiKind.PHONE,
                    18, PhiKind.ACCOUNT,
                    19, PhiKind.SSN,
                    20, PhiKind.LICENSE),
            "PV1",
            Map.of(5, PhiKind.MRN, 19, PhiKind.MRN, 50, PhiKind.MRN),
            "NK1",
            Map.of(5, PhiKind.PHONE, 6, PhiKind.PHONE, 33, PhiKind.OTHER_ID, 37, PhiKind.SSN),
            "IN1",
            Map.of(
                    2, PhiKind.HEALTH_PLAN_ID,
                    3, PhiKind.HEALTH_PLAN_ID,
                    7, PhiKind.PHONE,
                    8, PhiKind.HEALTH_PLAN_ID,
                    36, PhiKind.HEALTH_PLAN_ID,
                    49, PhiKind.HEALTH_PLAN_ID),
            "GT1",
            Map.of(2, PhiKind.ACCOUNT, 6, PhiKind.PHONE, 7, PhiKind.PHONE, 12, PhiKind.SSN),
            "OBR",
            Map.of(2, PhiKind.MRN, 3, PhiKind.MRN),
            "ORC",
            Map.of(2, PhiKind.MRN, 3, PhiKind.MRN, 4, PhiKind.MRN),
            "SPM",
            Map.of(2, PhiKind.MRN, 3, PhiKind.MRN),
            "TXA",
            Map.of(12, PhiKind.MRN));

    private final Page page;
    private final Tokens tokens;
    /** Up to which token bars were counted, and how many there were since the line began. */
    private int countedTo = -1;

    private int bars;
    private @Nullable Map<Integer, PhiKind> fields;

    Segments(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the identifier that begins at a token behind a bar. */
    boolean claimAt(int token) {
        if (token < 2 || !page.isMark(token - 1, "|~") || !page.glued(token)) {
            return false;
        }
        countTo(token);
        PhiKind kind = fields == null ? null : fields.get(bars);
        if (kind == null) {
            return false;
        }
        int digits = 0;
        int last = token;
        while (last < tokens.size()
                && last < token + MOST_TOKENS
                && !page.isMark(last, "|^~&")
                && (last == token || tokens.linesBefore(last) == 0)) {
            for (int i = tokens.start(last); i < tokens.end(last); i++) {
                digits += Shapes.isDigit(page.text.charAt(i)) ? 1 : 0;
            }
            last++;
        }
        if (digits < FEWEST_DIGITS) {
            return false;
        }
        page.claim(tokens.start(token), tokens.end(last - 1), kind, 0.9, "rules:segment", "field of a message");
        return true;
    }

    /** Each token is counted once: the walk back ends where the last one began. */
    private void countTo(int token) {
        int from = token;
        while (from > countedTo + 1 && tokens.linesBefore(from) == 0 && from > 0) {
            from--;
        }
        if (tokens.linesBefore(from) > 0 || from == 0) {
            bars = 0;
            fields = tokens.length(from) == 3
                    ? FIELDS.get(page.text
                            .substring(tokens.start(from), tokens.end(from))
                            .toUpperCase(java.util.Locale.ROOT))
                    : null;
        }
        for (int i = from; i < token; i++) {
            bars += page.isMark(i, "|") ? 1 : 0;
        }
        countedTo = token - 1;
    }
}
