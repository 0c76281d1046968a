package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions, bit by bit: {@code chat.completion.chunk}. */
final class ChatStream implements StreamWriter {

    private final ReplyFrame frame;
    private final Set<Integer> begun = new HashSet<>();

    ChatStream(ReplyFrame frame) {
        this.frame = frame;
    }

    @Override
    public void begin(Consumer<String> out) {
        role(0, out);
    }

    @Override
    public void take(ReplyEvent event, Consumer<String> out) {
        switch (event) {
            case ReplyEvent.Text text -> {
                role(text.choice(), out);
                ObjectNode delta = StrictTree.object();
                delta.put(field(text.channel()), text.text());
                out.accept(chunk(text.choice(), delta, null));
            }
            case ReplyEvent.ToolBegin tool -> {
                role(tool.choice(), out);
                ObjectNode call = call(tool.index());
                call.put("id", tool.id());
                call.put("type", "function");
                call.putObject("function").put("name", tool.name()).put("arguments", "");
                out.accept(chunk(tool.choice(), delta(call), null));
            }
            case ReplyEvent.ToolArguments more -> {
                ObjectNode call = call(more.index());
                call.putObject("function").put("arguments", more.text());
                out.accept(chunk(more.choice(), delta(call), null));
            }
            case ReplyEvent.Finish finish -> {
                role(finish.choice(), out);
                out.accept(chunk(finish.choice(), StrictTree.object(), finish.reason()));
            }
            case ReplyEvent.Usage usage -> {
                if (frame.usage()) {
                    ObjectNode body = ChatDialect.envelope(frame, "chat.completion.chunk");
                    body.putArray("choices");
                    body.set("usage", ChatDialect.usage(usage));
                    out.accept(Trees.sse(body));
                }
            }
            case ReplyEvent.Vectors _ -> {}
        }
    }

    @Override
    public void end(Consumer<String> out) {
        out.accept("data: [DONE]\n\n");
    }

    @Override
    public void fail(ErrorFrame error, Consumer<String> out) {
        out.accept(Trees.sse(ChatDialect.IT.error(error)));
    }

    private void role(int choice, Consumer<String> out) {
        if (begun.add(choice)) {
            ObjectNode delta = StrictTree.object();
            delta.put("role", "assistant");
            delta.put("content", "");
            out.accept(chunk(choice, delta, null));
        }
    }

    private String chunk(int choice, ObjectNode delta, @org.jspecify.annotations.Nullable String finish) {
        ObjectNode body = ChatDialect.envelope(frame, "chat.completion.chunk");
        ObjectNode one = body.putArray("choices").addObject();
        one.put("index", choice);
        one.set("delta", delta);
        one.putNull("logprobs");
        one.put("finish_reason", finish);
        return Trees.sse(body);
    }

    private static ObjectNode call(int index) {
        ObjectNode call = StrictTree.object();
        call.put("index", index);
        return call;
    }

    private static ObjectNode delta(ObjectNode call) {
        ObjectNode delta = StrictTree.object();
        delta.putArray("tool_calls").add(call);
        return delta;
    }

    private static String field(Channel channel) {
        return switch (channel) {
            case CONTENT -> "content";
            case REFUSAL -> "refusal";
            case REASONING -> "reasoning_content";
        };
    }
}
