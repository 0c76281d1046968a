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

/** What an OpenAI client may ask of {@code /v1/chat/completions} and {@code /v1/embeddings}. */
final class ChatShape {

    static final double MOST_TOKENS = 10_000_000;

    private static final Shape CALL_ID = new Shape.Id("call_");
    private static final Shape NAME = new Shape.Name();

    private static final Shape.Parts PART = new Shape.Parts(
            new Shape.Tagged(
                    "type",
                    Map.of(
                            "text", fields("type", words("text"), "text", TEXT),
                            "refusal", fields("type", words("refusal"), "refusal", TEXT),
                            "image_url", MEDIA,
                            "input_audio", MEDIA,
                            "file", MEDIA)),
            Map.of("text", "text", "refusal", "refusal"));

    private static final Shape FUNCTION_CALL = fields("name", NAME, "arguments", new Shape.JsonText());

    private static final Shape FUNCTION_TOOL =
            fields("id", CALL_ID, "type", words("function"), "index", upTo(1000), "function", FUNCTION_CALL);

    private static final Shape TOOL_CALL =
            new Shape.Tagged("type", Map.of("", FUNCTION_TOOL, "function", FUNCTION_TOOL, "custom", NOT_OFFERED));

    private static final Shape.Fields MESSAGE = fields("content", textOr(PART), "name", new Shape.Id("user_"));

    private static final Shape MESSAGES = list(new Shape.Tagged(
            "role",
            Map.of(
                    "system", with(MESSAGE, "role", words("system")),
                    "developer", with(MESSAGE, "role", words("developer")),
                    "user", with(MESSAGE, "role", words("user")),
                    "assistant",
                            with(
                                    MESSAGE,
                                    "role",
                                    words("assistant"),
                                    "refusal",
                                    TEXT,
                                    "reasoning_content",
                                    TEXT,
                                    "tool_calls",
                                    list(TOOL_CALL),
                                    "function_call",
                                    FUNCTION_CALL,
                                    "audio",
                                    MEDIA,
                                    "annotations",
                                    DROP),
                    "tool", fields("role", words("tool"), "content", textOr(PART), "tool_call_id", CALL_ID),
                    "function", fields("role", words("function"), "content", TEXT, "name", NAME))));

    private static final Shape.Fields FUNCTION =
            fields("name", NAME, "description", TEXT, "parameters", FREE, "strict", FLAG);

    private static final Shape TOOLS = list(new Shape.Tagged(
            "type",
            Map.of("function", fields("type", words("function"), "function", FUNCTION), "custom", NOT_OFFERED)));

    private static final Shape TOOL_CHOICE = new Shape.Either(
            words("none", "auto", "required"),
            NOT_OFFERED,
            fields("type", words("function"), "function", fields("name", NAME)));

    private static final Shape FORMAT = new Shape.Tagged(
            "type",
            Map.of(
                    "text", fields("type", words("text")),
                    "json_object", fields("type", words("json_object")),
                    "json_schema",
                            fields(
                                    "type",
                                    words("json_schema"),
                                    "json_schema",
                                    fields("name", NAME, "description", TEXT, "schema", FREE, "strict", FLAG))));

    private static final Shape.Fields ASKED = fields(
            "model",
            new Shape.Model(),
            "messages",
            MESSAGES,
            "tools",
            TOOLS,
            "tool_choice",
            TOOL_CHOICE,
            "functions",
            list(FUNCTION),
            "function_call",
            new Shape.Either(words("none", "auto"), NOT_OFFERED, fields("name", NAME)),
            "response_format",
            FORMAT,
            "stop",
            textOr(TEXT),
            "prediction",
            fields("type", words("content"), "content", textOr(PART)),
            "user",
            new Shape.Id("user_"),
            "safety_identifier",
            new Shape.Id("user_"),
            "prompt_cache_key",
            new Shape.Id("cache_"),
            "metadata",
            FREE);

    /** {@code /v1/chat/completions}. What asks for another way out, such as a web search, is refused. */
    static final Shape CHAT = with(
            ASKED,
            "stream",
            FLAG,
            "stream_options",
            fields("include_usage", FLAG, "include_obfuscation", DROP),
            "n",
            upTo(16),
            "max_tokens",
            upTo(MOST_TOKENS),
            "max_completion_tokens",
            upTo(MOST_TOKENS),
            "temperature",
            upTo(2),
            "top_p",
            upTo(1),
            "top_k",
            upTo(1000),
            "min_p",
            upTo(1),
            "presence_penalty",
            new Shape.Amount(-2, 2),
            "frequency_penalty",
            new Shape.Amount(-2, 2),
            "repetition_penalty",
            upTo(10),
            "seed",
            new Shape.Seed(),
            "parallel_tool_calls",
            FLAG,
            "reasoning_effort",
            words("none", "minimal", "low", "medium", "high", "xhigh"),
            "verbosity",
            words("low", "medium", "high"),
            "modalities",
            list(words("text")),
            // Log probabilities repeat the answer token by token, past the guard.
            "logprobs",
            DROP,
            "top_logprobs",
            DROP,
            "logit_bias",
            DROP,
            "store",
            DROP,
            "service_tier",
            DROP,
            "prompt_cache_retention",
            DROP,
            "audio",
            MEDIA,
            "web_search_options",
            NOT_OFFERED);

    /** {@code /v1/embeddings}. Arrays of token numbers cannot be scanned and are refused. */
    static final Shape EMBEDDINGS = fields(
            "model", new Shape.Model(),
            "input", textOr(TEXT),
            "encoding_format", words("float", "base64"),
            "dimensions", upTo(100_000),
            "user", new Shape.Id("user_"));

    private ChatShape() {}
}
