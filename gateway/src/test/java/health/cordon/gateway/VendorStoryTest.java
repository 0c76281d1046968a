package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.agreement.Agreement.Terms;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.agreement.SignedAgreement;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.vendor.AnthropicProvider;
import health.cordon.testkit.PhiCanary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A vendor of its own form behind the whole gateway, under an agreement. The vendor is our own stub. */
@Cfr("164.502(e)(1)")
class VendorStoryTest {

    private static final PhiCanary CANARY = PhiCanary.plant(11);

    @TempDir
    private Path folder;

    /** Says the last message again, in Anthropic's form, and calls a tool with it if one is offered. */
    private static Upstream vendor() throws IOException {
        return new Upstream((exchange, request) -> {
            JsonNode messages = request.get("messages");
            JsonNode last =
                    messages.get(messages.size() - 1).get("content").get(0).get("text");
            ObjectNode argument = StrictTree.object().put("note", last.stringValue());
            boolean tools = request.has("tools");
            ObjectNode delta = StrictTree.object();
            if (tools) {
                delta.put("type", "input_json_delta").put("partial_json", StrictTree.text(argument));
            } else {
                delta.put("type", "text_delta").put("text", last.stringValue());
            }
            ObjectNode more =
                    StrictTree.object().put("type", "content_block_delta").put("index", 0);
            more.set("delta", delta);
            String block = tools
                    ? "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"file\",\"input\":{}}"
                    : "{\"type\":\"text\",\"text\":\"\"}";
            exchange.sendResponseHeaders(200, 0);
            for (String event : List.of(
                    "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":7}}}",
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block + "}",
                    StrictTree.text(more),
                    "{\"type\":\"content_block_stop\",\"index\":0}",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + (tools ? "tool_use" : "end_turn")
                            + "\"},\"usage\":{\"output_tokens\":9}}",
                    "{\"type\":\"message_stop\"}")) {
                Upstream.send(exchange.getResponseBody(), event);
            }
            exchange.getResponseBody().close();
        });
    }

    private TestGateway gateway(ModelProvider provider, String host, String region) throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Instant now = Instant.now();
        Agreement agreement = new Agreement(
                "baa-1",
                "officer",
                "vendor",
                Set.of(host),
                Set.of("up-model"),
                Set.of(Modality.TEXT),
                Set.of(region),
                new Terms(true, true),
                true,
                now.minusSeconds(60),
                now.plusSeconds(600),
                "0".repeat(64));
        AgreementRegistry registry =
                AgreementRegistry.of(List.of(SignedAgreement.sign(agreement, keys.getPrivate())), keys.getPublic());
        Endpoint endpoint = new Endpoint("vendor", provider, "up-model", "us");
        return TestGateway.routed(
                folder,
                builder -> builder.agreements(registry)
                        .route(new Route("test-model", Mode.PSEUDONYMIZE, List.of(endpoint))
                                .with(health.cordon.gateway.route.Protection.WITHOUT_PREAMBLE)));
    }

    private static ModelProvider provider(Upstream upstream) {
        Duration time = Duration.ofSeconds(20);
        return new AnthropicProvider(
                "vendor", upstream.url(), Phi.of("sk-story"), 100, new UpstreamLimits(time, time, time));
    }

    @Test
    void valuesLeaveAsTokensAndComeBackAsValues() throws Exception {
        try (Upstream upstream = vendor();
                ModelProvider provider = provider(upstream);
                TestGateway gateway = gateway(provider, "127.0.0.1", "us")) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream(CANARY.note()));
            assertThat(answer.status()).isEqualTo(200);
            CANARY.assertAbsent("what was sent", upstream.bodies().getFirst());
            assertThat(upstream.bodies().getFirst()).contains("[NAME-", "\"model\":\"up-model\"");
            assertThat(TestGateway.streamed(answer)).isEqualTo(CANARY.note());
            assertThat(answer.reply().headers().get("cordon-agreement")).isEqualTo("baa-1");
        }
    }

    @Test
    void argumentsOfToolsComeBackInTheClientsOwnForm() throws Exception {
        ObjectNode asked =
                (ObjectNode) StrictTree.read(TestGateway.stream(CANARY.note()).getBytes(StandardCharsets.UTF_8));
        asked.put("max_tokens", 50)
                .putArray("tools")
                .addObject()
                .put("name", "file")
                .putObject("input_schema")
                .put("type", "object");
        try (Upstream upstream = vendor();
                ModelProvider provider = provider(upstream);
                TestGateway gateway = gateway(provider, "127.0.0.1", "us")) {
            Answer answer = gateway.ask(Door.MESSAGES, StrictTree.text(asked));
            CANARY.assertAbsent("what was sent", upstream.bodies().getFirst());
            StringBuilder arguments = new StringBuilder();
            for (String line : answer.text().split("\n")) {
                if (line.startsWith("data: ")) {
                    JsonNode event = StrictTree.read(line.substring(6).getBytes(StandardCharsets.UTF_8));
                    arguments.append(event.path("delta").path("partial_json").asString(""));
                }
            }
            assertThat(StrictTree.container(arguments.toString())
                            .orElseThrow()
                            .get("note")
                            .stringValue())
                    .isEqualTo(CANARY.note());
            assertThat(answer.text()).contains("\"stop_reason\":\"tool_use\"", "\"output_tokens\":9");
        }
    }

    @Test
    void anAgreementAboutAnotherHostOrRegionSendsNothing() throws Exception {
        for (String[] other : new String[][] {{"api.example", "us"}, {"127.0.0.1", "eu"}}) {
            try (Upstream upstream = vendor();
                    ModelProvider provider = provider(upstream);
                    TestGateway gateway = gateway(provider, other[0], other[1])) {
                Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("Hello"));
                assertThat(answer.status()).isEqualTo(403);
                assertThat(upstream.bodies()).isEmpty();
            }
        }
    }

    @Test
    void whatTheVendorHasNoWordForIsTheClientsToMend() throws Exception {
        try (Upstream upstream = vendor();
                ModelProvider provider = provider(upstream);
                TestGateway gateway = gateway(provider, "127.0.0.1", "us")) {
            ObjectNode asked =
                    (ObjectNode) StrictTree.read(TestGateway.chat("Hello").getBytes(StandardCharsets.UTF_8));
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, StrictTree.text(asked.put("n", 2)));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").get("code").stringValue()).isEqualTo("not_translatable");
            assertThat(upstream.bodies()).isEmpty();
            upstream.now((exchange, request) -> Upstream.json(exchange, 401, CANARY.note()));
            Answer refused = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("Hello"));
            assertThat(refused.status()).isEqualTo(502);
            assertThat(refused.json().get("error").get("code").stringValue()).isEqualTo("provider_key_refused");
            CANARY.assertAbsent("an error", refused.text());
        }
    }
}
