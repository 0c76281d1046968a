package health.cordon.gateway.dialect;

import static health.cordon.gateway.shape.Shape.DROP;
import static health.cordon.gateway.shape.Shape.FLAG;
import static health.cordon.gateway.shape.Shape.FREE;
import static health.cordon.gateway.shape.Shape.MEDIA;
import static health.cordon.gateway.shape.Shape.NOT_OFFERED;
import static health.cordon.gateway.shape.Shape.TEXT;
import static health.cordon.gateway.shape.Shape.fields;
import static health.cordon.gateway.shape.Shape.list;
import static health.cordon.gateway.shape.Shape.textOr;
import static health.cordon.gateway.shape.Shape.upTo;
import static health.cordon.gateway.shape.Shape.words;

import health.cordon.gateway.shape.Shape;
import java.util.Map;

/** What an Anthropic client may ask of {@code /v1/messages}. */
final class MessagesShape {

    private static final Shape CALL_ID = new Shape.Id("call_");
    private static final Shape NAME = new Shape.Name();

    private static final Shape TEXT_BLOCK =
            fields("type", words("text"), "text", TEXT, "cache_control", DROP, "citations", DROP);

    private static final Map<String, String> TEXTS = Map.of("text", "text");

    private static final Shape.Parts TEXT_BLOCKS =
            new Shape.Parts(new Shape.Tagged("type", Map.of("text", TEXT_BLOCK)), TEXTS);

    private static final Shape.Parts RESULT_BLOCKS = new Shape.Parts(
            new Shape.Tagged("type", Map.of("text", TEXT_BLOCK, "image", MEDIA, "document", MEDIA)), TEXTS);

    private static final Shape.Tagged BLOCK = new Shape.Tagged(
            "type",
            Map.of(
                    "text", TEXT_BLOCK,
                    "tool_use",
                            fields(
                                    "type",
                                    words("tool_use"),
                                    "id",
                                    CALL_ID,
                                    "name",
                                    NAME,
                                    "input",
                                    FREE,
                                    "cache_control",
                                    DROP),
                    "tool_result",
                            fields(
                                    "type",
                                    words("tool_result"),
                                    "tool_use_id",
                                    CALL_ID,
                                    "content",
                                    textOr(RESULT_BLOCKS),
                                    "is_error",
                                    FLAG,
                                    "cache_control",
                                    DROP),
                    "image", MEDIA,
                    "document", MEDIA,
                    "search_result", NOT_OFFERED));

    private static final Shape.Parts BLOCKS = new Shape.Parts(BLOCK, TEXTS);

    private static final Shape MESSAGES = list(new Shape.Tagged(
            "role",
            Map.of(
                    "user", fields("role", words("user"), "content", textOr(BLOCKS)),
                    "assistant", fields("role", words("assistant"), "content", textOr(BLOCKS)))));

    private static final Shape TOOL = fields(
            "type", words("custom"),
            "name", NAME,
            "description", TEXT,
            "input_schema", FREE,
            "strict", FLAG,
            "cache_control", DROP);

    static final Shape ASKED = fields(
            "model", new Shape.Model(),
            "messages", MESSAGES,
            "system", textOr(TEXT_BLOCKS),
            "tools", list(TOOL),
            "tool_choice",
                    fields(
                            "type",
                            words("auto", "any", "none", "tool"),
                            "name",
                            NAME,
                            "disable_parallel_tool_use",
                            FLAG),
            "stop_sequences", list(TEXT),
            "max_tokens", upTo(ChatShape.MOST_TOKENS),
            "stream", FLAG,
            "temperature", upTo(1),
            "top_p", upTo(1),
            "top_k", upTo(1000),
            "metadata", fields("user_id", new Shape.Id("user_")),
            "service_tier", DROP,
            // Signed thinking cannot be rewritten without breaking its signature.
            "thinking",
                    new Shape.Tagged(
                            "type", Map.of("disabled", DROP, "enabled", NOT_OFFERED, "adaptive", NOT_OFFERED)));

    private MessagesShape() {}
}
