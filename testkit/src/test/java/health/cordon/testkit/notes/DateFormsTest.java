package health.cordon.testkit.notes;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Seeded;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DateFormsTest {

    private static final LocalDate FROM = LocalDate.of(2004, 3, 12);

    @Test
    void aPeriodSaysMonthAndYearOnceIfItCan() {
        assertThat(all(s -> DateForms.span(FROM, FROM.plusDays(7), s)))
                .contains("12 to 19 March 2004", "March 12-19, 2004")
                .allMatch(span -> span.split("March").length == 2 && span.split("2004").length < 3);
        assertThat(all(s -> DateForms.span(FROM, FROM.plusDays(30), s)))
                .contains("12 March until 11 April 2004", "March 12 through April 11, 2004");
        assertThat(all(s -> DateForms.span(FROM, FROM.plusYears(1), s))).contains("12 March 2004 to 12 March 2005");
        assertThat(DateForms.between(FROM, FROM.plusDays(7))).isEqualTo("12 March and 19 March 2004");
    }

    @Test
    void daysComeFirstAsNumbersAndAsOrdinals() {
        assertThat(all(s -> DateForms.dayFirst(FROM, s))).contains("12.03.2004", "12/3/2004", "12. 3. 2004");
        assertThat(all(s -> DateForms.ordinalDay(FROM, s))).contains("12th March 2004");
        assertThat(all(s -> DateForms.dayOf(FROM.minusDays(11), s)))
                .containsExactly("1st day of March 2004", "1st day of March, 2004");
    }

    private static Set<String> all(Function<Seeded, String> form) {
        Set<String> all = new TreeSet<>();
        for (int seed = 0; seed < 200; seed++) {
            all.add(form.apply(Seeded.of(seed)));
        }
        return all;
    }
}
