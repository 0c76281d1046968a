package health.cordon.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.gateway.TestGateway;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.json.JsonGrammar;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.token.StandIns;
import health.cordon.gateway.token.TokenBook;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was JSON is JSON still when values are back in it, and arguments that are none are refused. */
class JsonAnswersTest {

    private static final String NAME = "Margaret \"Peg\"\\Thornbury\nJr";

    private final TokenBook book = new TokenBook(Keyset.ephemeral().pseudonyms(), "c");
    private final String token = book.token(PhiKind.NAME, NAME);

    private TextGuard guard() {
        return new TextGuard(
                TestGateway.ENGINE, StandIns.tagged(book), new Known("nothing"), new HashMap<>(), () -> {});
    }

    private String text(List<String> bits) {
        StringBuilder out = new StringBuilder();
        TextGuard guard = guard();
        bits.forEach(bit -> guard.feed(bit, out::append));
        guard.end(out::append);
        return out.toString();
    }

    private String arguments(List<String> bits) {
        StringBuilder out = new StringBuilder();
        ArgumentsGuard guard = new ArgumentsGuard(this::guard);
        bits.forEach(bit -> guard.feed(bit, out::append));
        guard.end(out::append);
        return out.toString();
    }

    private static List<String> cut(String text, Seeded seeded) {
        List<String> bits = new ArrayList<>();
        int longest = seeded.choose(1, 5, 40);
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + seeded.between(1, longest));
            bits.add(text.substring(at, end));
            at = end;
        }
        return bits;
    }

    private static JsonNode read(String json) {
        return StrictTree.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aValueInsideAStringOfJsonIsEscaped() {
        String said = "{\"who\": \"" + token + "\", \"of\": [\"x\", \"about " + token + ".\"]}";
        JsonNode read = read(text(List.of(said)));
        assertThat(read.get("who").stringValue()).isEqualTo(NAME);
        assertThat(read.get("of").get(1).stringValue()).isEqualTo("about " + NAME + ".");
    }

    @Test
    void soItIsAmongOtherWordsAndInFences() {
        String json = "{\"who\":\"" + token + "\"}";
        String out =
                text(List.of("It is [sic] " + token + ", thus:\n```json\n" + json + "\n```\nand \"" + token + "\"."));
        assertThat(out).startsWith("It is [sic] " + NAME + ", thus:").endsWith("and \"" + NAME + "\".");
        String inside = out.substring(out.indexOf('{'), out.indexOf('}') + 1);
        assertThat(read(inside).get("who").stringValue()).isEqualTo(NAME);
    }

    @Test
    void soItIsInJsonInJson() {
        var inner = StrictTree.object().put("who", token);
        var outer = StrictTree.object().put("payload", StrictTree.text(inner)).put("plain", token);
        for (String out : List.of(text(List.of(StrictTree.text(outer))), arguments(List.of(StrictTree.text(outer))))) {
            JsonNode read = read(out);
            assertThat(read.get("plain").stringValue()).isEqualTo(NAME);
            assertThat(read(read.get("payload").stringValue()).get("who").stringValue())
                    .isEqualTo(NAME);
        }
    }

    @Test
    void outsideOfJsonNothingIsEscaped() {
        for (String form :
                List.of("%s", "[%s]", "\"%s\"", "{%s}", "[\"a\", b \"%s\"", "{\"a\": x, \"%s\"", "[1, 2] \"%s\"")) {
            assertThat(text(List.of(form.formatted(token)))).isEqualTo(form.formatted(NAME));
        }
    }

    @Test
    void redactionLeavesTheSignsOfJson() {
        String said =
                "{\"who\": \"Eleanor Whitcombe\", \"ssn\": 219099999, \"note\":\"SSN 219-09-9999\\nDr. \\\"Whitcombe\\\"\","
                        + "\"address\":[\"123 Maple Street\",\"Springfield\", \"IL 62704\"]}";
        String out = text(List.of(said));
        assertThat(out).doesNotContain("219", "Whitcombe", "Maple");
        assertThat(read(out).get("address").size()).isEqualTo(3);
        assertThat(text(List.of(said.split("")))).isEqualTo(out);
    }

    @Test
    void lettersThatAreEscapedHideNothing() {
        String said = "{\"note\":\"Seen by Dr. \\u0045leanor Whit\\u0063ombe\\nSSN 219-09-9\\u0039\\u00399 today\"}";
        String out = text(List.of(said));
        assertThat(read(out).get("note").stringValue())
                .doesNotContain("Whitcombe", "Eleanor", "219-09", "9999")
                .contains("Seen by", "today");
        assertThat(text(List.of(said.split("")))).isEqualTo(out);
    }

    @Test
    void anyJsonInAnyBitsGivesTheSameAndStaysJson() {
        Property.forAll(
                150,
                seeded -> {
                    var tree = StrictTree.object();
                    for (int i = 0; i < seeded.between(1, 5); i++) {
                        var inner = StrictTree.object().put("k", seeded.choose(token, "a\"b\\c"));
                        tree.put(
                                seeded.choose("a", "b\"", token) + i,
                                seeded.choose(
                                        token,
                                        "x " + token,
                                        "q\"\\\n",
                                        "Dr. Eleanor Whitcombe, 123 Maple Street",
                                        StrictTree.text(inner)));
                    }
                    return cut(seeded.choose("", "So: ", "```\n") + StrictTree.text(tree), seeded);
                },
                bits -> {
                    String whole = String.join("", bits);
                    String out = text(bits);
                    assertThat(out).isEqualTo(text(List.of(whole))).doesNotContain(token);
                    // Two keys may have become one tag, which a strict tree has not, so the grammar is asked.
                    JsonGrammar grammar = new JsonGrammar();
                    assertThat(out.substring(out.indexOf('{')).chars().allMatch(c -> grammar.take((char) c)))
                            .isTrue();
                    assertThat(grammar.isWhole()).isTrue();
                });
    }

    @Test
    void argumentsThatAreNoWholeJsonAreRefusedInAnyBits() {
        for (String bad : List.of(
                "{\"a\":\"b\"",
                "{\"a\":\"b",
                "{\"a\":",
                "[1,2",
                "{\"a\":\"b\"}}",
                "{\"a\":\"b\"} {}",
                "{\"a\":1,}",
                "{a:1}",
                "tru",
                "{\"a\":tru}",
                "{\"a\":nullx}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\" \"b\"}",
                "\"\\x\"",
                "]",
                "-",
                "{\"a\":--1}",
                "[".repeat(65) + "]".repeat(65),
                "{\"a\":[1}",
                "falsetrue",
                "{\"n\":1e}")) {
            assertRefused(List.of(bad));
            assertRefused(List.of(bad.split("")));
        }
        for (String good : List.of("", "{}", "{ \"a\" : [ 1, -2.5e3, true, null, \"\" ] }\n", "[]", "7")) {
            assertThat(arguments(List.of(good.split("")))).isEqualTo(good);
        }
    }

    private void assertRefused(List<String> bits) {
        assertThatThrownBy(() -> arguments(bits))
                .as(String.join("", bits))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(GatewayError.PROVIDER_MALFORMED));
    }

    @Test
    void aControlCharacterThatShouldHaveBeenEscapedIs() {
        assertThat(arguments(List.of("{\"a\":\"x\ny\"}"))).isEqualTo("{\"a\":\"x\\ny\"}");
    }
}
