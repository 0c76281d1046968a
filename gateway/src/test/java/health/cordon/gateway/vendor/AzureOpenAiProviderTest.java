package health.cordon.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import health.cordon.core.Phi;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.provider.OpenAiWire;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ReplyEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Deployments in the path, a key. */
class AzureOpenAiProviderTest extends OpenAiWire {

    @Override
    protected ModelProvider provider(String url) {
        return new AzureOpenAiProvider("azure", url, Optional.of("2024-10-21"), new AzureKey(Phi.of(KEY)), SHORT);
    }

    @Override
    protected Upstream.Script checked(Upstream.Script script) {
        return (exchange, request) -> {
            assertThat(header(exchange, "api-key")).isEqualTo(KEY);
            assertThat(header(exchange, "authorization")).isEmpty();
            assertThat(exchange.getRequestURI().toString())
                    .isIn(
                            "/openai/deployments/m-1%3A0/chat/completions?api-version=2024-10-21",
                            "/openai/deployments/m-1%3A0/embeddings?api-version=2024-10-21");
            script.answer(exchange, request);
        };
    }

    /** As Azure answers: notes of the filter before, in and behind the answer. */
    @Test
    void notesOfTheContentFilterAreNotPassedOn() throws IOException {
        ModelProvider provider = before((exchange, request) -> filtered(exchange));
        ObjectNode body = asked().put("max_tokens", 5);
        List<ReplyEvent> events = all(provider.call(chat(body, true)));
        assertThat(events)
                .containsExactly(
                        new ReplyEvent.Text(0, ReplyEvent.Channel.CONTENT, "No."),
                        new ReplyEvent.Finish(0, "content_filter"),
                        new ReplyEvent.Usage(7, 9));
    }

    private static void filtered(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            Upstream.send(
                    out,
                    "{\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\",\"prompt_filter_results\":"
                            + "[{\"prompt_index\":0,\"content_filter_results\":{\"hate\":{\"filtered\":false}}}]}");
            Upstream.send(
                    out,
                    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\",\"role\":\"assistant\"},"
                            + "\"finish_reason\":null,\"content_filter_results\":{}}]}");
            Upstream.send(
                    out,
                    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"No.\"},\"finish_reason\":null,"
                            + "\"content_filter_results\":{\"protected_material_text\":{\"citation\":\"zz\"}}}]}");
            Upstream.send(
                    out,
                    "{\"choices\":[{\"index\":0,\"content_filter_offsets\":{\"check_offset\":3},"
                            + "\"content_filter_results\":{},\"finish_reason\":null}]}");
            Upstream.send(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"content_filter\"}]}");
            Upstream.send(out, "{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":9}}");
            Upstream.send(out, "[DONE]");
        }
    }

    @Test
    void theNameOfALimitStaysThatOfTheVersion() throws IOException {
        Upstream upstream = upstream(saying("x"));
        all(before(upstream).call(chat(asked().put("max_tokens", 5), true)));
        assertThat(upstream.bodies())
                .singleElement()
                .asString()
                .contains("\"max_tokens\":5", "\"include_usage\":true")
                .doesNotContain("max_completion_tokens");
    }
}
