package health.cordon.server.http;

import health.cordon.server.shape.BodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to the client. */
public sealed interface Answer {

    /** The status. */
    int status();

    /** Headers beyond those that every answer has. */
    Map<String, String> headers();

    /**
     * A whole body.
     *
     * @param status the status
     * @param type its media type
     * @param body its bytes
     * @param headers further headers
     */
    record Whole(int status, String type, byte[] body, Map<String, String> headers) implements Answer {

        /** Without its body, which may hold PHI. */
        @Override
        public String toString() {
            return "Whole(" + status + ", " + body.length + " bytes)";
        }
    }

    /**
     * A body that is written bit by bit: what is flushed leaves at once.
     *
     * @param status the status
     * @param type its media type
     * @param headers further headers
     * @param body writes it
     */
    record Stream(int status, String type, Map<String, String> headers, Body body) implements Answer {}

    /** Writes a body. If it throws, the connection ends without the body's end, so that nobody takes it for whole. */
    @FunctionalInterface
    interface Body {
        /** Writes it; the stream is closed behind it. */
        void write(OutputStream out) throws IOException;
    }

    /** JSON of a record. */
    static Answer json(int status, Record body) {
        return new Whole(status, "application/json", BodyWriter.write(body), Map.of());
    }

    /** JSON of a record: 200. */
    static Answer ok(Record body) {
        return json(200, body);
    }

    /** Bytes of some type: 200. */
    static Answer bytes(String type, byte[] body) {
        return new Whole(200, type, body, Map.of());
    }

    /** Text of some type: 200. */
    static Answer text(String type, String body) {
        return bytes(type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A body that is written bit by bit: 200. */
    static Answer stream(String type, Body body) {
        return new Stream(200, type, Map.of(), body);
    }

    /** Done, and nothing to say: 204. */
    static Answer done() {
        return new Whole(204, "", new byte[0], Map.of());
    }
}
