package health.cordon.deid.lines;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;

class JsonBytesTest {

    @Test
    void everyStringSurvivesTheRoundTrip() {
        Property.forAllText(
                500,
                seeded -> seeded.soup(200),
                text -> assertThat(read(new JsonBytes(1).string(text).toBytes()))
                        .isEqualTo(text));
    }

    @Test
    void aSurrogateWithoutPartnerBecomesItsEscape() {
        assertThat(ascii(new JsonBytes(0).string("a\uD83Db"))).isEqualTo("\"a\\ud83db\"");
        assertThat(ascii(new JsonBytes(0).string("\uDE00\uD83D"))).isEqualTo("\"\\ude00\\ud83d\"");
        assertThat(new String(new JsonBytes(0).string("\uD83D\uDE00").toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("\"\uD83D\uDE00\"");
    }

    @Test
    void controlsAreEscaped() {
        assertThat(ascii(new JsonBytes(0).string("\u0000\u001f\n\r\t\b\f\"\\/\u007f")))
                .isEqualTo("\"\\u0000\\u001f\\n\\r\\t\\b\\f\\\"\\\\/\u007f\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.0",
        "1,1.0",
        "0.5,0.5",
        "0.95,0.95",
        "0.12345,0.1235",
        "0.99999,1.0",
        "0.00001,0.0",
        "0.0101,0.0101"
    })
    void scoresAreShort(double score, String written) {
        assertThat(ascii(new JsonBytes(0).score(score))).isEqualTo(written);
    }

    private static String ascii(JsonBytes json) {
        return new String(json.toBytes(), StandardCharsets.US_ASCII);
    }

    private static String read(byte[] json) {
        try (JsonParser parser = JsonLines.parser(json, 0, json.length)) {
            parser.nextToken();
            return parser.getString();
        }
    }
}
