package health.cordon.gateway.reply;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * What may be sent back: the only type that a server takes from the gateway. Only {@link Outcomes} makes one.
 *
 * <p>{@link #writeTo} is called once. Of a reply that {@link #isStreamed() streams}, what is flushed should leave at once;
 * its outcome is in the audit log before its last event is written.
 */
public final class AuditedReply implements AutoCloseable {

    /** Writes the body. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;

        default void close() {}
    }

    private final int status;
    private final String type;
    private final Map<String, String> headers;
    private final boolean streamed;
    private final Body body;

    AuditedReply(int status, String type, Map<String, String> headers, boolean streamed, Body body) {
        this.status = status;
        this.type = type;
        this.headers = Map.copyOf(headers);
        this.streamed = streamed;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body's media type. */
    public String type() {
        return type;
    }

    /** Headers beside that, by name in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Whether the body comes bit by bit. */
    public boolean isStreamed() {
        return streamed;
    }

    /**
     * Writes the body.
     *
     * @throws IOException if the client does not take it; the model is then told to stop, and the outcome is recorded
     */
    public void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
    }

    /** Lets go of a body that nobody will write. */
    @Override
    public void close() {
        body.close();
    }

    @Override
    public String toString() {
        return "AuditedReply(" + status + ")";
    }
}
