package health.cordon.gateway.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.gateway.json.StrictTree;
import health.cordon.testkit.Property;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TurnsTest {

    private static String joined(String messages) {
        JsonNode tree = StrictTree.read(
                ("{\"m\":[" + messages + "]}").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return StrictTree.text(Turns.joined(Trees.array(tree, "m"))).replace('"', '\'');
    }

    private static String said(String role, String content) {
        return "{'role':'" + role + "','content':" + content + "}";
    }

    @Test
    void plainMessagesOfOneRoleInARowBecomeOneWithAnEmptyLineBetween() {
        assertThat(joined(said("user", "'Margaret Thorn'") + "," + said("user", "'bury'") + ","
                        + said("assistant", "'a'") + "," + said("user", "'c'")))
                .isEqualTo("[" + said("user", "'Margaret Thorn\\n\\nbury'") + "," + said("assistant", "'a'") + ","
                        + said("user", "'c'") + "]");
    }

    @Test
    void contentInOnePartIsPlainToo() {
        assertThat(joined(said("system", "[{'type':'text','text':'a'}]") + "," + said("system", "'b'")))
                .isEqualTo("[" + said("system", "'a\\n\\nb'") + "]");
    }

    @Test
    void oneAloneStaysAsItIs() {
        String parts = said("user", "[{'type':'text','text':'a'}]");
        assertThat(joined(parts)).isEqualTo("[" + parts + "]");
        assertThat(joined("")).isEqualTo("[]");
    }

    @Test
    void whatIsMoreThanTextStaysApart() {
        String call = "{'role':'assistant','content':'x','tool_calls':[]}";
        String result = "{'role':'tool','tool_call_id':'c','content':'r'}";
        String nothing = "{'role':'assistant','content':null}";
        String all = String.join(
                ",",
                said("assistant", "'a'"),
                call,
                said("assistant", "'b'"),
                nothing,
                said("assistant", "[]"),
                result,
                result);
        assertThat(joined(all)).isEqualTo("[" + all + "]");
    }

    @Test
    void noTwoPlainOnesOfOneRoleAreLeftInARowAndNoTextIsLost() {
        Property.forAllText(
                200,
                seeded -> {
                    StringBuilder roles = new StringBuilder();
                    for (int i = 0; i < seeded.between(0, 12); i++) {
                        roles.append(seeded.choose("u", "a", "s", "t"));
                    }
                    return roles.toString();
                },
                roles -> {
                    StringBuilder messages = new StringBuilder();
                    for (int i = 0; i < roles.length(); i++) {
                        char role = roles.charAt(i);
                        messages.append(i == 0 ? "" : ",")
                                .append(
                                        role == 't'
                                                ? "{'role':'t','tool_call_id':'c','content':'" + i + ";'}"
                                                : said(String.valueOf(role), "'" + i + ";'"));
                    }
                    String out = joined(messages.toString());
                    StringBuilder texts = new StringBuilder();
                    char before = ' ';
                    for (JsonNode message : StrictTree.read(
                                    out.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                            .values()) {
                        char role = message.get("role").stringValue().charAt(0);
                        assertThat(role == before && role != 't').isFalse();
                        before = role;
                        texts.append(message.get("content").stringValue().replace("\n\n", ""));
                    }
                    StringBuilder wanted = new StringBuilder();
                    for (int i = 0; i < roles.length(); i++) {
                        wanted.append(i).append(';');
                    }
                    assertThat(texts.toString()).isEqualTo(wanted.toString());
                });
    }
}
