package health.cordon.deid.dates;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every writing of a date, in every kind of surroundings, is claimed whole, in any case, and can be read again. */
@Cfr("164.514(b)(2)(i)(C)")
class DateMatrixTest {

    private static final List<String> FULL = List.of(
            "M/d/yyyy",
            "MM/dd/yyyy",
            "M/d/yy",
            "MM/dd/yy",
            "MM-dd-yyyy",
            "MM-dd-yy",
            "yyyy-MM-dd",
            "yyyy/MM/dd",
            "dd.MM.yyyy",
            "MMMM d, yyyy",
            "MMMM d yyyy",
            "MMM d, yyyy",
            "MMM. d, yyyy",
            "d MMMM yyyy",
            "d MMM yyyy",
            "dd-MMM-yyyy",
            "dd-MMM-yy",
            "ddMMMyyyy",
            "EEEE, MMMM d, yyyy",
            "EEE, MMM d, yyyy",
            "EEEE M/d/yyyy",
            "MMMM d, ''yy",
            "MM/dd/yyyy HH:mm",
            "MM/dd/yyyy 'at' HH:mm",
            "MMMM d, yyyy 'at' h:mm a",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "yyyy-MM-dd HH:mm:ss",
            "MMMM yyyy",
            "MMMM 'of' yyyy",
            "MM/yyyy");

    private static final List<String> PARTIAL = List.of("M/d", "MM/dd", "MMMM d", "MMM d", "d MMMM", "EEEE, MMMM d");

    private static final List<String> CARRIERS = List.of(
            "Seen on %s for follow-up.",
            "DOB: %s",
            "Admitted %s, discharged home.",
            "%s: patient stable",
            "(dated %s)",
            "ADMITTED ON %s WITH CHEST PAIN",
            "last visit was on %s\nNext line",
            "Date|%s|MRN",
            "surgery on %s; tolerated well",
            "since %s she has had pain");

    @Test
    void fullDatesAreClaimedWhole() {
        everywhere(FULL, CARRIERS);
    }

    @Test
    void partialDatesAreClaimedBehindACue() {
        everywhere(
                PARTIAL,
                List.of(
                        "Seen on %s for follow-up.",
                        "admitted %s, discharged home", "on %s she fell", "since %s she is ill"));
    }

    private static void everywhere(List<String> patterns, List<String> carriers) {
        Random random = new Random(20250101);
        for (String pattern : patterns) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.US);
            for (String carrier : carriers) {
                for (int i = 0; i < 12; i++) {
                    LocalDateTime when = LocalDateTime.of(1950, 1, 1, 0, 0).plusMinutes(random.nextLong(39_000_000));
                    String date = when.format(format);
                    date = i % 4 == 3 && !pattern.contains("'T'") ? date.toUpperCase(Locale.ROOT) : date;
                    String marked = carrier.formatted("[[" + date + "]]");
                    assertThat(MarkedText.of(marked).markedBy(new DateDetector(), Set.of(PhiKind.DATE)))
                            .as(pattern)
                            .isEqualTo(marked);
                    assertThat(DateExpression.parse(date)).as(pattern).isPresent();
                }
            }
        }
    }
}
