package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events: the data of each, whole. Ends of lines may be LF, CRLF or CR. For one thread.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
final class SseReader {

    private static final int LONGEST_EVENT = 4 << 20;

    private final Supplier<@Nullable ByteBuffer> source;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private final Deque<String> events = new ArrayDeque<>();
    private boolean any;
    private boolean afterReturn;

    SseReader(Supplier<@Nullable ByteBuffer> source) {
        this.source = source;
    }

    /**
     * The data of the next event; null at the end. An event that the end cuts off is not given.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_MALFORMED}
     */
    @Nullable
    String next() {
        while (events.isEmpty()) {
            ByteBuffer bytes = source.get();
            if (bytes == null) {
                return null;
            }
            while (bytes.hasRemaining()) {
                take(bytes.get());
            }
        }
        return events.poll();
    }

    private void take(byte b) {
        boolean second = afterReturn && b == '\n';
        afterReturn = b == '\r';
        if (second) {
            return;
        }
        if (b == '\n' || b == '\r') {
            endLine();
        } else {
            line.write(b);
            if (line.size() > LONGEST_EVENT) {
                throw malformed();
            }
        }
    }

    private void endLine() {
        if (line.size() == 0) {
            if (any) {
                events.add(data.toString());
            }
            data.setLength(0);
            any = false;
            return;
        }
        String text = text(line.toByteArray());
        line.reset();
        if (text.startsWith("data:")) {
            int from = text.startsWith("data: ") ? 6 : 5;
            data.append(any ? "\n" : "").append(text, from, text.length());
            any = true;
            if (data.length() > LONGEST_EVENT) {
                throw malformed();
            }
        } else if (!text.startsWith(":")
                && !text.startsWith("event:")
                && !text.startsWith("id:")
                && !text.startsWith("retry:")) {
            throw malformed();
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static CordonException malformed() {
        return new CordonException(GatewayError.PROVIDER_MALFORMED);
    }
}
