package health.cordon.gateway.provider;

import health.cordon.gateway.network.Standing;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import health.cordon.gateway.spi.ReplyStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A model in this process that says the last message again: to try the gateway without any account. Thread-safe. */
public final class EchoProvider implements ModelProvider {

    private static final int DIMENSIONS = 8;

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Optional<URI> address() {
        return Optional.empty();
    }

    @Override
    public Standing standing() {
        return Standing.IN_PROCESS;
    }

    @Override
    public ReplyStream call(ProviderCall call) {
        if (call.operation() == Operation.EMBED) {
            return new ListedReply(List.of(vectors(call.body().get("input")), new ReplyEvent.Usage(0, 0)));
        }
        String said = lastMessage(call.body());
        List<ReplyEvent> events = new ArrayList<>();
        for (String word : said.split("(?<= )", -1)) {
            if (!word.isEmpty()) {
                events.add(new ReplyEvent.Text(0, Channel.CONTENT, word));
            }
        }
        events.add(new ReplyEvent.Finish(0, "stop"));
        events.add(new ReplyEvent.Usage(said.length() / 4, said.length() / 4));
        return new ListedReply(events);
    }

    private static String lastMessage(JsonNode body) {
        JsonNode messages = body.get("messages");
        if (messages == null || messages.isEmpty()) {
            return "";
        }
        JsonNode content = messages.get(messages.size() - 1).get("content");
        if (content == null) {
            return "";
        }
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder texts = new StringBuilder();
        for (JsonNode part : content.values()) {
            JsonNode text = part.get("text");
            if (text != null && text.isString()) {
                texts.append(text.stringValue());
            }
        }
        return texts.toString();
    }

    private static ReplyEvent vectors(@org.jspecify.annotations.Nullable JsonNode input) {
        ArrayNode vectors = JsonNodeFactory.instance.arrayNode();
        int count = input != null && input.isArray() ? input.size() : 1;
        for (int i = 0; i < count; i++) {
            ArrayNode vector = vectors.addArray();
            for (int d = 0; d < DIMENSIONS; d++) {
                vector.add(d == i % DIMENSIONS ? 1.0 : 0.0);
            }
        }
        return new ReplyEvent.Vectors(vectors);
    }
}
