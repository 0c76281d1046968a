package health.cordon.deid.policy;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.core.hipaa.SafeHarbor;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What conditions may ask about one span. Costly facts are worked out only when asked for. */
public final class SpanFacts {

    static final String LARGE_AREA = "over-20000";
    static final String SMALL_AREA = "up-to-20000";

    private final Document document;
    private final Span span;
    private final IntSupplier age;
    private final BooleanSupplier revealsAge;

    /**
     * @param age the years that the span's text tells, or -1
     * @param revealsAge whether the span is a date so long ago that it may reveal an age over 89
     */
    public SpanFacts(Document document, Span span, IntSupplier age, BooleanSupplier revealsAge) {
        this.document = document;
        this.span = span;
        this.age = age;
        this.revealsAge = revealsAge;
    }

    Span span() {
        return span;
    }

    String documentId() {
        return document.id();
    }

    boolean subjectKnown() {
        return document.subject() != null;
    }

    int age() {
        return span.kind() == PhiKind.AGE_OVER_89 ? age.getAsInt() : -1;
    }

    @Cfr("164.514(b)(2)(i)(C)")
    boolean revealsAgeOver89() {
        return span.kind() == PhiKind.AGE_OVER_89 || span.kind() == PhiKind.DATE && revealsAge.getAsBoolean();
    }

    @Cfr("164.514(b)(2)(i)(B)")
    @Nullable
    String population() {
        if (span.kind() != PhiKind.ZIP) {
            return null;
        }
        String area = SafeHarbor.zip3(
                document.text().substring(span.start(), span.end()).strip());
        return area.equals(SafeHarbor.WITHHELD_ZIP3) ? SMALL_AREA : LARGE_AREA;
    }

    boolean startsWith(String wanted) {
        return wanted.length() <= span.length()
                && document.text().regionMatches(true, span.start(), wanted, 0, wanted.length());
    }
}
