package health.cordon.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads on while a request is worked on, to notice that its client went away: nothing else tells before something is written.
 * What came instead, the beginning of a next request, is kept for the next pull. A client that only ends its own sending counts
 * as gone. Thread-safe.
 */
final class ReadAhead {

    private @Nullable Supplier<byte[]> source;
    private @Nullable Runnable gone;
    private @Nullable CompletableFuture<byte @Nullable []> ahead;

    /** The request's body is there; if its client goes away before {@link #workEnds}, this is run, once. */
    synchronized void whenGone(Runnable then) {
        gone = then;
    }

    /** The request is answered. */
    synchronized void workEnds() {
        gone = null;
    }

    /** Begins to read if someone wants to know; called now and then by the watch, so that quick answers cost nothing. */
    synchronized void look() {
        Supplier<byte[]> from = source;
        Runnable then = gone;
        if (from == null || then == null || ahead != null) {
            return;
        }
        CompletableFuture<byte @Nullable []> coming = new CompletableFuture<>();
        ahead = coming;
        Thread.ofVirtual().name("cordon-read-ahead").start(() -> {
            try {
                byte[] bytes = from.get();
                // Over TLS the library gives no bytes where the client said that it closes.
                if (bytes == null || bytes.length == 0) {
                    left(then);
                }
                coming.complete(bytes);
            } catch (RuntimeException broken) {
                left(then);
                coming.completeExceptionally(broken);
            }
        });
    }

    private void left(Runnable then) {
        synchronized (this) {
            if (gone != then) {
                return;
            }
            gone = null;
        }
        then.run();
    }

    /** The next bytes, read ahead or now; null at the end. */
    byte @Nullable [] pull(Supplier<byte[]> from) throws InterruptedException {
        CompletableFuture<byte @Nullable []> taken;
        synchronized (this) {
            source = from;
            taken = ahead;
            ahead = null;
        }
        if (taken == null) {
            return from.get();
        }
        try {
            return taken.get();
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException(broken);
        }
    }
}
