package health.cordon.gateway.reply;

import health.cordon.audit.entry.Outcome;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.answer.GuardedReply;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.dialect.ReplyFrame;
import health.cordon.gateway.dialect.StreamWriter;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.spi.ReplyEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** An answer that is written as it comes. */
final class StreamedReply implements AuditedReply.Body {

    private final GuardedReply reply;
    private final Dialect dialect;
    private final ReplyFrame frame;
    private final Outcomes outcomes;
    private boolean begun;

    StreamedReply(GuardedReply reply, Dialect dialect, ReplyFrame frame, Outcomes outcomes) {
        this.reply = reply;
        this.dialect = dialect;
        this.frame = frame;
        this.outcomes = outcomes;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        StreamWriter writer = dialect.stream(frame);
        Consumer<String> sink = text -> {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        };
        try (reply) {
            written(writer, sink);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void written(StreamWriter writer, Consumer<String> sink) {
        try {
            writer.begin(sink);
            for (ReplyEvent event = reply.next(); event != null; event = reply.next()) {
                writer.take(event, sink);
            }
        } catch (UncheckedIOException gone) {
            outcomes.record(reply, Outcome.MINOR_FAILURE);
            throw gone;
        } catch (RuntimeException failed) {
            writer.fail(Outcomes.frame(code(failed), inbound()), sink);
            outcomes.record(reply, Outcome.SERIOUS_FAILURE);
            return;
        }
        try {
            outcomes.record(reply, Outcome.SUCCESS);
        } catch (CordonException refused) {
            writer.fail(Outcomes.frame(refused.code(), inbound()), sink);
            return;
        }
        writer.end(sink);
    }

    private InboundRequest inbound() {
        return reply.before()
                .intended()
                .before()
                .before()
                .before()
                .before()
                .before()
                .before();
    }

    private static ErrorCode code(RuntimeException failed) {
        return failed instanceof CordonException known ? known.code() : GatewayError.BROKEN;
    }

    /** A stream that nobody wrote had an intent all the same. */
    @Override
    public void close() {
        if (!begun) {
            begun = true;
            reply.close();
            outcomes.record(reply, Outcome.MINOR_FAILURE);
        }
    }
}
