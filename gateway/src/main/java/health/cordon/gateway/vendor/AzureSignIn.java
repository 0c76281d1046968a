package health.cordon.gateway.vendor;

import health.cordon.core.Phi;
import java.util.Map;

/** How one signs in at Azure OpenAI. Thread-safe. */
public sealed interface AzureSignIn extends AutoCloseable permits AzureKey, EntraTokens {

    /**
     * The header that signs a request in.
     *
     * @throws health.cordon.core.error.CordonException {@code GatewayError.PROVIDER_KEY_REFUSED}, {@code PROVIDER_UNREACHABLE},
     *     {@code NO_CREDENTIALS} if it cannot be had; nothing was sent to the model then
     */
    Map.Entry<String, Phi> header();

    /** What {@link #header()} gave was refused. */
    void refused(Phi value);

    @Override
    void close();
}
