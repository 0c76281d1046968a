package health.cordon.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Phi;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.provider.OpenAiWire;
import health.cordon.gateway.spi.ModelProvider;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The newer {@code /openai/v1/}, whether the address holds it or not. */
class AzureOpenAiV1Test extends OpenAiWire {

    @Override
    protected ModelProvider provider(String url) {
        String told = url.startsWith("http") ? url + "/openai/v1/" : url;
        return new AzureOpenAiProvider("azure", told, Optional.empty(), new AzureKey(Phi.of(KEY)), SHORT);
    }

    @Override
    protected Upstream.Script checked(Upstream.Script script) {
        return (exchange, request) -> {
            assertThat(header(exchange, "api-key")).isEqualTo(KEY);
            assertThat(exchange.getRequestURI().toString())
                    .isIn("/openai/v1/chat/completions", "/openai/v1/embeddings");
            assertThat(request.get("model").stringValue()).isEqualTo("m-1:0");
            script.answer(exchange, request);
        };
    }

    @Test
    void theNameOfALimitIsTheNewerOne() throws IOException {
        Upstream upstream = upstream(saying("x"));
        all(before(upstream).call(chat(asked().put("max_tokens", 5), false)));
        assertThat(upstream.bodies()).singleElement().asString().contains("\"max_completion_tokens\":5");
    }
}
