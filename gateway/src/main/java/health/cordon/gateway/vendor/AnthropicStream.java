package health.cordon.gateway.vendor;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.provider.VendorAnswer;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import org.jspecify.annotations.Nullable;

/** An answer of Anthropic's that comes event by event. Its end is {@code message_stop} and nothing else; a ping is no progress. */
final class AnthropicStream implements ReplyStream {

    private final VendorAnswer body;
    private final AnthropicAnswer answer = new AnthropicAnswer();

    AnthropicStream(VendorAnswer body) {
        this.body = body;
    }

    @Override
    public @Nullable ReplyEvent next() {
        while (true) {
            ReplyEvent event = answer.poll();
            if (event != null || answer.isEnded()) {
                return event;
            }
            String data = body.event();
            if (data == null) {
                throw new CordonException(GatewayError.PROVIDER_CUT);
            }
            answer.take(data);
            if (answer.isEnded()) {
                body.complete();
            } else if (answer.hasNews()) {
                body.progress();
            }
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
