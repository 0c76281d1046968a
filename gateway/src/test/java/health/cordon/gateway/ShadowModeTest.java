package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.provider.EchoProvider;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.shape.UnknownFields;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mode shadow alters no text, there or back, and records all; a route's own setting for unknown fields. */
class ShadowModeTest {

    private static final String TEXT = "Margaret Thornbury, SSN 219-09-9999, is well.";
    private static final String OTHER = "Cornelius Featherstone, SSN 301-22-4410, called.";

    @TempDir
    private Path folder;

    @Test
    void nothingIsTreatedAndAllIsRecorded() throws Exception {
        try (Upstream upstream = new Upstream((exchange, request) -> Upstream.says(exchange, request, OTHER, 3));
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.SHADOW)) {
            TestGateway.Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(upstream.bodies()).singleElement().asString().contains(TEXT);
            assertThat(TestGateway.content(answer)).isEqualTo(OTHER);
            assertThat(answer.reply().headers())
                    .containsEntry("cordon-mode", "shadow")
                    .hasEntrySatisfying(
                            "cordon-phi", phi -> assertThat(phi).matches("found=[1-9]\\d* treated=0 unscanned=0"));
            List<AuditEntry> entries = gateway.entries();
            AuditEntry intent = of(entries, AuditAction.INTENT);
            assertThat(intent.identifiers().total()).isPositive();
            assertThat(intent.decision()).isEqualTo(Decision.PERMIT);
            assertThat(of(entries, AuditAction.EXECUTE).identifiers().total()).isPositive();
        }
    }

    @Test
    void withoutAnAgreementItGoesNowhere() throws Exception {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.routed(
                        folder,
                        builder -> builder.route(new Route(
                                "test-model",
                                Mode.SHADOW,
                                List.of(new Endpoint("far", TestGateway.outside(upstream), "up", "us")))))) {
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                            .status())
                    .isEqualTo(403);
            assertThat(upstream.bodies()).isEmpty();
        }
    }

    @Test
    void aRouteHasItsOwnSettingForUnknownFields() throws Exception {
        Endpoint echo = new Endpoint("echo", new EchoProvider(), "echo", "us");
        try (TestGateway gateway = TestGateway.routed(
                folder,
                builder -> builder.route(new Route("test-model", Mode.REDACT, List.of(echo)))
                        .route(new Route("strict", Mode.REDACT, List.of(echo)))
                        .unknownFields("strict", UnknownFields.DENY))) {
            String asked = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"x_y\":1}";
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, asked.formatted("test-model"))
                            .status())
                    .isEqualTo(200);
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, asked.formatted("strict"))
                            .status())
                    .isEqualTo(400);
        }
    }

    private static AuditEntry of(List<AuditEntry> entries, AuditAction action) {
        return entries.stream()
                .filter(each -> each.action() == action)
                .findFirst()
                .orElseThrow();
    }
}
