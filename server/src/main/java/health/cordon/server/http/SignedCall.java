package health.cordon.server.http;

/**
 * A call of someone who has signed in, and may nothing yet. The gate alone makes one.
 *
 * @param <I> the body
 */
public final class SignedCall<I> extends Call<I> {

    SignedCall(Known known, I input) {
        super(known, input);
    }
}
