package health.cordon.server.gateway;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.server.ServerError;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room for the bodies of requests that are under way, so that many large ones, each small enough, do not take all memory
 * together. A body is read once there is room for it. Thread-safe.
 */
final class BodyRoom {

    /** So many times its length a body takes while it is guarded, and some more. */
    private static final int TIMES = 64;

    private static final int UNIT = 1024;

    private final int all;
    private final Semaphore free;
    private final Duration patience;

    /**
     * Room in a heap of so many bytes.
     *
     * @param patience how long a body waits for room
     */
    BodyRoom(long heap, Duration patience) {
        this.all = Math.clamp(heap / TIMES / UNIT, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(all, true);
        this.patience = patience;
    }

    /** A request's place, which has no room yet. */
    Place place() {
        return new Place();
    }

    /** What one request has of the room. For one thread. */
    final class Place implements AutoCloseable {

        private int taken;

        /**
         * Takes room for a body.
         *
         * @throws CordonException {@link GatewayError#TOO_LARGE} if there never is as much, {@link ServerError#BUSY} if there is
         *     none now
         */
        void take(int bytes) {
            int wanted = bytes / UNIT + 1;
            if (wanted > all) {
                throw new CordonException(GatewayError.TOO_LARGE);
            }
            try {
                if (!free.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new CordonException(ServerError.BUSY);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CordonException(ServerError.BUSY, stopped);
            }
            taken += wanted;
        }

        /** Gives it back; more than once is as good as once. */
        @Override
        public void close() {
            free.release(taken);
            taken = 0;
        }
    }
}
