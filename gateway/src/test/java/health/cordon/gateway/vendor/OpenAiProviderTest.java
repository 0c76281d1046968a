package health.cordon.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Phi;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.provider.OpenAiWire;
import health.cordon.gateway.spi.ModelProvider;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAiProviderTest extends OpenAiWire {

    @Override
    protected ModelProvider provider(String url) {
        return new OpenAiProvider("openai", url, Phi.of(KEY), Optional.of("org-1"), Optional.of("proj-1"), SHORT);
    }

    @Override
    protected Upstream.Script checked(Upstream.Script script) {
        return (exchange, request) -> {
            assertThat(header(exchange, "authorization")).isEqualTo("Bearer " + KEY);
            assertThat(header(exchange, "openai-organization")).isEqualTo("org-1");
            assertThat(header(exchange, "openai-project")).isEqualTo("proj-1");
            script.answer(exchange, request);
        };
    }

    @Test
    void saysThatNothingIsToBeStored() throws IOException {
        Upstream upstream = upstream(saying("x"));
        all(before(upstream).call(chat(asked().put("store", true).put("max_tokens", 5), true)));
        assertThat(upstream.bodies())
                .singleElement()
                .asString()
                .contains("\"store\":false", "\"max_completion_tokens\":5")
                .doesNotContain("\"store\":true", "\"max_tokens\"");
    }
}
