package health.cordon.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.gateway.TestGateway;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.guard.Reading;
import health.cordon.gateway.token.StandIns;
import health.cordon.gateway.token.TokenBook;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Escapes in answers hide nothing, however the answer comes, and cost no more than their length. */
class EscapedAnswerTest {

    private final TokenBook book = new TokenBook(Keyset.ephemeral().pseudonyms(), "c");
    private final Map<PhiKind, Integer> found = new HashMap<>();

    private List<String> out(Deidentifier engine, String sent, List<String> bits) {
        List<String> out = new ArrayList<>();
        TextGuard guard = new TextGuard(engine, StandIns.tagged(book), new Known(sent), found, () -> {});
        bits.forEach(bit -> guard.feed(bit, out::add));
        guard.end(out::add);
        return out;
    }

    private List<String> out(List<String> bits) {
        return out(TestGateway.ENGINE, "nothing", bits);
    }

    private static String read(List<String> bits) {
        return Reading.unescapedText(String.join("", bits));
    }

    @Test
    void escapesHideNothingAndTheTextAroundThemStays() {
        String out = String.join(
                "", out(List.of("Patient: \\u004dargaret Thornbury was \\\"well\\\".\\nSSN 219\\u002d09-9999")));
        assertThat(out)
                .startsWith("Patient: [NAME]")
                .contains(" was \\\"well\\\".\\n")
                .endsWith("[SSN]");
        assertThat(found).containsKeys(PhiKind.NAME, PhiKind.SSN);
    }

    @Test
    void everyCutOfAnEscapeGivesTheSame() {
        String text = "Patient: \\u004dargaret Thornbury, \\\\u0053SN 219\\x2d09-9999 ok";
        List<String> whole = out(List.of(text));
        assertThat(read(whole))
                .doesNotContain("argaret", "Thornbury", "219-09-9999")
                .endsWith(" ok");
        for (int i = 1; i < text.length(); i++) {
            for (int j = i; j < text.length(); j++) {
                assertThat(out(List.of(text.substring(0, i), text.substring(i, j), text.substring(j))))
                        .isEqualTo(whole);
            }
        }
        assertThat(out(List.of(text.split("")))).isEqualTo(whole);
    }

    private static String escaped(String text, Seeded seeded) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(seeded.chance(0.5) ? "\\u00" + Integer.toHexString(c) : String.valueOf(c));
        }
        return out.toString();
    }

    @Test
    void inALongAnswerInAnyBitsNeither() {
        Property.forAll(
                60,
                seeded -> {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < 3000) {
                        text.append(seeded.choose(
                                "Patient: " + escaped("Margaret Thornbury", seeded) + ", ",
                                "SSN " + escaped("219-09-9999", seeded) + ". ",
                                "No acute distress.\\n",
                                "The file C:\\\\data\\\\u of today ",
                                "takes metformin with meals. "));
                    }
                    List<String> bits = new ArrayList<>();
                    for (int at = 0; at < text.length(); ) {
                        int end = Math.min(text.length(), at + seeded.between(1, seeded.choose(2, 30, 900)));
                        bits.add(text.substring(at, end));
                        at = end;
                    }
                    return bits;
                },
                bits -> {
                    List<String> out = out(bits);
                    assertThat(read(out)).doesNotContain("Thornbury", "219-09-9999");
                    assertThat(out).isEqualTo(out(List.of(String.join("", bits))));
                });
    }

    @Test
    void whatTheCallerSentHimselfStaysInEscapesToo() {
        String text = "Patient: \\u004dargaret Thornbury";
        assertThat(String.join("", out(TestGateway.ENGINE, "Margaret Thornbury", List.of(text))))
                .isEqualTo(text);
    }

    /** What is read grows with the answer and no faster, whatever it is made of. */
    @Test
    void whatIsReadIsBounded() {
        long[] read = {0};
        Detector counts = new Detector() {
            @Override
            public String name() {
                return "counts";
            }

            @Override
            public void detect(SourceText text, Detections none) {
                read[0] += text.original().length();
            }
        };
        Deidentifier engine = Deidentifier.builder().detector(counts).build();
        for (String unit : List.of("\\", "\\u004d", "\\\\", "\\n", "word \\u004d ", "%25", "\\u{4d}", "\\U0000004d ")) {
            String text = unit.repeat(100_000 / unit.length());
            read[0] = 0;
            out(engine, "nothing", List.of(text));
            // A window is at most four steps long, and is read in two ways.
            assertThat(read[0]).as(unit).isBetween(1L, 16L * text.length());
        }
    }
}
