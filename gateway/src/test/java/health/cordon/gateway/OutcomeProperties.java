package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.Cfr;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.provider.Breakers;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However calls fail, each intent in the log has exactly one outcome behind it, and of its own endpoint. */
@Cfr("164.312(b)")
class OutcomeProperties {

    /** What an endpoint does. */
    private enum Does {
        ANSWERS,
        ANSWERS_LATE,
        SAYS_WHAT_THE_GUARD_CANNOT_READ,
        IS_BUSY,
        IS_BUSY_FOR_NOW,
        FAILS,
        REFUSES,
        HANGS_UP_BEFORE_ITS_HEAD,
        HANGS_UP_IN_THE_MIDDLE,
        TALKS_NONSENSE
    }

    /**
     * One call.
     *
     * @param reachable whether anything listens at the first endpoint
     * @param first what it does then
     * @param second what the other one does
     * @param stream whether the answer comes bit by bit
     * @param taken how many bytes the client takes before it is gone
     */
    private record Case(boolean reachable, Does first, Does second, boolean stream, int taken) {}

    private static final String UNREADABLE = "zzbooms";

    private static final Deidentifier ENGINE = Deidentifier.builder()
            .detector(Faults.detector(UNREADABLE, "cannot read this"))
            .build();

    @TempDir
    private Path folder;

    private static Case random(Seeded seeded) {
        return new Case(
                seeded.chance(0.6),
                seeded.choose(Does.values()),
                seeded.choose(Does.values()),
                seeded.chance(0.6),
                seeded.chance(0.5) ? Integer.MAX_VALUE : seeded.between(0, 2500));
    }

    private static Upstream.Script script(Does does) {
        String text = "All is well. ".repeat(40);
        return (exchange, request) -> {
            switch (does) {
                case ANSWERS -> Upstream.says(exchange, request, text, 50);
                case ANSWERS_LATE -> {
                    pause();
                    Upstream.says(exchange, request, text, 50);
                }
                case SAYS_WHAT_THE_GUARD_CANNOT_READ -> Upstream.says(exchange, request, text + UNREADABLE + text, 50);
                case IS_BUSY -> Upstream.json(exchange, 429, "{}");
                case IS_BUSY_FOR_NOW -> {
                    exchange.getResponseHeaders().set("retry-after", "0");
                    Upstream.json(exchange, 503, "{}");
                }
                case FAILS -> Upstream.json(exchange, 500, "{}");
                case REFUSES -> Upstream.json(exchange, 400, "{}");
                case HANGS_UP_BEFORE_ITS_HEAD -> {
                    // Closed without a word.
                }
                case HANGS_UP_IN_THE_MIDDLE -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 20; i++) {
                        Upstream.send(exchange.getResponseBody(), Upstream.delta("content", text));
                    }
                    exchange.getResponseBody().close();
                }
                case TALKS_NONSENSE -> Upstream.json(exchange, 200, "<html>no</html>");
            }
        };
    }

    private static void pause() {
        try {
            Thread.sleep(15);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A client that takes so many bytes. */
    private static OutputStream client(int most) {
        return new OutputStream() {
            private int left = most;

            @Override
            public void write(int b) throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the client is gone");
                }
            }
        };
    }

    private TestGateway gateway(Path log, Upstream first, Upstream second, UnaryOperator<Route> how)
            throws IOException {
        Upstream nobody = Upstream.echo();
        nobody.close();
        Endpoint away = TestGateway.inside("away", nobody);
        Endpoint one = TestGateway.inside("one", first);
        Endpoint two = TestGateway.inside("two", second);
        return TestGateway.routed(
                log,
                builder -> builder.engine(ENGINE)
                        .breakers(new Breakers.Settings(10, 5, 50, Duration.ofMillis(1)))
                        .route(how.apply(new Route("test-model", Mode.REDACT, List.of(one, two))))
                        .route(how.apply(new Route("away-model", Mode.REDACT, List.of(away, two)))));
    }

    private static void ask(TestGateway gateway, Case one) {
        String body = one.stream() ? TestGateway.stream("How is it?") : TestGateway.chat("How is it?");
        String asked = one.reachable() ? body : body.replace("test-model", "away-model");
        AuditedReply reply = gateway.gateway().handle(gateway.request(Door.CHAT_COMPLETIONS, asked));
        try (reply) {
            reply.writeTo(client(one.taken()));
        } catch (IOException gone) {
            // As it was meant.
        }
    }

    /** A request and an endpoint that it was sent to: where a route hedges, two are asked at once. */
    private record Asked(RequestId request, ResourceRef endpoint) {}

    private static long of(Map<Asked, AuditEntry> intents, RequestId request) {
        return intents.keySet().stream()
                .filter(asked -> asked.request().equals(request))
                .count();
    }

    /** Goes through the entries request by request; how many intents stood open at the end. */
    private static int open(List<AuditEntry> entries, boolean hedged) {
        Map<Asked, AuditEntry> intents = new LinkedHashMap<>();
        for (AuditEntry entry : entries) {
            RequestId request = entry.request().orElseThrow();
            if (entry.action() == AuditAction.INTENT) {
                assertThat(entry.outcome()).isEqualTo(Outcome.PENDING);
                assertThat(of(intents, request))
                        .as("an intent while another is open")
                        .isLessThanOrEqualTo(hedged ? 1 : 0);
                assertThat(intents.put(new Asked(request, entry.resource()), entry))
                        .as("two open intents of one endpoint")
                        .isNull();
            } else if (entry.decision() == Decision.DENY) {
                assertThat(of(intents, request))
                        .as("refused before anything was intended")
                        .isZero();
            } else {
                AuditEntry intent = intents.remove(new Asked(request, entry.resource()));
                assertThat(intent)
                        .as("an outcome without an intent of its endpoint")
                        .isNotNull();
                assertThat(entry.model()).isEqualTo(intent.model());
                assertThat(entry.outcome()).isNotEqualTo(Outcome.PENDING);
            }
        }
        return intents.size();
    }

    @Test
    void eachIntentHasOneOutcomeOfItsEndpoint() throws IOException {
        eachIntentHasOneOutcome(false, route -> route);
    }

    @Test
    void whereTwoEndpointsAreAskedAtOnceEachHasItsIntentAndItsOutcome() throws IOException {
        eachIntentHasOneOutcome(true, route -> route.hedgedAfter(Duration.ofMillis(3)));
    }

    private void eachIntentHasOneOutcome(boolean hedged, UnaryOperator<Route> how) throws IOException {
        try (Upstream first = Upstream.echo();
                Upstream second = Upstream.echo();
                TestGateway gateway = gateway(folder, first, second, how)) {
            int[] read = {0};
            Property.forAll(250, OutcomeProperties::random, one -> {
                first.now(script(one.first()));
                second.now(script(one.second()));
                ask(gateway, one);
                List<AuditEntry> entries = gateway.entriesFrom(read[0]);
                assertThat(entries).isNotEmpty();
                assertThat(open(entries, hedged)).isZero();
                read[0] += entries.size();
            });
            assertThat(gateway.entries().stream()
                            .map(entry -> entry.resource().toString())
                            .distinct()
                            .count())
                    .as("every endpoint was asked")
                    .isGreaterThanOrEqualTo(3);
            first.now(script(Does.ANSWERS));
            second.now(script(Does.ANSWERS));
            Case well = new Case(true, Does.ANSWERS, Does.ANSWERS, true, Integer.MAX_VALUE);
            for (int i = 0; i < 20; i++) {
                ask(gateway, well);
            }
            assertThat(gateway.entries().getLast().outcome())
                    .as("no breaker waits for a call that has ended")
                    .isEqualTo(Outcome.SUCCESS);
        }
    }

    @Test
    void whereTheLogRefusesNothingElseIsMissing() throws IOException {
        for (int run = 0; run < 12; run++) {
            Path log = folder.resolve("run" + run);
            Seeded seeded = Seeded.of(17).fork("run " + run);
            try (Upstream first = Upstream.echo();
                    Upstream second = Upstream.echo()) {
                TestGateway gateway = gateway(log, first, second, route -> route);
                int calls = seeded.between(1, 4);
                for (int i = 0; i <= calls; i++) {
                    Case one = random(seeded);
                    boolean last = i == calls;
                    Upstream.Script script = script(one.first());
                    first.now((exchange, request) -> {
                        if (last) {
                            gateway.audit().close();
                        }
                        script.answer(exchange, request);
                    });
                    second.now(script(one.second()));
                    ask(gateway, last ? new Case(true, one.first(), one.second(), one.stream(), one.taken()) : one);
                }
                assertThat(open(read(log), false))
                        .as("the intent behind which the log closed")
                        .isEqualTo(1);
            }
        }
    }

    private static List<AuditEntry> read(Path folder) {
        List<AuditEntry> all = new ArrayList<>();
        try (AuditLog log = AuditLog.open(folder.resolve("audit"))) {
            log.publish();
            AuditReader reader = log.read();
            for (long i = 0; i < reader.size(); i++) {
                all.add(reader.entry(i).entry());
            }
        }
        return all;
    }
}
