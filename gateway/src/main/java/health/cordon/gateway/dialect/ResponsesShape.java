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
import static health.cordon.gateway.shape.Shape.with;
import static health.cordon.gateway.shape.Shape.words;

import health.cordon.gateway.shape.Shape;
import java.util.Map;

/** What an OpenAI client may ask of {@code /v1/responses}. */
final class ResponsesShape {

    private static final Shape CALL_ID = new Shape.Id("call_");
    private static final Shape NAME = new Shape.Name();
    private static final Shape STATUS = words("in_progress", "completed", "incomplete");

    private static final Shape.Parts PART = new Shape.Parts(
            new Shape.Tagged(
                    "type",
                    Map.of(
                            "input_text",
                            fields("type", words("input_text"), "text", TEXT),
                            "output_text",
                            fields("type", words("output_text"), "text", TEXT, "annotations", DROP, "logprobs", DROP),
                            "refusal",
                            fields("type", words("refusal"), "refusal", TEXT),
                            "input_image",
                            MEDIA,
                            "input_file",
                            MEDIA,
                            "input_audio",
                            MEDIA)),
            Map.of("input_text", "text", "output_text", "text", "refusal", "refusal"));

    private static final Shape.Fields MESSAGE = fields(
            "role",
            words("user", "assistant", "system", "developer"),
            "content",
            textOr(PART),
            "id",
            new Shape.Id("msg_"),
            "status",
            STATUS);

    private static final Shape ITEM = new Shape.Tagged(
            "type",
            Map.of(
                    "", MESSAGE,
                    "message", with(MESSAGE, "type", words("message")),
                    "function_call",
                            fields(
                                    "type",
                                    words("function_call"),
                                    "id",
                                    new Shape.Id("fc_"),
                                    "call_id",
                                    CALL_ID,
                                    "name",
                                    NAME,
                                    "arguments",
                                    new Shape.JsonText(),
                                    "status",
                                    STATUS),
                    "function_call_output",
                            fields(
                                    "type",
                                    words("function_call_output"),
                                    "id",
                                    new Shape.Id("fc_"),
                                    "call_id",
                                    CALL_ID,
                                    "output",
                                    textOr(PART),
                                    "status",
                                    STATUS),
                    "reasoning",
                            fields(
                                    "type",
                                    words("reasoning"),
                                    "id",
                                    DROP,
                                    "summary",
                                    DROP,
                                    "content",
                                    DROP,
                                    "encrypted_content",
                                    DROP,
                                    "status",
                                    STATUS)));

    private static final Shape TOOL = new Shape.Tagged(
            "type",
            Map.of(
                    "function",
                    fields(
                            "type",
                            words("function"),
                            "name",
                            NAME,
                            "description",
                            TEXT,
                            "parameters",
                            FREE,
                            "strict",
                            FLAG)));

    private static final Shape FORMAT = new Shape.Tagged(
            "type",
            Map.of(
                    "text", fields("type", words("text")),
                    "json_object", fields("type", words("json_object")),
                    "json_schema",
                            fields(
                                    "type",
                                    words("json_schema"),
                                    "name",
                                    NAME,
                                    "description",
                                    TEXT,
                                    "schema",
                                    FREE,
                                    "strict",
                                    FLAG)));

    private static final Shape.Fields TEXTS = fields(
            "model",
            new Shape.Model(),
            "input",
            textOr(ITEM),
            "instructions",
            TEXT,
            "tools",
            list(TOOL),
            "tool_choice",
            new Shape.Either(
                    words("none", "auto", "required"), NOT_OFFERED, fields("type", words("function"), "name", NAME)),
            "text",
            fields("format", FORMAT, "verbosity", words("low", "medium", "high")),
            "metadata",
            FREE,
            "user",
            new Shape.Id("user_"),
            "safety_identifier",
            new Shape.Id("user_"),
            "prompt_cache_key",
            new Shape.Id("cache_"));

    /** What the endpoint would have to keep, such as earlier answers, is refused. */
    static final Shape ASKED = with(
            TEXTS,
            "stream",
            FLAG,
            "max_output_tokens",
            upTo(ChatShape.MOST_TOKENS),
            "temperature",
            upTo(2),
            "top_p",
            upTo(1),
            "parallel_tool_calls",
            FLAG,
            "reasoning",
            fields(
                    "effort",
                    words("none", "minimal", "low", "medium", "high", "xhigh"),
                    "summary",
                    DROP,
                    "generate_summary",
                    DROP),
            "store",
            DROP,
            "include",
            DROP,
            "truncation",
            DROP,
            "service_tier",
            DROP,
            "stream_options",
            DROP,
            "top_logprobs",
            DROP,
            "max_tool_calls",
            DROP,
            "prompt_cache_retention",
            DROP,
            "previous_response_id",
            NOT_OFFERED,
            "conversation",
            NOT_OFFERED,
            "background",
            NOT_OFFERED,
            "prompt",
            NOT_OFFERED);

    private ResponsesShape() {}
}
