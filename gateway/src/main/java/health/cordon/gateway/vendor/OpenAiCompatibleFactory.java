package health.cordon.gateway.vendor;

import health.cordon.core.Phi;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderFactory;
import health.cordon.gateway.spi.ProviderSettings;
import java.util.Optional;
import java.util.Set;

/** {@code openai-compatible}: vLLM, llama.cpp, Ollama, TGI and the like; inside if a boundary is told. */
public final class OpenAiCompatibleFactory implements ModelProviderFactory {

    /** Called by the service loader. */
    public OpenAiCompatibleFactory() {}

    @Override
    public String kind() {
        return "openai-compatible";
    }

    @Override
    public Set<String> settings() {
        return Set.of("url", "key-file", "key-env", "boundary");
    }

    @Override
    public ModelProvider open(ProviderSettings settings) {
        Optional<Phi> key = settings.hasSecret("key") ? Optional.of(settings.secret("key")) : Optional.empty();
        Optional<NetworkBoundary> boundary = settings.optional("boundary")
                .map(networks -> NetworkBoundary.of(networks.strip().split("\\s+")));
        return new OpenAiCompatibleProvider(
                settings.name(), settings.required("url"), key, boundary, UpstreamLimits.STANDARD);
    }
}
