package health.cordon.gateway.provider;

import health.cordon.core.Phi;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.spi.ModelProvider;
import java.util.Optional;

class OpenAiCompatibleProviderTest extends OpenAiWire {

    @Override
    protected ModelProvider provider(String url) {
        return new OpenAiCompatibleProvider(
                "upstream", url, Optional.of(Phi.of(KEY)), Optional.of(NetworkBoundary.THIS_MACHINE), SHORT);
    }
}
