package health.cordon.models.aws;

import health.cordon.gateway.json.StrictTree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.node.ObjectNode;

/** Frames of ConverseStream, encoded by AWS's own library. */
final class Frames {

    private Frames() {}

    static byte[] event(String type, String json) {
        return encoded(
                Map.of(
                        ":message-type", HeaderValue.fromString("event"),
                        ":event-type", HeaderValue.fromString(type),
                        ":content-type", HeaderValue.fromString("application/json")),
                json);
    }

    static byte[] exception(String type, String json) {
        return encoded(
                Map.of(
                        ":message-type", HeaderValue.fromString("exception"),
                        ":exception-type", HeaderValue.fromString(type)),
                json);
    }

    static byte[] encoded(Map<String, HeaderValue> headers, String payload) {
        ByteBuffer bytes = new Message(headers, payload.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    static byte[] start() {
        return event("messageStart", "{\"role\":\"assistant\",\"p\":\"abcd\"}");
    }

    static byte[] text(int block, String text) {
        return delta(block, StrictTree.object().put("text", text));
    }

    static byte[] delta(int block, ObjectNode delta) {
        ObjectNode tree = StrictTree.object().put("contentBlockIndex", block);
        tree.set("delta", delta);
        return event("contentBlockDelta", StrictTree.text(tree));
    }

    static byte[] tool(int block, String id, String name) {
        ObjectNode tree = StrictTree.object().put("contentBlockIndex", block);
        tree.putObject("start").putObject("toolUse").put("toolUseId", id).put("name", name);
        return event("contentBlockStart", StrictTree.text(tree));
    }

    static byte[] arguments(int block, String json) {
        ObjectNode delta = StrictTree.object();
        delta.putObject("toolUse").put("input", json);
        return delta(block, delta);
    }

    static byte[] stop(int block) {
        return event("contentBlockStop", "{\"contentBlockIndex\":" + block + "}");
    }

    static byte[] end(String reason) {
        return joined(
                event("messageStop", "{\"stopReason\":\"" + reason + "\"}"),
                event(
                        "metadata",
                        "{\"usage\":{\"inputTokens\":4,\"cacheReadInputTokens\":3,\"outputTokens\":9,\"totalTokens\":16},"
                                + "\"metrics\":{\"latencyMs\":1}}"));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
