package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.budget.Bill;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.trace.Fact;
import health.cordon.gateway.trace.FinishReason;
import health.cordon.gateway.trace.Span;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An answer that is under way: is counted, and tells the endpoint's breaker how it ended. */
final class HeldReply implements ReplyStream {

    private final ReplyStream events;
    private final Endpoint endpoint;
    private final Breakers breakers;
    private final Meter meter;
    private final Span part;
    private final Set<FinishReason> finished = EnumSet.noneOf(FinishReason.class);
    private final long began;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    HeldReply(ReplyStream events, Endpoint endpoint, Breakers breakers, Meter meter, Span part, long began) {
        this.events = events;
        this.endpoint = endpoint;
        this.breakers = breakers;
        this.meter = meter;
        this.part = part;
        this.began = began;
    }

    @Override
    public @Nullable ReplyEvent next() {
        try {
            ReplyEvent event = events.next();
            if (event == null) {
                if (told.compareAndSet(false, true)) {
                    breakers.answered(endpoint, System.nanoTime() - began);
                }
            } else {
                meter.count(event);
                if (event instanceof ReplyEvent.Finish finish) {
                    finished.add(FinishReason.of(finish.reason()));
                }
            }
            return event;
        } catch (CordonException failed) {
            failed(failed);
            throw failed;
        } catch (RuntimeException broken) {
            CordonException failed = new CordonException(GatewayError.PROVIDER_FAILED, broken);
            failed(failed);
            throw failed;
        }
    }

    private void failed(CordonException failed) {
        if (told.compareAndSet(false, true)) {
            breakers.failed(endpoint, failed.code(), System.nanoTime() - began);
            part.say(Fact.error(failed));
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            events.close();
        } finally {
            if (told.compareAndSet(false, true)) {
                breakers.left(endpoint);
            }
            meter.settle();
            tell(meter.bill());
        }
    }

    private void tell(Bill bill) {
        part.say(Fact.input(bill));
        part.say(Fact.output(bill));
        part.say(Fact.estimated(bill));
        part.say(Fact.finished(finished));
        part.end();
    }
}
