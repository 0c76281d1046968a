package health.cordon.gateway.spi;

import health.cordon.core.error.CordonException;
import java.util.Set;

/**
 * Opens providers of one kind; found by {@link java.util.ServiceLoader}. Loading is strict: two factories of one kind stop
 * the start.
 */
public interface ModelProviderFactory {

    /** The kind, as a configuration tells it: lower case and hyphens, such as {@code bedrock}. */
    String kind();

    /** The settings that it knows. */
    Set<String> settings();

    /**
     * Opens a provider. Nothing is asked of its endpoint yet.
     *
     * @param settings none but those of {@link #settings()}
     * @throws CordonException {@code GatewayError.BAD_PROVIDER}, {@code NO_CREDENTIALS}, {@code BAD_UPSTREAM}
     */
    ModelProvider open(ProviderSettings settings);
}
