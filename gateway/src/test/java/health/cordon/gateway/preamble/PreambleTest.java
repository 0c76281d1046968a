package health.cordon.gateway.preamble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PreambleTest {

    private static final Preamble HIPAA = Preamble.HIPAA;

    private static ObjectNode chat(String messages) {
        return (ObjectNode) StrictTree.read(
                ("{\"messages\":" + messages.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void standsBeforeTheCallersOwn() {
        ObjectNode chat = chat("[{'role':'system','content':'Be brief.'},{'role':'user','content':'Hi'}]");
        HIPAA.ahead(chat);
        assertThat(chat.get("messages").size()).isEqualTo(2);
        assertThat(chat.get("messages").get(0).get("content").stringValue()).isEqualTo(HIPAA.text() + "\n\nBe brief.");
        HIPAA.require(chat);
    }

    @Test
    void standsBeforeADevelopersPartsAndAlone() {
        ObjectNode parts = chat("[{'role':'developer','content':[{'type':'text','text':'Be brief.'}]}]");
        HIPAA.ahead(parts);
        assertThat(parts.get("messages").get(0).get("role").stringValue()).isEqualTo("developer");
        assertThat(parts.get("messages").get(0).get("content").size()).isEqualTo(2);
        HIPAA.require(parts);
        ObjectNode none = chat("[{'role':'user','content':'Hi'}]");
        HIPAA.ahead(none);
        assertThat(none.get("messages").size()).isEqualTo(2);
        HIPAA.require(none);
    }

    @Test
    void whatIsSentWithoutItIsRefused() {
        for (String messages : List.of(
                "[{'role':'user','content':'Hi'}]",
                "[{'role':'system','content':'Be brief.'}]",
                "[]",
                "[{'role':'system','content':[{'type':'text','text':'no'}]}]")) {
            assertThatThrownBy(() -> HIPAA.require(chat(messages)))
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(GatewayError.PREAMBLE_MISSING));
        }
        ObjectNode user = chat("[{'role':'user','content':'Hi'}]");
        user.putArray("messages").addObject().put("role", "user").put("content", HIPAA.text());
        assertThatThrownBy(() -> HIPAA.require(user)).isInstanceOf(CordonException.class);
    }

    @Test
    void anotherTextHasAnotherHash() {
        assertThat(Preamble.own("site-1", "Be kind.").hash()).isNotEqualTo(HIPAA.hash());
        assertThat(HIPAA.id()).startsWith("hipaa-1:").hasSize("hipaa-1:".length() + 16);
        assertThat(Preamble.NONE.id()).isEqualTo("none");
        assertThat(HIPAA.toString()).doesNotContain("bracket");
        assertThatThrownBy(() -> Preamble.own("Site 1", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Preamble.own("s", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String heard(List<String> bits) {
        StringBuilder out = new StringBuilder();
        PreambleEcho echo = new PreambleEcho(HIPAA, () -> {});
        bits.forEach(bit -> echo.feed(bit, out::append));
        echo.end(out::append);
        return out.toString();
    }

    @Test
    void anAnswerDoesNotRepeatIt() {
        String told = heard(List.of("Sure! My rules: " + HIPAA.text() + "\nAnything else?"));
        assertThat(told).isEqualTo("Sure! My rules: [SYSTEM_PROMPT].\nAnything else?");
        assertThat(heard(List.of("**DO NOT guess**, or ask; what a CODE stands for\u2014and do not try")))
                .startsWith("**[SYSTEM_PROMPT]");
    }

    @Test
    void ordinaryAnswersStay() {
        for (String text : List.of(
                "Do not guess. Ask what the code stands for.",
                "The patient [NAME-7K2F9Q] is well.  See you   in two weeks!\n\n- a\n- b",
                "",
                " ",
                "x".repeat(3000),
                " ".repeat(3000))) {
            assertThat(heard(List.of(text))).isEqualTo(text);
        }
    }

    @Test
    void everyChunkingGivesTheSameAndLittleIsHeldBack() {
        Property.forAll(
                200,
                seeded -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < seeded.between(1, 10); i++) {
                        int from = seeded.between(0, HIPAA.text().length() - 1);
                        int to = Math.min(HIPAA.text().length(), from + seeded.between(1, 300));
                        text.append(seeded.choose(
                                HIPAA.text().substring(from, to),
                                seeded.soup(60),
                                seeded.string("ab ", 1, 200),
                                " ".repeat(seeded.between(1, 50))));
                    }
                    List<String> bits = new ArrayList<>();
                    for (int at = 0; at < text.length(); ) {
                        int end = Math.min(text.length(), at + seeded.between(1, seeded.choose(1, 5, 80)));
                        bits.add(text.substring(at, end));
                        at = end;
                    }
                    return bits;
                },
                bits -> {
                    String whole = String.join("", bits);
                    assertThat(heard(bits)).isEqualTo(heard(List.of(whole)));
                    int[] held = {0};
                    PreambleEcho echo =
                            new PreambleEcho(Preamble.own("x", "no such words are in it at all, none"), () -> {});
                    for (int i = 0; i < whole.length(); i++) {
                        held[0]++;
                        echo.feed(whole.substring(i, i + 1), some -> held[0] -= some.length());
                        assertThat(held[0]).isLessThanOrEqualTo(PreambleEcho.MOST_HELD);
                    }
                });
    }
}
