package health.cordon.server.http;

import health.cordon.access.AccessRequest;
import health.cordon.access.Action;
import health.cordon.access.Asking;
import health.cordon.access.Credentials;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.PurposeOfUse;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of someone who has signed in, with its body read.
 *
 * @param <I> the body
 */
public abstract sealed class Call<I> permits SignedCall, PermittedCall {

    /**
     * What the gate found out.
     *
     * @param id the request's id
     * @param asking who asks, and why
     * @param emergency the emergency grant that he names
     * @param credentials what he showed
     * @param path what stands in the path's places
     * @param query the query
     * @param inbound the request
     */
    record Known(
            RequestId id,
            Asking asking,
            Optional<String> emergency,
            Credentials credentials,
            Map<String, String> path,
            Map<String, List<String>> query,
            Inbound inbound) {}

    private final Known known;
    private final I input;

    Call(Known known, I input) {
        this.known = known;
        this.input = input;
    }

    /** The body. */
    public final I input() {
        return input;
    }

    /** The request's id. */
    public final RequestId id() {
        return known.id();
    }

    /** Who asks, and why. */
    public final Asking asking() {
        return known.asking();
    }

    /** Who asks. */
    public final Principal principal() {
        return known.asking().principal();
    }

    /** Why. */
    public final PurposeOfUse purpose() {
        return known.asking().purpose();
    }

    /** What he showed to sign in. */
    public final Credentials credentials() {
        return known.credentials();
    }

    /** Under which emergency grant. */
    public final Optional<String> emergency() {
        return known.emergency();
    }

    /** The question whether he may do this, under his emergency grant if he names one. */
    public final AccessRequest to(Action action, Resource resource) {
        AccessRequest request = asking().to(action, resource);
        return known.emergency().map(request::under).orElse(request);
    }

    /** What stands at this place of the path. */
    public final String path(String name) {
        String value = known.path().get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    /** The parameter of the query. */
    public final Optional<String> query(String name) {
        return all(name).stream().findFirst();
    }

    /** The number that is a parameter of the query. */
    public final Optional<Long> number(String name) {
        return query(name).map(Long::valueOf);
    }

    /** All values of a parameter of the query. */
    public final List<String> all(String name) {
        return known.query().getOrDefault(name, List.of());
    }

    /** The body as a stream of so many bytes at most, where the endpoint reads it itself. */
    public final InputStream stream(long most) {
        known.inbound().connection().allowCrawling();
        return known.inbound().stream(most);
    }

    /** The body as it came, of so many bytes at most, where the endpoint reads it itself. */
    public final byte[] bytes(int most) {
        return known.inbound().body(most);
    }

    @Override
    public final String toString() {
        return "Call(" + known.id() + ")";
    }
}
