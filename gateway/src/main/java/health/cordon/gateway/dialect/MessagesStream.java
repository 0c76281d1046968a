package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's messages, bit by bit: blocks that begin, grow and stop. Of several choices only the first is told. */
final class MessagesStream implements StreamWriter {

    private static final int TEXT = -1;
    private static final int NONE = -2;

    private final ReplyFrame frame;
    private int open = NONE;
    private int blocks;
    private String stop = "end_turn";
    private ReplyEvent.Usage usage = new ReplyEvent.Usage(0, 0);

    MessagesStream(ReplyFrame frame) {
        this.frame = frame;
    }

    @Override
    public void begin(Consumer<String> out) {
        ObjectNode event = event("message_start");
        ObjectNode message = MessagesDialect.message(frame);
        message.putArray("content");
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        message.set("usage", MessagesDialect.usage(usage));
        event.set("message", message);
        out.accept(Trees.sse("message_start", event));
    }

    @Override
    public void take(ReplyEvent event, Consumer<String> out) {
        switch (event) {
            case ReplyEvent.Text text -> {
                if (text.choice() == 0 && text.channel() != Channel.REASONING) {
                    block(TEXT, StrictTree.object().put("type", "text").put("text", ""), out);
                    delta(StrictTree.object().put("type", "text_delta").put("text", text.text()), out);
                }
            }
            case ReplyEvent.ToolBegin tool -> {
                if (tool.choice() == 0) {
                    ObjectNode use = StrictTree.object()
                            .put("type", "tool_use")
                            .put("id", tool.id())
                            .put("name", tool.name());
                    use.putObject("input");
                    block(tool.index(), use, out);
                }
            }
            case ReplyEvent.ToolArguments more -> {
                if (more.choice() == 0) {
                    delta(StrictTree.object().put("type", "input_json_delta").put("partial_json", more.text()), out);
                }
            }
            case ReplyEvent.Finish finish ->
                stop = finish.choice() == 0 ? MessagesDialect.stopReason(finish.reason()) : stop;
            case ReplyEvent.Usage told -> usage = told;
            case ReplyEvent.Vectors _ -> {}
        }
    }

    @Override
    public void end(Consumer<String> out) {
        close(out);
        ObjectNode event = event("message_delta");
        event.putObject("delta").put("stop_reason", stop).putNull("stop_sequence");
        event.set("usage", MessagesDialect.usage(usage));
        out.accept(Trees.sse("message_delta", event));
        out.accept(Trees.sse("message_stop", event("message_stop")));
    }

    @Override
    public void fail(ErrorFrame error, Consumer<String> out) {
        out.accept(Trees.sse("error", MessagesDialect.IT.error(error)));
    }

    private void block(int which, ObjectNode content, Consumer<String> out) {
        if (open == which) {
            return;
        }
        close(out);
        open = which;
        ObjectNode event = event("content_block_start").put("index", blocks);
        event.set("content_block", content);
        out.accept(Trees.sse("content_block_start", event));
    }

    private void delta(ObjectNode delta, Consumer<String> out) {
        ObjectNode event = event("content_block_delta").put("index", blocks);
        event.set("delta", delta);
        out.accept(Trees.sse("content_block_delta", event));
    }

    private void close(Consumer<String> out) {
        if (open != NONE) {
            out.accept(
                    Trees.sse("content_block_stop", event("content_block_stop").put("index", blocks)));
            blocks++;
            open = NONE;
        }
    }

    private static ObjectNode event(String type) {
        return StrictTree.object().put("type", type);
    }
}
