package health.cordon.gateway.vendor;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Anthropic's {@code /v1/messages} answers, whole or event by event. Blocks and events that are not known here
 * are not passed on. For one answer, one thread.
 */
final class AnthropicAnswer {

    private final AnswerBlocks blocks = new AnswerBlocks();
    private long prompt;
    private long completion;
    private String reason = "";
    private boolean begun;
    private boolean ended;

    /** The events of a whole answer. */
    static List<ReplyEvent> whole(byte[] body) {
        AnthropicAnswer answer = new AnthropicAnswer();
        JsonNode tree = VendorJson.object(body);
        if (!VendorJson.text(tree, "type").equals("message")) {
            throw VendorJson.malformed();
        }
        int number = 0;
        for (JsonNode block : VendorJson.array(tree, "content")) {
            answer.begin(number, block);
            if (VendorJson.text(block, "type").equals("tool_use")) {
                JsonNode input = VendorJson.object(block, "input");
                answer.blocks.arguments(number, StrictTree.text(input));
            }
            answer.blocks.close(number++);
        }
        answer.finish(VendorJson.text(tree, "stop_reason"));
        JsonNode usage = VendorJson.object(tree, "usage");
        answer.blocks.usage(prompt(usage), VendorJson.number(usage, "output_tokens"));
        return answer.blocks.all();
    }

    /** Takes one event of a stream. */
    void take(String data) {
        JsonNode event = VendorJson.object(data.getBytes(StandardCharsets.UTF_8));
        String type = VendorJson.text(event, "type");
        if (type.equals("error")) {
            throw new CordonException(code(VendorJson.text(VendorJson.object(event, "error"), "type")));
        }
        if (type.equals("message_start") == begun && !type.equals("ping") || ended) {
            throw VendorJson.malformed();
        }
        switch (type) {
            case "message_start" -> {
                begun = true;
                prompt = prompt(VendorJson.object(VendorJson.object(event, "message"), "usage"));
            }
            case "content_block_start" -> begin(index(event), VendorJson.object(event, "content_block"));
            case "content_block_delta" -> delta(index(event), VendorJson.object(event, "delta"));
            case "content_block_stop" -> blocks.close(index(event));
            case "message_delta" -> messageDelta(event);
            case "message_stop" -> {
                finish(reason);
                blocks.usage(prompt, completion);
                ended = true;
            }
            default -> {
                // A ping, or a kind of event that came later than this code.
            }
        }
    }

    private void messageDelta(JsonNode event) {
        String told = VendorJson.text(VendorJson.object(event, "delta"), "stop_reason");
        if (!told.isEmpty()) {
            reason = told;
        }
        if (event.has("usage")) {
            JsonNode usage = VendorJson.object(event, "usage");
            prompt = Math.max(prompt, prompt(usage));
            completion = VendorJson.number(usage, "output_tokens");
        }
    }

    private void begin(int number, JsonNode block) {
        switch (VendorJson.text(block, "type")) {
            case "text" -> blocks.text(number, Channel.CONTENT, VendorJson.text(block, "text"));
            case "thinking" -> blocks.text(number, Channel.REASONING, VendorJson.text(block, "thinking"));
            case "tool_use" -> blocks.tool(number, VendorJson.text(block, "id"), VendorJson.text(block, "name"));
            default -> blocks.skip(number);
        }
    }

    private void delta(int number, JsonNode delta) {
        if (blocks.isSkipped(number)) {
            return;
        }
        switch (VendorJson.text(delta, "type")) {
            case "text_delta" -> blocks.text(number, Channel.CONTENT, VendorJson.text(delta, "text"));
            case "thinking_delta" -> blocks.text(number, Channel.REASONING, VendorJson.text(delta, "thinking"));
            case "input_json_delta" -> blocks.arguments(number, VendorJson.text(delta, "partial_json"));
            default -> {
                // Signatures and citations.
            }
        }
    }

    private void finish(String stopReason) {
        if (stopReason.isEmpty()) {
            throw VendorJson.malformed();
        }
        blocks.finish(
                switch (stopReason) {
                    case "max_tokens", "model_context_window_exceeded" -> "length";
                    case "tool_use" -> "tool_calls";
                    case "refusal" -> "content_filter";
                    default -> "stop";
                });
    }

    private static int index(JsonNode event) {
        if (!event.has("index")) {
            throw VendorJson.malformed();
        }
        return VendorJson.number(event, "index");
    }

    /** What was read from a cache was sent all the same. */
    private static long prompt(JsonNode usage) {
        return (long) VendorJson.number(usage, "input_tokens")
                + VendorJson.number(usage, "cache_creation_input_tokens")
                + VendorJson.number(usage, "cache_read_input_tokens");
    }

    /** The error that an event in a stream tells, by its type alone. */
    private static GatewayError code(String type) {
        return switch (type) {
            case "overloaded_error", "rate_limit_error" -> GatewayError.PROVIDER_BUSY;
            case "authentication_error", "permission_error" -> GatewayError.PROVIDER_KEY_REFUSED;
            case "invalid_request_error", "not_found_error", "request_too_large" -> GatewayError.PROVIDER_REFUSED;
            case "timeout_error" -> GatewayError.PROVIDER_TIMED_OUT;
            default -> GatewayError.PROVIDER_FAILED;
        };
    }

    /** The next event; null if there is none now. */
    @Nullable
    ReplyEvent poll() {
        return blocks.poll();
    }

    /** Whether there is an event now. */
    boolean hasNews() {
        return blocks.hasNews();
    }

    /** Whether its end was told. */
    boolean isEnded() {
        return ended;
    }
}
