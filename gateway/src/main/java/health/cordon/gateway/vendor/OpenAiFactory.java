package health.cordon.gateway.vendor;

import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.gateway.spi.ProviderSettings;
import java.util.Set;

/** {@code openai}. */
public final class OpenAiFactory implements ModelProviderFactory {

    /** Called by the service loader. */
    public OpenAiFactory() {}

    @Override
    public String kind() {
        return "openai";
    }

    @Override
    public Set<String> settings() {
        return Set.of("url", "key-file", "key-env", "organization", "project");
    }

    @Override
    public ModelProvider open(ProviderSettings settings) {
        return new OpenAiProvider(
                settings.name(),
                settings.optional("url").orElse(OpenAiProvider.HOME),
                settings.secret("key"),
                settings.optional("organization"),
                settings.optional("project"),
                UpstreamLimits.STANDARD);
    }
}
