package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.provider.VendorAnswer;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * An answer of ConverseStream. It is complete if {@code messageStop} came and the body then ends between two frames; an
 * exception among them is told by its type alone.
 */
final class ConverseStream implements ReplyStream {

    private final VendorAnswer body;
    private final EventFrames frames;
    private final ConverseAnswer answer = new ConverseAnswer();
    private boolean ended;

    ConverseStream(VendorAnswer body) {
        this.body = body;
        this.frames = new EventFrames(body::bytes);
    }

    @Override
    public @Nullable ReplyEvent next() {
        while (true) {
            ReplyEvent event = answer.poll();
            if (event != null || ended) {
                return event;
            }
            Message message = frames.next();
            if (message == null) {
                if (!answer.isFinished()) {
                    throw new CordonException(GatewayError.PROVIDER_CUT);
                }
                ended = true;
            } else {
                take(message);
                if (answer.hasNews()) {
                    body.progress();
                }
            }
        }
    }

    private void take(Message message) {
        switch (header(message, ":message-type")) {
            case "event" -> answer.take(header(message, ":event-type"), message.getPayload());
            case "exception" -> throw new CordonException(code(header(message, ":exception-type")));
            default -> throw new CordonException(GatewayError.PROVIDER_FAILED);
        }
    }

    private static String header(Message message, String name) {
        HeaderValue value = message.getHeaders().get(name);
        try {
            return value == null ? "" : value.getString();
        } catch (IllegalStateException noText) {
            return "";
        }
    }

    private static GatewayError code(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "throttlingexception", "modelnotreadyexception" -> GatewayError.PROVIDER_BUSY;
            case "validationexception", "resourcenotfoundexception" -> GatewayError.PROVIDER_REFUSED;
            case "accessdeniedexception" -> GatewayError.PROVIDER_KEY_REFUSED;
            case "modeltimeoutexception" -> GatewayError.PROVIDER_TIMED_OUT;
            default -> GatewayError.PROVIDER_FAILED;
        };
    }

    @Override
    public void close() {
        body.close();
    }
}
