package health.cordon.gateway.vendor;

import health.cordon.core.Phi;
import java.util.Map;

/**
 * A resource's key.
 *
 * @param key the secret, wrapped so that it cannot be printed
 */
public record AzureKey(Phi key) implements AzureSignIn {

    @Override
    public Map.Entry<String, Phi> header() {
        return Map.entry("api-key", key);
    }

    /** Nothing to be done: it is the only one. */
    @Override
    public void refused(Phi value) {}

    @Override
    public void close() {}
}
