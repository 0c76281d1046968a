package health.cordon.deid.dates;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, moving and writing back single dates. */
@Cfr("164.514(b)(2)(i)(C)")
class DateExpressionTest {

    /** Writings that show everything: order, padding, length. */
    private static final List<String> PATTERNS = List.of(
            "MM/dd/yyyy",
            "MM/dd/yy",
            "yyyy-MM-dd",
            "yyyy/MM/dd",
            "yyyyMMdd",
            "MM-dd-yyyy",
            "MMMM d, yyyy",
            "d MMMM yyyy",
            "EEEE, MMMM d, yyyy",
            "EEE MM/dd/yyyy",
            "MM/dd/yyyy HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "MMMM d, yyyy 'at' h:mm a");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "03/14/2019 | 10 | 03/24/2019",
                "3/14/19 | 20 | 4/3/19",
                "14.03.2019 | 20 | 03.04.2019",
                "2019-12-30 | 3 | 2020-01-02",
                "20190314 | -14 | 20190228",
                "2019-03-14T08:30:00Z | 1 | 2019-03-15T08:30:00Z",
                "March 14, 2019 | 18 | April 1, 2019",
                "14th of March | 7 | 21st of March",
                "14-Mar-2019 | 20 | 03-Apr-2019",
                "14MAR2019 | 20 | 03APR2019",
                "MAR 14, 2019 | 365 | MAR 13, 2020",
                "Mar 14 '19 | 300 | Jan 8 '20",
                "Mar. 14, 2019 | 31 | Apr. 14, 2019",
                "Monday, March 4 | 1 | Tuesday, March 5",
                "Mon 03/04/2019 | 2 | Wed 03/06/2019",
                "March fourteenth, two thousand nineteen | 7 | March twenty-first, two thousand nineteen",
                "December thirty-first, two thousand nineteen | 1 | January first, two thousand twenty",
                "12. März 2019 | 30 | 11. April 2019",
                "5 de mayo de 2019 | 31 | 5 de junio de 2019",
                "le 3 août | 0 | le 3 août",
                "03/2019 | 31 | 04/2019",
                "March 2019 | 3 | March 2019",
                "March of 2019 | 40 | April of 2019",
                "mid-March | 31 | mid-April",
                "3/14 | 5 | 3/19",
                "03/28 | 5 | 04/02",
                "14:22 on 03/14/2019 | 1 | 14:22 on 03/15/2019",
                "O3/l4/2019 | 1 | 03/15/2019",
                "Fourth of July | 1 | Fifth of July",
                "31/12/2019 | 1 | 01/01/2020",
                "2019-Mar-14 | 1 | 2019-Mar-15",
            })
    void movesInTheSameWriting(String text, int days, String expected) {
        String date = text.startsWith("le ") ? text.substring(3) : text;
        String wanted = expected.startsWith("le ") ? expected.substring(3) : expected;
        DateExpression read = DateExpression.parse(date).orElseThrow();
        assertThat(read.shift(days, 2001)).isEqualTo(wanted);
    }

    @Test
    void shiftingForthAndBackGivesTheTextAgain() {
        Random random = new Random(20190314);
        for (int i = 0; i < 4000; i++) {
            LocalDate date = LocalDate.of(1970, 1, 1).plusDays(random.nextInt(19_000));
            String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
            String text = date.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                    .format(DateTimeFormatter.ofPattern(pattern, Locale.US));
            int days = random.nextInt(730) - 365;
            DateExpression read = DateExpression.parse(text).orElseThrow();
            String moved = read.shift(days);
            assertThat(moved).hasSameSizeAs(pattern.contains("MMMM") ? moved : text);
            assertThat(DateExpression.parse(moved).orElseThrow().shift(-days))
                    .as(pattern)
                    .isEqualTo(text);
        }
    }

    @Test
    void intervalsStay() {
        Random random = new Random(7);
        DateTimeFormatter iso = DateTimeFormatter.ISO_LOCAL_DATE;
        for (int i = 0; i < 1000; i++) {
            LocalDate first = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(12_000));
            LocalDate second = first.plusDays(random.nextInt(400));
            int days = random.nextInt(730) - 365;
            LocalDate a = LocalDate.parse(
                    DateExpression.parse(first.format(iso)).orElseThrow().shift(days));
            LocalDate b = LocalDate.parse(
                    DateExpression.parse(second.format(iso)).orElseThrow().shift(days));
            assertThat(ChronoUnit.DAYS.between(a, b)).isEqualTo(ChronoUnit.DAYS.between(first, second));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2019",
                "Monday",
                "March 3-5",
                "2/3-5",
                "Christmas",
                "winter of 2018",
                "Q3 2019",
                "5th",
                "02/31/2019",
                "hello",
                "03/14/2019 and",
                "99/99/9999",
                "14:22",
                "\u0000",
                "/",
                "March 14, 2019 x"
            })
    void readsNothingElse(String text) {
        assertThat(DateExpression.parse(text)).isEmpty();
    }

    @Test
    void tellsItsParts() {
        DateExpression read = DateExpression.parse("3/14/19 at 08:30").orElseThrow();
        assertThat(read.year()).hasValue(2019);
        assertThat(read.month()).isEqualTo(3);
        assertThat(read.day()).hasValue(14);
        assertThat(read.hasTime()).isTrue();
        assertThat(DateExpression.parse("3/14/56").orElseThrow().year()).hasValue(1956);
        assertThat(DateExpression.parse("March").orElseThrow().year()).isEmpty();
    }

    @Test
    void neverPrintsTheDate() {
        assertThat(DateExpression.parse("03/14/2019").orElseThrow().toString()).doesNotContain("14", "2019");
    }

    @ParameterizedTest
    @CsvSource({
        "92, 92",
        "92-year-old, 92",
        "ninety-two, 92",
        "one hundred and one, 101",
        "90s, 90",
        "nineties, 90",
        "nonagenarian, 90",
        "centenarian, 100",
        "90's, 90",
        "103, 103",
        "hundred, 100"
    })
    void readsAges(String text, int years) {
        assertThat(AgeExpression.parse(text)).hasValue(years);
    }

    @Test
    void readsNoAgeWhereNoneIs() {
        assertThat(AgeExpression.parse("old")).isEmpty();
    }
}
