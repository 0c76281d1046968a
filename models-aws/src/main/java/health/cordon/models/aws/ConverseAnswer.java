package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import health.cordon.gateway.vendor.AnswerBlocks;
import health.cordon.gateway.vendor.VendorJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Converse and ConverseStream answer. Blocks and events that are not known here are not passed on. For one
 * answer, one thread.
 */
final class ConverseAnswer {

    private final AnswerBlocks blocks = new AnswerBlocks();
    private boolean begun;

    /** The events of a whole answer. */
    static List<ReplyEvent> whole(byte[] body) {
        ConverseAnswer answer = new ConverseAnswer();
        JsonNode tree = VendorJson.object(body);
        JsonNode message = VendorJson.object(VendorJson.object(tree, "output"), "message");
        int number = 0;
        for (JsonNode block : VendorJson.array(message, "content")) {
            answer.block(number++, block);
        }
        answer.finish(VendorJson.text(tree, "stopReason"));
        answer.usage(tree);
        return answer.blocks.all();
    }

    private void block(int number, JsonNode block) {
        if (block.has("toolUse")) {
            JsonNode use = VendorJson.object(block, "toolUse");
            blocks.tool(number, VendorJson.text(use, "toolUseId"), VendorJson.text(use, "name"));
            blocks.arguments(number, StrictTree.text(VendorJson.object(use, "input")));
        } else if (block.has("reasoningContent")) {
            JsonNode reasoning = VendorJson.object(block, "reasoningContent");
            JsonNode text = reasoning.has("reasoningText") ? VendorJson.object(reasoning, "reasoningText") : reasoning;
            blocks.text(number, Channel.REASONING, VendorJson.text(text, "text"));
        } else if (block.has("text")) {
            blocks.text(number, Channel.CONTENT, VendorJson.text(block, "text"));
        } else {
            blocks.skip(number);
        }
        blocks.close(number);
    }

    /** Takes one event of a stream. */
    void take(String type, byte[] payload) {
        JsonNode event = VendorJson.object(payload);
        boolean start = type.equals("messageStart");
        if (start == begun) {
            throw VendorJson.malformed();
        }
        switch (type) {
            case "messageStart" -> begun = true;
            case "contentBlockStart" -> begin(index(event), VendorJson.object(event, "start"));
            case "contentBlockDelta" -> delta(index(event), VendorJson.object(event, "delta"));
            case "contentBlockStop" -> blocks.close(index(event));
            case "messageStop" -> finish(VendorJson.text(event, "stopReason"));
            case "metadata" -> usage(event);
            default -> {
                // A kind of event that came later than this code.
            }
        }
    }

    private void begin(int number, JsonNode start) {
        if (start.has("toolUse")) {
            JsonNode use = VendorJson.object(start, "toolUse");
            blocks.tool(number, VendorJson.text(use, "toolUseId"), VendorJson.text(use, "name"));
        } else if (!start.isEmpty()) {
            blocks.skip(number);
        }
    }

    /** Blocks of text begin with their first delta. */
    private void delta(int number, JsonNode delta) {
        if (blocks.isSkipped(number)) {
            return;
        }
        if (delta.has("text")) {
            blocks.text(number, Channel.CONTENT, VendorJson.text(delta, "text"));
        } else if (delta.has("toolUse")) {
            blocks.arguments(number, VendorJson.text(VendorJson.object(delta, "toolUse"), "input"));
        } else if (delta.has("reasoningContent")) {
            blocks.text(
                    number, Channel.REASONING, VendorJson.text(VendorJson.object(delta, "reasoningContent"), "text"));
        } else {
            blocks.skip(number);
        }
    }

    private void finish(String stopReason) {
        blocks.finish(
                switch (stopReason) {
                    case "end_turn", "stop_sequence" -> "stop";
                    case "max_tokens", "model_context_window_exceeded" -> "length";
                    case "tool_use" -> "tool_calls";
                    case "guardrail_intervened", "content_filtered" -> "content_filter";
                    // Among these: malformed_model_output, malformed_tool_use.
                    default -> throw new CordonException(GatewayError.PROVIDER_FAILED);
                });
    }

    /** What was read from a cache was sent all the same. */
    private void usage(JsonNode event) {
        if (event.has("usage")) {
            JsonNode usage = VendorJson.object(event, "usage");
            blocks.usage(
                    (long) VendorJson.number(usage, "inputTokens")
                            + VendorJson.number(usage, "cacheReadInputTokens")
                            + VendorJson.number(usage, "cacheWriteInputTokens"),
                    VendorJson.number(usage, "outputTokens"));
        }
    }

    private static int index(JsonNode event) {
        if (!event.has("contentBlockIndex")) {
            throw VendorJson.malformed();
        }
        return VendorJson.number(event, "contentBlockIndex");
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
    boolean isFinished() {
        return blocks.isFinished();
    }
}
