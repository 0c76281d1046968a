package health.cordon.server.http;

/**
 * A call that was permitted, which the audit log has. The gate alone makes one.
 *
 * @param <I> the body
 */
public final class PermittedCall<I> extends Call<I> {

    PermittedCall(Known known, I input) {
        super(known, input);
    }
}
