package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.history.HistorySettings;
import health.cordon.gateway.history.KeptCalls;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Route;
import health.cordon.testkit.PhiCanary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With everything logged and something thrown at each stage, no planted value is in output, errors, log or files. */
@Cfr("164.312(a)(1)")
class CanaryTest {

    private static final PhiCanary CANARY = PhiCanary.plant(11);

    @TempDir
    private Path folder;

    @Test
    void nothingIsToldAnywhere() throws Exception {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Handler[] usual = root.getHandlers();
        for (Handler handler : usual) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.ALL);
        try {
            CANARY.assertSilent(() -> {
                // Made here, so that it writes to what is looked at.
                Handler loud = new ConsoleHandler();
                loud.setLevel(Level.ALL);
                root.addHandler(loud);
                everything();
                root.removeHandler(loud);
            });
        } finally {
            root.setLevel(before);
            for (Handler handler : usual) {
                root.addHandler(handler);
            }
        }
        CANARY.assertAbsent(folder);
    }

    private void everything() throws Exception {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.before(folder.resolve("a"), upstream, Mode.PSEUDONYMIZE)) {
            InboundRequest request = gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat(CANARY.note()));
            assertThat(request.toString()).doesNotContain("DISCHARGE");
            assertThat(gateway.ask(request).status()).isEqualTo(200);
            for (String bad : new String[] {CANARY.note(), "{\"model\":\"" + CANARY.value("last name") + "\"}"}) {
                quiet(gateway.ask(Door.CHAT_COMPLETIONS, bad));
            }
            quiet(gateway.ask(request.with(InboundRequest.PURPOSE, CANARY.value("ssn"))));
            quiet(gateway.ask(request.with(InboundRequest.FUNCTION, CANARY.value("ssn"))));
            quiet(gateway.ask(InboundRequest.of(
                    Door.CHAT_COMPLETIONS, CANARY.value("ssn"), request.body().read())));
            upstream.now((exchange, _) -> Upstream.json(exchange, 500, CANARY.note()));
            quiet(gateway.ask(request));
            upstream.now((exchange, _) -> Upstream.json(exchange, 200, CANARY.note()));
            quiet(gateway.ask(request));
            assertThat(gateway.entries().toString()).doesNotContain(CANARY.value("last name"));
        }
        try (TestGateway gateway =
                TestGateway.of(folder.resolve("b"), Faults.provider(CANARY.note()), Mode.ALLOW, builder -> builder)) {
            quiet(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(CANARY.note())));
        }
        Deidentifier engine = Deidentifier.builder()
                .detector(Faults.detector("", CANARY.note()))
                .build();
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.of(
                        folder.resolve("c"),
                        TestGateway.provider(upstream),
                        Mode.ALLOW,
                        builder -> builder.engine(engine))) {
            quiet(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(CANARY.note())));
        }
        history();
    }

    /** Calls that are kept, one whose answer cannot be, one that cannot be. */
    private void history() throws Exception {
        Path own = Files.createDirectory(folder.resolve("d"));
        KeptCalls kept = new KeptCalls(own, InstantSource.system());
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.routed(
                        own,
                        builder -> builder.route(new Route(
                                                "test-model", Mode.REDACT, List.of(TestGateway.inside("up", upstream)))
                                        .keeping(HistoryMode.FULL))
                                .history(kept.tenant().records(), HistorySettings.STANDARD))) {
            InboundRequest request = gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat(CANARY.note()))
                    .with(InboundRequest.PATIENT, CANARY.value("mrn"));
            assertThat(gateway.ask(request).status()).isEqualTo(200);
            quiet(gateway.ask(request.with(InboundRequest.PATIENT, CANARY.value("ssn") + "\u0001")));
            upstream.now((exchange, asked) -> {
                kept.close();
                Upstream.says(exchange, asked, CANARY.note(), 3);
            });
            quiet(gateway.ask(request));
            quiet(gateway.ask(request));
        } finally {
            kept.close();
        }
    }

    private static void quiet(Answer answer) {
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        CANARY.assertAbsent("an error", answer.text());
        CANARY.assertAbsent("headers", answer.reply().headers().toString());
    }
}
