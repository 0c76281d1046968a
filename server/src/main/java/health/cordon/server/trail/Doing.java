package health.cordon.server.trail;

import health.cordon.access.Principal;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.PurposeOfUse;
import java.util.Optional;

/**
 * Who does something, and what for: what a seat cannot know by itself. Bound to the thread for as long as the request runs.
 *
 * @param request which request
 * @param principal who
 * @param purpose what for
 * @param subject whose record it is about, as the audit log writes it
 */
public record Doing(
        RequestId request,
        Principal principal,
        PurposeOfUse purpose,
        Optional<health.cordon.crypto.Pseudonym> subject) {

    private static final ScopedValue<Doing> NOW = ScopedValue.newInstance();

    /** Something to do. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /** Does it. */
        T run() throws X;
    }

    /** Does something as this. */
    public <T, X extends Exception> T during(Work<T, X> work) throws X {
        return ScopedValue.where(NOW, this).<T, X>call(work::run);
    }

    /** What this thread is doing; empty outside requests. */
    public static Optional<Doing> now() {
        return NOW.isBound() ? Optional.of(NOW.get()) : Optional.empty();
    }

    /** The same about a patient. */
    public Doing about(health.cordon.crypto.Pseudonym patient) {
        return new Doing(request, principal, purpose, Optional.of(patient));
    }
}
