package health.cordon.gateway.reply;

import health.cordon.audit.entry.Outcome;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.answer.GuardedReply;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.dialect.ReplyFrame;
import health.cordon.gateway.dialect.StreamWriter;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.history.Ending;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.trace.Fact;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Stage;
import health.cordon.gateway.trail.Endings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer that is written as it comes. */
final class StreamedReply implements AuditedReply.Body {

    static final int STATUS = 200;

    private final GuardedReply reply;
    private final Dialect dialect;
    private final ReplyFrame frame;
    private final Outcomes outcomes;
    private final Span trace;
    private final Span guarding;
    private boolean begun;

    StreamedReply(GuardedReply reply, Dialect dialect, ReplyFrame frame, Outcomes outcomes, Span trace) {
        this.reply = reply;
        this.dialect = dialect;
        this.frame = frame;
        this.outcomes = outcomes;
        this.trace = trace;
        this.guarding = trace.begin(Stage.GUARD_OUT);
    }

    /** The client does not take any more. */
    private static final class ClientGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClientGone(Throwable why) {
            super(why);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        Consumer<String> sink = text -> {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException | RuntimeException gone) {
                throw new ClientGone(gone);
            }
        };
        try (reply) {
            written(dialect.stream(frame), sink);
        } catch (ClientGone gone) {
            throw new IOException("the client does not take the answer", gone.getCause());
        } finally {
            trace.say(Fact.status(STATUS));
            trace.end();
        }
    }

    /** Whatever happens, the outcome is recorded before the client is told of it: telling may fail. */
    private void written(StreamWriter writer, Consumer<String> sink) {
        Optional<ErrorCode> failure;
        try {
            writer.begin(sink);
            for (ReplyEvent event = reply.next(); event != null; event = reply.next()) {
                reply.before().history().given(event);
                writer.take(event, sink);
            }
            guarding.end();
            failure = ended(Outcome.SUCCESS, Ending.COMPLETE);
        } catch (ClientGone gone) {
            broke(new CordonException(GatewayError.CLIENT_GONE));
            ended(Outcome.MINOR_FAILURE, Ending.CUT);
            throw gone;
        } catch (RuntimeException | StackOverflowError failed) {
            broke(failed);
            Optional<ErrorCode> later = ended(Endings.outcome(failed), Ending.of(failed));
            failure = Optional.of(
                    later.filter(GatewayError.OUTCOME_NOT_AUDITED::equals).orElse(code(failed)));
        } catch (Error fatal) {
            broke(fatal);
            recorded(Outcome.SERIOUS_FAILURE);
            throw fatal;
        }
        failure.ifPresentOrElse(
                code -> writer.fail(Outcomes.frame(code, Outcomes.inbound(reply)), sink), () -> writer.end(sink));
    }

    /** Keeps the answer's part, then records the outcome; empty unless one of them is refused. */
    private Optional<ErrorCode> ended(Outcome outcome, Ending ending) {
        try {
            outcomes.keep(reply, ending, frame);
        } catch (CordonException unkept) {
            return recorded(Outcome.SERIOUS_FAILURE).or(() -> Optional.of(unkept.code()));
        }
        return recorded(outcome);
    }

    private void broke(Throwable failed) {
        guarding.failed(failed);
        trace.say(Fact.error(failed));
    }

    /** Records the outcome; empty unless the log refuses it. */
    private Optional<ErrorCode> recorded(Outcome outcome) {
        try {
            outcomes.record(reply, outcome, trace);
            return Optional.empty();
        } catch (CordonException refused) {
            return Optional.of(refused.code());
        }
    }

    private static ErrorCode code(Throwable failed) {
        return failed instanceof CordonException known ? known.code() : GatewayError.BROKEN;
    }

    /** A stream that nobody wrote had an intent all the same. */
    @Override
    public void close() {
        if (!begun) {
            begun = true;
            try (reply) {
                broke(new CordonException(GatewayError.CLIENT_GONE));
                ended(Outcome.MINOR_FAILURE, Ending.CUT);
            } finally {
                trace.end();
            }
        }
    }
}
