package health.cordon.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Agrees with the parser on what is JSON, one character at a time. */
class JsonGrammarTest {

    private static boolean isWhole(String text) {
        JsonGrammar grammar = new JsonGrammar();
        for (int i = 0; i < text.length(); i++) {
            if (!grammar.take(text.charAt(i))) {
                return false;
            }
        }
        return grammar.isWhole();
    }

    private static boolean parses(String text) {
        try {
            StrictTree.read(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (RuntimeException broken) {
            return false;
        }
    }

    @Test
    void takesWhatIsJson() {
        for (String text : new String[] {
            "{}",
            "[]",
            " [ 1 , -0.5e+3, true,false, null ] ",
            "\"a\\u00e9\\n\"",
            "0",
            "-1",
            "1E5",
            "{\"a\":{\"b\":[{}]}}",
            "12 "
        }) {
            assertThat(isWhole(text)).as(text).isTrue();
        }
    }

    @Test
    void refusesWhatIsNot() {
        for (String text : new String[] {
            "",
            " ",
            "{",
            "}",
            "[1,]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "01",
            "-",
            "1.",
            "1e",
            "1e+",
            ".5",
            "tru",
            "truex",
            "nul",
            "[1 2]",
            "{\"a\":1]",
            "[1}",
            "\"a",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"a\nb\"",
            "{} {}",
            "[1],",
            "+1",
            "NaN",
            "'a'",
            "[\"a\" \"b\"]",
            "{\"a\" \"b\"}",
            "{1:2}",
            "--1",
            "1-2"
        }) {
            assertThat(isWhole(text)).as(text).isFalse();
        }
        assertThat(isWhole("[".repeat(64) + "]".repeat(64))).isTrue();
        assertThat(isWhole("[".repeat(65) + "]".repeat(65))).isFalse();
    }

    @Test
    void agreesWithTheParserOnAnything() {
        Property.forAll(
                20_000,
                seeded -> {
                    StringBuilder text = new StringBuilder();
                    int bits = seeded.between(1, 9);
                    for (int i = 0; i < bits; i++) {
                        text.append(seeded.choose(
                                "{",
                                "}",
                                "[",
                                "]",
                                ",",
                                ":",
                                "\"a\"",
                                "\"b" + "\\",
                                "\"",
                                "1",
                                "-",
                                "0",
                                ".",
                                "e",
                                "true",
                                "null",
                                " ",
                                "\\n",
                                "\\u00e9",
                                "\n"));
                    }
                    return text.toString();
                },
                text -> assertThat(isWhole(text)).isEqualTo(parses(text)));
    }

    @Test
    void saysWhatIsInsideAStringOfJson() {
        JsonPlace place = new JsonPlace();
        for (char c : "He said [this] and {\"a\": \"".toCharArray()) {
            place.take(c);
        }
        assertThat(place.written("x\"\\\ny")).isEqualTo("x\\\"\\\\\\ny");
        for (char c : "{\\\"b\\\":\\\"".toCharArray()) {
            place.take(c);
        }
        assertThat(place.written("x\"y")).isEqualTo("x\\\\\\\"y");
        for (char c : "\\\"}\"} and \"".toCharArray()) {
            place.take(c);
        }
        assertThat(place.written("x\"y")).isEqualTo("x\"y");
    }
}
