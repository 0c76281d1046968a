package health.cordon.gateway.shape;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.gateway.json.StrictTree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TraversalTest {

    private static final Shape.Parts PARTS = new Shape.Parts(
            new Shape.Tagged(
                    "type",
                    Map.of(
                            "text", Shape.fields("type", Shape.words("text"), "text", Shape.TEXT),
                            "other", Shape.fields("type", Shape.words("other")))),
            Map.of("text", "text"));

    private static Plan plan(String json) {
        JsonNode tree = StrictTree.read(json.getBytes(StandardCharsets.UTF_8));
        Shape shape = Shape.fields("parts", PARTS, "free", Shape.FREE, "n", Shape.upTo(9));
        return Traversal.of(tree, shape, UnknownFields.DROP, id -> "hash", _ -> true);
    }

    private static JsonNode rebuilt(Plan plan) {
        return plan.rebuilt(plan.pieces().stream().map(Piece::text).toList());
    }

    @Test
    void partsOfOneTextAreOneText() {
        Plan plan = plan("{\"parts\":[{\"type\":\"text\",\"text\":\"a\",\"x\":1},{\"type\":\"other\"},"
                + "{\"type\":\"text\",\"text\":\"b\"}]}");
        assertThat(plan.pieces()).hasSize(1);
        assertThat(plan.pieces().getFirst().text()).isEqualTo("a\nb");
        assertThat(plan.pieces().getFirst().seams()).containsExactly(1);
        assertThat(plan.coverage().dropped()).isEqualTo(2);
        assertThat(StrictTree.text(rebuilt(plan)))
                .isEqualTo("{\"parts\":[{\"type\":\"text\",\"text\":\"a\\nb\"},{\"type\":\"other\"}]}");
    }

    @Test
    void whatCameIntoATreePastTheWalkIsCounted() {
        Plan plan = plan("{\"n\":2,\"free\":{\"a\":[\"b\",3.5,null,true]}}");
        JsonNode tree = rebuilt(plan);
        assertThat(plan.unscanned(tree)).isZero();
        ((ObjectNode) tree.get("free")).put("smuggled", "value");
        assertThat(plan.unscanned(tree)).isEqualTo(2);
    }

    @Test
    void aHundredThousandKeysOfOneTagEnd() {
        StringBuilder keys = new StringBuilder("{\"free\":{");
        for (int i = 0; i < 100_000; i++) {
            keys.append(i == 0 ? "\"k" : ",\"k").append(i).append("\":null");
        }
        Plan plan = plan(keys.append("}}").toString());
        JsonNode tree = plan.rebuilt(plan.pieces().stream().map(_ -> "[SSN]").toList());
        assertThat(tree.get("free").propertyNames()).hasSize(100_000).contains("[SSN]", "[SSN] 2", "[SSN] 100000");
    }

    @Test
    void aHundredThousandPartsAndDeepTextsEnd() {
        StringBuilder parts = new StringBuilder("{\"parts\":[");
        for (int i = 0; i < 100_000; i++) {
            parts.append(i == 0 ? "" : ",").append("{\"type\":\"text\",\"text\":\"x\"}");
        }
        Plan plan = plan(parts.append("]}").toString());
        assertThat(plan.pieces()).hasSize(1);
        assertThat(plan.unscanned(rebuilt(plan))).isZero();
    }
}
