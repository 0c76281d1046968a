package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body, bit by bit: the reader waits no longer than the limit for the next bit, the endpoint sends no more than
 * is read, and closing cancels the exchange.
 */
final class StreamedBody implements HttpResponse.BodySubscriber<StreamedBody> {

    private sealed interface Item {
        record Bytes(ByteBuffer bytes) implements Item {}

        record Failed(Throwable why) implements Item {}

        record Done() implements Item {}
    }

    private final Duration idle;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    StreamedBody(Duration idle) {
        this.idle = idle;
    }

    @Override
    public CompletionStage<StreamedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(buffer -> items.add(new Item.Bytes(buffer)));
        items.add(new Item.Bytes(ByteBuffer.allocate(0)));
    }

    @Override
    public void onError(Throwable why) {
        items.add(new Item.Failed(why));
    }

    @Override
    public void onComplete() {
        items.add(new Item.Done());
    }

    /**
     * The next bytes; null at the end.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_TIMED_OUT}, {@link GatewayError#PROVIDER_CUT}
     */
    @Nullable
    ByteBuffer next() {
        while (true) {
            Item item = awaited();
            switch (item) {
                case Item.Bytes some -> {
                    if (some.bytes().hasRemaining()) {
                        return some.bytes();
                    }
                    Flow.Subscription current = subscription;
                    if (current != null) {
                        current.request(1);
                    }
                }
                case Item.Failed failed ->
                    throw new CordonException(GatewayError.PROVIDER_CUT, failed.why(), SafeArg.cause(failed.why()));
                case Item.Done done -> {
                    items.add(done);
                    return null;
                }
            }
        }
    }

    private Item awaited() {
        try {
            Item item = items.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
            if (item == null) {
                close();
                throw new CordonException(GatewayError.PROVIDER_TIMED_OUT);
            }
            return item;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close();
            throw new CordonException(GatewayError.PROVIDER_CUT, stopped);
        }
    }

    /** Ends the exchange. */
    void close() {
        closed = true;
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }
}
