package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's responses, bit by bit: items that are added, grow and are done. */
final class ResponsesStream implements StreamWriter {

    private enum Open {
        NOTHING,
        TEXT,
        REFUSAL,
        CALL
    }

    private final ReplyFrame frame;
    private final ArrayNode output = StrictTree.object().putArray("output");
    private final StringBuilder grown = new StringBuilder();
    private Open open = Open.NOTHING;
    private String callId = "";
    private String callName = "";
    private String finish = "stop";
    private ReplyEvent.Usage usage = new ReplyEvent.Usage(0, 0);
    private int sequence;

    ResponsesStream(ReplyFrame frame) {
        this.frame = frame;
    }

    @Override
    public void begin(Consumer<String> out) {
        for (String type : new String[] {"response.created", "response.in_progress"}) {
            ObjectNode event = event(type);
            event.set("response", ResponsesDialect.response(frame, "in_progress"));
            send(event, out);
        }
    }

    @Override
    public void take(ReplyEvent event, Consumer<String> out) {
        switch (event) {
            case ReplyEvent.Text text -> {
                if (text.choice() == 0 && text.channel() != Channel.REASONING) {
                    Open wanted = text.channel() == Channel.REFUSAL ? Open.REFUSAL : Open.TEXT;
                    text(wanted, out);
                    grown.append(text.text());
                    send(at(event(kind() + ".delta")).put("delta", text.text()), out);
                }
            }
            case ReplyEvent.ToolBegin tool -> {
                if (tool.choice() == 0) {
                    close(out);
                    open = Open.CALL;
                    callId = tool.id();
                    callName = tool.name();
                    added(ResponsesDialect.call(callId, callName, "", "in_progress"), out);
                }
            }
            case ReplyEvent.ToolArguments more -> {
                if (more.choice() == 0 && open == Open.CALL) {
                    grown.append(more.text());
                    send(item(event("response.function_call_arguments.delta")).put("delta", more.text()), out);
                }
            }
            case ReplyEvent.Finish told -> finish = told.choice() == 0 ? told.reason() : finish;
            case ReplyEvent.Usage told -> usage = told;
            case ReplyEvent.Vectors _ -> {}
        }
    }

    @Override
    public void end(Consumer<String> out) {
        close(out);
        ObjectNode response = ResponsesDialect.response(frame, "completed");
        response.set("output", output);
        ResponsesDialect.finish(response, finish, usage);
        boolean incomplete = Trees.string(response, "status").equals("incomplete");
        ObjectNode event = event(incomplete ? "response.incomplete" : "response.completed");
        event.set("response", response);
        send(event, out);
    }

    @Override
    public void fail(ErrorFrame error, Consumer<String> out) {
        send(
                event("error")
                        .put("code", error.code())
                        .put("message", error.message())
                        .putNull("param"),
                out);
    }

    private void text(Open wanted, Consumer<String> out) {
        if (open == wanted) {
            return;
        }
        close(out);
        open = wanted;
        added(ResponsesDialect.message(frame, "in_progress", null), out);
        ObjectNode event = at(event("response.content_part.added"));
        event.set("part", part(""));
        send(event, out);
    }

    private void added(ObjectNode item, Consumer<String> out) {
        ObjectNode event = event("response.output_item.added").put("output_index", output.size());
        event.set("item", item);
        send(event, out);
    }

    private void close(Consumer<String> out) {
        if (open == Open.NOTHING) {
            return;
        }
        ObjectNode item;
        String whole = grown.toString();
        if (open == Open.CALL) {
            send(item(event("response.function_call_arguments.done")).put("arguments", whole), out);
            item = ResponsesDialect.call(callId, callName, whole, "completed");
        } else {
            send(at(event(kind() + ".done")).put(open == Open.TEXT ? "text" : "refusal", whole), out);
            ObjectNode done = at(event("response.content_part.done"));
            done.set("part", part(whole));
            send(done, out);
            item = ResponsesDialect.message(frame, "completed", part(whole));
        }
        ObjectNode event = event("response.output_item.done").put("output_index", output.size());
        event.set("item", item);
        send(event, out);
        output.add(item);
        grown.setLength(0);
        open = Open.NOTHING;
    }

    private String kind() {
        return open == Open.REFUSAL ? "response.refusal" : "response.output_text";
    }

    private ObjectNode part(String text) {
        return open == Open.REFUSAL ? ResponsesDialect.part(null, text) : ResponsesDialect.part(text, null);
    }

    private ObjectNode at(ObjectNode event) {
        return item(event).put("content_index", 0);
    }

    private ObjectNode item(ObjectNode event) {
        String id = open == Open.CALL ? callId.replaceFirst("^call_", "fc_") : "msg_" + frame.id();
        return event.put("item_id", id).put("output_index", output.size());
    }

    private static ObjectNode event(String type) {
        return StrictTree.object().put("type", type);
    }

    private void send(ObjectNode event, Consumer<String> out) {
        event.put("sequence_number", sequence++);
        out.accept(Trees.sse(Trees.string(event, "type"), event));
    }
}
