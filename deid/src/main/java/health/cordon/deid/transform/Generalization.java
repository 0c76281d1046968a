package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.core.hipaa.SafeHarbor;
import health.cordon.deid.policy.Action;
import java.util.OptionalInt;

/**
 * Tells what Safe Harbor lets through of dates, ZIP codes and ages; everything else gets its tag.
 *
 * <p>A date's year is told unless it is so long ago that it may reveal an age over 89: a birth date of 1931 says as much as
 * the age does.
 */
record Generalization(OptionalInt asOf) implements Treatment {

    private static final int ZIP_DIGITS = 5;
    private static final int AREA_DIGITS = 3;

    @Override
    public String replace(Workspace work, int index) {
        String tag = Action.Redact.PLAIN.tag().render(work.span(index).kind(), 0, "");
        return switch (work.span(index).kind()) {
            case DATE -> year(work, index, tag);
            case ZIP -> area(work.text(index), tag);
            case AGE_OVER_89 -> work.ageGroup(index);
            default -> tag;
        };
    }

    @Override
    public boolean mayKeep(PhiKind kind) {
        return true;
    }

    @Cfr("164.514(b)(2)(i)(C)")
    private String year(Workspace work, int index, String tag) {
        OptionalInt year = work.year(index);
        return year.isEmpty() || work.revealsAge(year.getAsInt(), asOf) ? tag : Integer.toString(year.getAsInt());
    }

    /** The area of the first run of five or nine digits; three digits alone are an area already. */
    @Cfr("164.514(b)(2)(i)(B)")
    private static String area(String text, String tag) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean digit = i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
            if (digit && start < 0) {
                start = i;
            } else if (!digit && start >= 0) {
                String run = text.substring(start, i);
                if (run.length() == ZIP_DIGITS || run.length() == 9) {
                    return SafeHarbor.zip3(run);
                }
                if (run.length() == AREA_DIGITS && run.length() == text.strip().length()) {
                    return SafeHarbor.zip3(run + "00");
                }
                start = -1;
            }
        }
        return tag;
    }
}
