package health.cordon.gateway.spi;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.network.Standing;
import java.net.URI;
import java.util.Optional;

/**
 * Where models are asked.
 *
 * <p>An implementation is thread-safe, sends to its own address and nowhere else, follows no redirect, logs no body, gives
 * no event that the endpoint did not send, and throws with a constant text: what an endpoint says of an error may repeat
 * the prompt. {@code ModelProviderContract} holds this.
 */
public interface ModelProvider extends AutoCloseable {

    /** Its name in the configuration. */
    String name();

    /** Where it sends to; empty if the model runs in this process. */
    Optional<URI> address();

    /** Where it stands; outside, unless it connects by way of a client that proves otherwise. */
    default Standing standing() {
        return Standing.OUTSIDE;
    }

    /**
     * Where a request to this model is processed, in the vendor's own words, if address and model tell; empty if only whoever
     * configures it can know.
     */
    default Optional<String> region(String model) {
        return Optional.empty();
    }

    /**
     * Asks.
     *
     * @return the answer, once the endpoint has begun it
     * @throws CordonException {@code GatewayError.PROVIDER_*}
     */
    ReplyStream call(ProviderCall call);

    /** Gives connections back. */
    @Override
    default void close() {}
}
