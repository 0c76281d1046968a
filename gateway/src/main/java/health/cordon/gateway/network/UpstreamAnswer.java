package health.cordon.gateway.network;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * An upstream's answer: its status, and its body bit by bit. No bit is waited for longer than the limits say, no more is read than
 * they say, and closing it before its end tells the upstream to stop. For one thread; {@link #close} for any.
 */
public final class UpstreamAnswer implements AutoCloseable {

    private static final int BIT = 8 << 10;

    /** An answer of 503 with a time says that the request was not taken. */
    private static final int UNAVAILABLE = 503;

    private static final int TOO_MANY = 429;

    private final Call call;
    private final Response response;
    private final BufferedSource source;
    private final UpstreamLimits limits;
    private final byte[] buffer = new byte[BIT];
    private final long ends;
    private final Optional<Hangup> hangup;
    private long stalls;
    /** When the last bit was handed on: what its reader does since is no time of the upstream's. */
    private long handed;

    private long read;
    private volatile boolean done;

    UpstreamAnswer(Call call, Response response, UpstreamLimits limits, long began, Optional<Hangup> hangup) {
        this.call = call;
        this.response = response;
        this.source = response.body().source();
        this.limits = limits;
        this.hangup = hangup;
        this.ends = began + limits.total().toNanos();
        // What the first word takes is part of beginning.
        this.handed = System.nanoTime();
        this.stalls = handed + Math.max(limits.begin().toNanos(), limits.idle().toNanos());
    }

    /** The HTTP status. */
    public int status() {
        return response.code();
    }

    /** How long the upstream wants to be left alone, as {@code Retry-After} tells in seconds; empty if it does not. */
    public Optional<Duration> retryAfter() {
        String told = response.header("retry-after");
        if (told == null || !told.matches("\\d{1,6}")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(told)));
    }

    /**
     * Holds that it is an answer with status 200 and in no packed form; closes it if not.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_BUSY}, which says that the request was not taken, as a
     *     {@link RetryLater} where it is known for how long; {@link GatewayError#PROVIDER_FAILED}, {@link
     *     GatewayError#PROVIDER_REFUSED}, {@link GatewayError#PROVIDER_MALFORMED}
     */
    public void requireOk() {
        int status = status();
        if (status == 200 && response.header("content-encoding", "identity").equals("identity")) {
            return;
        }
        close();
        SafeArg told = SafeArg.of("status", status);
        if (status == TOO_MANY || status == UNAVAILABLE && retryAfter().isPresent()) {
            throw retryAfter()
                    .<CordonException>map(after -> new RetryLater(GatewayError.PROVIDER_BUSY, after, told))
                    .orElseGet(() -> new CordonException(GatewayError.PROVIDER_BUSY, told));
        }
        if (status == 200) {
            throw new CordonException(GatewayError.PROVIDER_MALFORMED);
        }
        throw new CordonException(
                status >= 400 && status < 500 ? GatewayError.PROVIDER_REFUSED : GatewayError.PROVIDER_FAILED, told);
    }

    /** What was read says something: the time for the next bit begins anew. */
    public void progress() {
        handed = System.nanoTime();
        stalls = handed + limits.idle().toNanos();
    }

    /**
     * The next bytes; null at the end.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_TIMED_OUT}, {@link GatewayError#PROVIDER_CUT}; {@link
     *     GatewayError#PROVIDER_MALFORMED} if it is too long; {@link GatewayError#CLIENT_GONE} after a {@link Hangup}
     */
    public @Nullable ByteBuffer next() {
        if (done) {
            return null;
        }
        long now = System.nanoTime();
        stalls += now - handed;
        long left = Math.min(stalls - now, ends - now);
        if (left <= 0) {
            close();
            throw new CordonException(GatewayError.PROVIDER_TIMED_OUT);
        }
        try {
            source.timeout().deadline(left, TimeUnit.NANOSECONDS);
            int count = source.read(buffer);
            if (count < 0) {
                done = true;
                return null;
            }
            read += count;
            if (read > limits.bytes()) {
                close();
                throw new CordonException(GatewayError.PROVIDER_MALFORMED);
            }
            handed = System.nanoTime();
            return ByteBuffer.wrap(Arrays.copyOf(buffer, count));
        } catch (InterruptedIOException late) {
            close();
            boolean stopped = Thread.currentThread().isInterrupted();
            throw new CordonException(stopped ? GatewayError.PROVIDER_CUT : GatewayError.PROVIDER_TIMED_OUT, late);
        } catch (IOException | IllegalStateException cut) {
            close();
            boolean gone = hangup.filter(Hangup::isGone).isPresent();
            throw new CordonException(
                    gone ? GatewayError.CLIENT_GONE : GatewayError.PROVIDER_CUT, cut, SafeArg.cause(cut));
        }
    }

    /**
     * All of it; it is closed then.
     *
     * @throws CordonException as {@link #next}
     */
    public byte[] whole() {
        try (this) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (ByteBuffer bytes = next(); bytes != null; bytes = next()) {
                all.write(bytes.array(), bytes.position(), bytes.remaining());
                progress();
            }
            return all.toByteArray();
        }
    }

    /** The answer has said that it is complete: what is left on the connection is only its end. */
    public void complete() {
        done = true;
    }

    /** Gives the connection back; what has not come yet is not wanted. */
    @Override
    public void close() {
        if (!done) {
            call.cancel();
        }
        response.close();
    }

    @Override
    public String toString() {
        return "UpstreamAnswer(" + status() + ")";
    }
}
