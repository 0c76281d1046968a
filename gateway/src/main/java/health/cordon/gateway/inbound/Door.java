package health.cordon.gateway.inbound;

import java.util.Arrays;
import java.util.Optional;

/** The paths that clients know, each in its own dialect. */
public enum Door {
    /** OpenAI chat completions. */
    CHAT_COMPLETIONS("POST", "/v1/chat/completions"),
    /** OpenAI responses. */
    RESPONSES("POST", "/v1/responses"),
    /** OpenAI embeddings. */
    EMBEDDINGS("POST", "/v1/embeddings"),
    /** OpenAI list of models. */
    MODELS("GET", "/v1/models"),
    /** Anthropic messages. */
    MESSAGES("POST", "/v1/messages");

    private final String method;
    private final String path;

    Door(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path. */
    public String path() {
        return path;
    }

    /** The door at this path for this method; empty if there is none. */
    public static Optional<Door> at(String method, String path) {
        return Arrays.stream(values())
                .filter(door -> door.method.equals(method) && door.path.equals(path))
                .findFirst();
    }
}
