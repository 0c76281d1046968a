package health.cordon.server.http;

import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import health.cordon.server.config.ServerConfig.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and what it is waited for.
 *
 * <p>Every state has a deadline, and {@link Connections} closes what is over it: a handshake and a head must come within
 * their time however slowly they drip, a body may not stand still nor crawl, an answer must be taken. Its own thread writes
 * the state, the watch reads it.
 */
final class Connection {

    /** The connection whose request this thread works on. */
    static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    /** Bytes that may be read ahead of the handler: a chunk is read whole before it is handed on. */
    static final int MOST_AHEAD = 16 << 20;

    private static final long GRACE_NANOS = 10_000_000_000L;
    private static final long SOON_NANOS = 250_000_000L;
    private static final long SLOWEST_BYTES_A_SECOND = 1_024;

    /** What it does. */
    enum State {
        /** Opened; handshake and head are waited for. */
        FRESH,
        /** Between requests. */
        IDLE,
        /** A head has begun. */
        HEAD,
        /** A request is worked on. */
        WORK
    }

    private final SocketChannel channel;
    private final ReadAhead readAhead = new ReadAhead();
    private volatile State state = State.FRESH;
    private volatile long since = System.nanoTime();
    private volatile long readingSince;
    private volatile long writingSince;
    private volatile long bodyNanos;
    private volatile boolean crawlAllowed;
    private volatile long pulled;
    private volatile boolean ending;
    private long taken;

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Waits for bytes by way of the source; null at the end. */
    byte @Nullable [] pull(Supplier<byte[]> source) {
        if (ending) {
            return null;
        }
        long began = System.nanoTime();
        readingSince = began == 0 ? 1 : began;
        try {
            byte[] bytes = readAhead.pull(source);
            if (bytes != null) {
                arrived(bytes.length, began);
            }
            return bytes;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            cut();
            return null;
        } finally {
            readingSince = 0;
        }
    }

    private void arrived(int bytes, long began) {
        if (state == State.IDLE) {
            become(State.HEAD);
        } else if (state == State.WORK) {
            pulled += bytes;
            bodyNanos += System.nanoTime() - began;
            if (pulled - taken > MOST_AHEAD) {
                throw new CordonException(ServerError.BODY_TOO_LARGE);
            }
        }
    }

    /** The handler took so many bytes of the body. */
    void took(int bytes) {
        taken += bytes;
    }

    /** The head is there; a handler begins. */
    void workBegins() {
        pulled = 0;
        taken = 0;
        bodyNanos = 0;
        crawlAllowed = false;
        become(State.WORK);
    }

    /** Runs this if the client goes away while its request, whose body is read, is worked on. It takes a second to notice. */
    void whenGone(Runnable then) {
        readAhead.whenGone(then);
    }

    /** Looks whether the client is still there, if someone wants to know and the work takes a while. */
    void look(long now) {
        if (state == State.WORK && now - since > SOON_NANOS) {
            readAhead.look();
        }
    }

    /** The answer is out. */
    void workEnds() {
        readAhead.workEnds();
        become(State.IDLE);
    }

    /** Nothing more is read: the library closes it once what was written is out. */
    void endsNow() {
        ending = true;
    }

    /** Whether the answer before was the last. */
    boolean isEnding() {
        return ending;
    }

    /** The client may send as slowly as it likes, as long as it does not stand still. */
    void allowCrawling() {
        crawlAllowed = true;
    }

    /** Something to write. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** Writes to the client, which must take it. */
    void write(Writing writing) throws IOException {
        long now = System.nanoTime();
        writingSince = now == 0 ? 1 : now;
        try {
            writing.run();
        } finally {
            writingSince = 0;
        }
    }

    /** Why it should be cut now; null if it should not. */
    @Nullable
    String overdue(long now, Limits limits) {
        return switch (state) {
            case FRESH -> now - since > limits.head().toNanos() ? "slow_handshake" : null;
            case HEAD -> now - since > limits.head().toNanos() ? "slow_head" : null;
            case IDLE -> now - since > limits.idle().toNanos() ? "idle" : null;
            case WORK -> stuck(now, limits);
        };
    }

    private @Nullable String stuck(long now, Limits limits) {
        long writing = writingSince;
        if (writing != 0 && now - writing > limits.stall().toNanos()) {
            return "answer_not_taken";
        }
        long reading = readingSince;
        if (reading == 0) {
            return null;
        }
        if (now - reading > limits.stall().toNanos()) {
            return "body_stands_still";
        }
        long waited = bodyNanos + (now - reading);
        boolean crawls =
                waited > GRACE_NANOS && pulled < (waited - GRACE_NANOS) / 1_000_000 * SLOWEST_BYTES_A_SECOND / 1_000;
        return crawls && !crawlAllowed ? "body_crawls" : null;
    }

    /** Whether it is open still. */
    boolean isOpen() {
        return channel.isOpen();
    }

    /** Whether a request is worked on. */
    boolean isWorking() {
        return state == State.WORK;
    }

    /** Whoever is at the other end; null once it is gone. */
    @Nullable
    InetSocketAddress remote() {
        try {
            return (InetSocketAddress) channel.getRemoteAddress();
        } catch (IOException gone) {
            return null;
        }
    }

    /** Closes it under whoever waits for it. */
    void cut() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }

    private void become(State next) {
        since = System.nanoTime();
        state = next;
    }
}
