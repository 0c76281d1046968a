package health.cordon.gateway.dialect;

import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An answer, put together from its events. For one thread. */
public final class CollectedReply {

    /** A call of a tool. */
    static final class Tool {

        final String id;
        final String name;
        final StringBuilder arguments = new StringBuilder();

        Tool(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** One choice. */
    static final class Choice {

        final Map<Channel, StringBuilder> texts = new EnumMap<>(Channel.class);
        final Map<Integer, Tool> tools = new TreeMap<>();
        String finish = "stop";

        @Nullable
        String text(Channel channel) {
            StringBuilder text = texts.get(channel);
            return text == null ? null : text.toString();
        }
    }

    private final Map<Integer, Choice> choices = new TreeMap<>();
    private JsonNode vectors = JsonNodeFactory.instance.arrayNode();
    private ReplyEvent.Usage usage = new ReplyEvent.Usage(0, 0);

    /** Adds an event. */
    public void take(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Text text ->
                choice(text.choice())
                        .texts
                        .computeIfAbsent(text.channel(), _ -> new StringBuilder())
                        .append(text.text());
            case ReplyEvent.ToolBegin tool ->
                choice(tool.choice()).tools.put(tool.index(), new Tool(tool.id(), tool.name()));
            case ReplyEvent.ToolArguments more -> {
                Tool tool = choice(more.choice()).tools.get(more.index());
                if (tool != null) {
                    tool.arguments.append(more.text());
                }
            }
            case ReplyEvent.Finish finish -> choice(finish.choice()).finish = finish.reason();
            case ReplyEvent.Usage told -> usage = told;
            case ReplyEvent.Vectors numbers -> vectors = numbers.vectors();
        }
    }

    Map<Integer, Choice> choices() {
        return choices;
    }

    Choice first() {
        return choice(0);
    }

    JsonNode vectors() {
        return vectors;
    }

    ReplyEvent.Usage usage() {
        return usage;
    }

    private Choice choice(int number) {
        return choices.computeIfAbsent(number, _ -> new Choice());
    }

    @Override
    public String toString() {
        return "CollectedReply(" + choices.size() + " choices)";
    }
}
