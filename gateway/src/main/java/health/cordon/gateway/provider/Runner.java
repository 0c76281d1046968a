package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.network.Hangup;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of two calls that are made at once, on a thread of its own. Thread-safe. */
final class Runner {

    private final PlacedCall placed;
    private final Hangup hangup;
    private boolean dropped;
    private @Nullable ProviderReply reply;
    private @Nullable Throwable failure;

    private Runner(PlacedCall placed, Hangup hangup) {
        this.placed = placed;
        this.hangup = hangup;
    }

    /** Begins the call; what becomes of it is put into the queue, once. If the client goes away, it is cut off. */
    static Runner start(PlacedCall placed, Function<PlacedCall, ProviderReply> call, BlockingQueue<Runner> ended) {
        Runner runner = new Runner(placed, Hangup.current().map(Hangup::part).orElseGet(Hangup::new));
        Thread.ofVirtual().name("cordon-hedge").start(() -> {
            runner.run(call);
            ended.add(runner);
        });
        return runner;
    }

    private void run(Function<PlacedCall, ProviderReply> call) {
        try {
            ProviderReply answer = hangup.during(() -> call.apply(placed));
            if (!isKept(answer)) {
                answer.events().close();
            }
        } catch (Throwable thrown) {
            synchronized (this) {
                failure = thrown;
            }
        }
    }

    private synchronized boolean isKept(ProviderReply answer) {
        if (!dropped) {
            reply = answer;
        }
        return !dropped;
    }

    /** Nobody waits for it any more: what it has begun is cut off, now or as soon as it is there. */
    void drop() {
        ProviderReply there;
        synchronized (this) {
            dropped = true;
            there = reply;
        }
        hangup.gone();
        if (there != null) {
            there.events().close();
        }
    }

    PlacedCall placed() {
        return placed;
    }

    synchronized boolean isAnswered() {
        return reply != null;
    }

    /** Why it has no answer. */
    synchronized Throwable failure() {
        return failure == null ? new CordonException(GatewayError.CLIENT_GONE) : failure;
    }

    /** Its answer, or its failure is thrown. */
    ProviderReply result() {
        if (isAnswered()) {
            synchronized (this) {
                return Objects.requireNonNull(reply);
            }
        }
        switch (failure()) {
            case RuntimeException known -> throw known;
            case Error fatal -> throw fatal;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
