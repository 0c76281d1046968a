package health.cordon.gateway.vendor;

import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.gateway.spi.ProviderSettings;
import java.util.Set;

/** {@code anthropic}. */
public final class AnthropicFactory implements ModelProviderFactory {

    /** Called by the service loader. */
    public AnthropicFactory() {}

    @Override
    public String kind() {
        return "anthropic";
    }

    @Override
    public Set<String> settings() {
        return Set.of("url", "key-file", "key-env", "max-tokens");
    }

    @Override
    public ModelProvider open(ProviderSettings settings) {
        return new AnthropicProvider(
                settings.name(),
                settings.optional("url").orElse(AnthropicProvider.HOME),
                settings.secret("key"),
                settings.number("max-tokens", AnthropicProvider.MOST_TOKENS),
                UpstreamLimits.STANDARD);
    }
}
