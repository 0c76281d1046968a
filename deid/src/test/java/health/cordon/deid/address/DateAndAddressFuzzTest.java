package health.cordon.deid.address;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.dates.AgeExpression;
import health.cordon.deid.dates.DateDetector;
import health.cordon.deid.dates.DateExpression;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random and hostile texts: no error, offsets inside the text, the same claims again, no overlap among one detector's. */
class DateAndAddressFuzzTest {

    private static final List<Detector> DETECTORS = List.of(new DateDetector(), new AddressDetector());

    private static final String[] PIECES = {
        "3",
        "14",
        "2019",
        "03",
        "19",
        "/",
        "-",
        ".",
        ",",
        ":",
        " ",
        "\n",
        "\n\n",
        "'",
        "March",
        "may",
        "MAR",
        "the",
        "of",
        "th",
        "st",
        "Monday",
        "Q3",
        "twenty",
        "first",
        "two thousand",
        "ninety",
        "90s",
        "year",
        "old",
        "y/o",
        "aged",
        "born",
        "in",
        "T",
        "Z",
        "am",
        "at",
        "O3",
        "l4",
        "20190314",
        "14MAR2019",
        "Christmas",
        "Eve",
        "New",
        "Year",
        "mid",
        "to",
        "early",
        "Main",
        "St",
        "Ave",
        "Dr",
        "CT",
        "N",
        "Apt",
        "#",
        "4B",
        "PO",
        "Box",
        "RR",
        "IL",
        "62704",
        "Springfield",
        "New York",
        "County",
        "°",
        "40.7128",
        "-74.0060",
        "K1A",
        "0B6",
        "SW1A",
        "1AA",
        "+",
        "Rue",
        "de",
        "la",
        "Paix",
        "straße",
        "///",
        "a.b.c",
        "\uD800",
        "\u0000",
        "\u200B",
        "é",
        "\u0661",
        "\u2013",
        "\u2019",
        "Hwy",
        "zip",
        "lat",
        "corner",
        "of",
        "tract",
        "lives"
    };

    @Test
    void neverFailsOnRandomPieces() {
        Random random = new Random(164514);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(14);
            for (int k = 0; k < pieces; k++) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
            }
            check(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3/", "March ", "12 ", "Main ", "1.2.", "N ", "the ", "of ", "/", "'", "Box ", "3-", "mid-", "Monday ",
                "90 ", "twenty ", "St. ", "0", "A1 ", "-"
            })
    void neverFailsOnRepetition(String piece) {
        check(piece.repeat(5_000));
        check(piece.repeat(50) + "2019");
    }

    private static void check(String plain) {
        SourceText text = SourceText.of(plain);
        int length = text.text().length();
        for (Detector detector : DETECTORS) {
            Detections found = new Detections();
            detector.detect(text, found);
            int last = 0;
            for (Detection claim : found.all()) {
                assertThat(claim.start()).as("claims in order").isGreaterThanOrEqualTo(last);
                assertThat(claim.end()).isLessThanOrEqualTo(length);
                last = claim.end();
                String matched = text.text().substring(claim.start(), claim.end());
                if (claim.kind() == PhiKind.DATE) {
                    DateExpression.parse(matched)
                            .ifPresent(date -> assertThat(date.shift(100)).isNotEmpty());
                }
                if (claim.kind() == PhiKind.AGE_OVER_89) {
                    assertThat(AgeExpression.parse(matched)).isPresent();
                }
            }
            Detections again = new Detections();
            detector.detect(text, again);
            assertThat(again.all()).isEqualTo(found.all());
        }
    }
}
