package health.cordon.gateway.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * That whoever waits for an answer went away. A server tells it, from any thread; calls that an {@link UpstreamClient} makes
 * {@link #during} it are then cut off, streams included. Thread-safe.
 */
public final class Hangup {

    private static final ScopedValue<Hangup> CURRENT = ScopedValue.newInstance();

    private final List<Runnable> then = new ArrayList<>();
    private boolean gone;

    /** Nobody went away so far. */
    public Hangup() {}

    /** Does work that is in vain for a client that went away. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** That of whoever waits for what this thread does. */
    public static Optional<Hangup> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** That of a part of the work, which may be in vain for itself too. */
    public Hangup part() {
        Hangup part = new Hangup();
        then(part::gone);
        return part;
    }

    /** The client went away. */
    public void gone() {
        List<Runnable> now;
        synchronized (this) {
            gone = true;
            now = List.copyOf(then);
            then.clear();
        }
        now.forEach(Runnable::run);
    }

    /** Whether the client went away. */
    public synchronized boolean isGone() {
        return gone;
    }

    /** Runs this when the client goes away, at once if it did. */
    void then(Runnable work) {
        synchronized (this) {
            if (!gone) {
                then.add(work);
                return;
            }
        }
        work.run();
    }
}
