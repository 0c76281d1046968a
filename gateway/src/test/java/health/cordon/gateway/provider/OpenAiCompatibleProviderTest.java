package health.cordon.gateway.provider;

import health.cordon.gateway.TestGateway;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderContract;
import java.io.IOException;

class OpenAiCompatibleProviderTest extends ModelProviderContract {

    @Override
    protected Upstream answering(String text) throws IOException {
        return new Upstream((exchange, request) -> Upstream.says(exchange, request, text, 100));
    }

    @Override
    protected Upstream failing(int status, String body) throws IOException {
        return new Upstream((exchange, request) -> {
            exchange.getResponseHeaders().set("location", "http://127.0.0.1:1/");
            Upstream.json(exchange, status, body);
        });
    }

    @Override
    protected Upstream cutting() throws IOException {
        return new Upstream((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            Upstream.send(exchange.getResponseBody(), Upstream.delta("content", "half"));
            exchange.getResponseBody().close();
        });
    }

    @Override
    protected ModelProvider provider(Upstream upstream) {
        return TestGateway.provider(upstream);
    }
}
