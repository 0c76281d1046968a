package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Outcome;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Period;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.network.Hangup;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second endpoint is asked while the first is silent: who is asked, who wins, what becomes of the other. */
class HedgeTest {

    private static final String CHAT = TestGateway.chat("How is it?");
    private static final String STREAM = TestGateway.stream("How is it?");

    @TempDir
    private Path folder;

    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch cut = new CountDownLatch(1);
    private Upstream first;
    private Upstream second;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        first = Upstream.echo();
        second = Upstream.echo();
    }

    @AfterEach
    void stop() {
        go.countDown();
        gateway.close();
        first.close();
        second.close();
    }

    private void open(RouteLimits limits, UnaryOperator<Route> more) {
        List<Endpoint> both = List.of(TestGateway.inside("one", first), TestGateway.inside("two", second));
        Route route = new Route("test-model", Mode.REDACT, both, limits);
        gateway = TestGateway.routed(folder, builder -> builder.route(more.apply(route)));
    }

    private static Route soon(Route route) {
        return route.hedgedAfter(Duration.ofMillis(40));
    }

    private Answer ask(String body) {
        return gateway.ask(Door.CHAT_COMPLETIONS, body);
    }

    /** Says nothing until it may, and then without end: whoever reads it must have hung up for this to be over. */
    private Upstream.Script stalls() {
        return (exchange, _) -> {
            await(go);
            try {
                exchange.sendResponseHeaders(200, 0);
                while (true) {
                    exchange.getResponseBody().write(new byte[8192]);
                    exchange.getResponseBody().flush();
                }
            } catch (IOException gone) {
                cut.countDown();
                throw gone;
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String where(Answer answer) {
        return answer.reply().headers().get("cordon-route");
    }

    private List<String> log() {
        return gateway.entries().stream().map(HedgeTest::line).toList();
    }

    private static String line(AuditEntry entry) {
        String what = entry.action() == AuditAction.INTENT ? "INTENT" : String.valueOf(entry.outcome());
        return what + " " + entry.resource().id();
    }

    @Test
    void theSecondWinsWhileTheFirstIsSilentAndThatOneIsCutOff() {
        theSecondWins(CHAT);
    }

    @Test
    void soItIsWithStreams() {
        theSecondWins(STREAM);
    }

    private void theSecondWins(String body) {
        open(RouteLimits.NONE, HedgeTest::soon);
        first.now(stalls());
        Answer answer = ask(body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(where(answer)).isEqualTo("two");
        assertThat(first.bodies()).hasSize(1);
        assertThat(second.bodies()).hasSize(1);
        assertThat(log())
                .as("each call has its intent and its outcome, the loser's first")
                .containsExactly("INTENT one", "INTENT two", "MINOR_FAILURE one", "SUCCESS two");
        go.countDown();
        await(cut);
    }

    @Test
    void anEndpointThatAnswersInTimeIsAskedAlone() {
        open(RouteLimits.NONE, route -> route.hedgedAfter(Duration.ofSeconds(60)));
        assertThat(where(ask(CHAT))).isEqualTo("one");
        assertThat(where(ask(STREAM))).isEqualTo("one");
        first.now((exchange, _) -> Upstream.json(exchange, 400, "{}"));
        assertThat(ask(CHAT).text()).contains("provider_refused");
        first.now((exchange, _) -> Upstream.json(exchange, 429, "{}"));
        assertThat(where(ask(CHAT))).as("as without it").isEqualTo("two");
        assertThat(second.bodies()).hasSize(1);
    }

    @Test
    void theFirstMayWinStill() {
        open(RouteLimits.NONE, HedgeTest::soon);
        CountDownLatch asked = new CountDownLatch(1);
        first.now((exchange, request) -> {
            await(asked);
            Upstream.says(exchange, request, "well", 9);
        });
        second.now((exchange, request) -> {
            asked.countDown();
            stalls().answer(exchange, request);
        });
        assertThat(where(ask(STREAM))).isEqualTo("one");
        assertThat(log()).containsExactly("INTENT one", "INTENT two", "MINOR_FAILURE two", "SUCCESS one");
        go.countDown();
        await(cut);
    }

    @Test
    void whereTheOneFailsTheOtherIsWaitedFor() {
        open(RouteLimits.NONE, HedgeTest::soon);
        CountDownLatch failed = new CountDownLatch(1);
        first.now((exchange, request) -> {
            await(failed);
            Upstream.says(exchange, request, "well", 9);
        });
        second.now((exchange, _) -> {
            Upstream.json(exchange, 500, "{}");
            failed.countDown();
        });
        assertThat(where(ask(CHAT))).isEqualTo("one");
        assertThat(log()).containsExactly("INTENT one", "INTENT two", "SERIOUS_FAILURE two", "SUCCESS one");
        first.now((exchange, _) -> {
            pause();
            Upstream.json(exchange, 500, "{}");
        });
        assertThat(ask(CHAT).text()).contains("provider_failed");
        assertThat(log().subList(4, 8))
                .containsExactlyInAnyOrder("INTENT one", "INTENT two", "SERIOUS_FAILURE two", "SERIOUS_FAILURE one");
        assertThat(gateway.entries()).as("and no third try").hasSize(8);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aClientThatGoesAwayEndsBoth() {
        open(RouteLimits.NONE, HedgeTest::soon);
        Hangup hangup = new Hangup();
        first.now(stalls());
        second.now((exchange, request) -> {
            hangup.gone();
            stalls().answer(exchange, request);
        });
        Answer answer = hangup.during(() -> ask(CHAT));
        assertThat(answer.text()).contains("client_gone");
        assertThat(gateway.entries().stream().map(AuditEntry::outcome))
                .containsExactly(Outcome.PENDING, Outcome.PENDING, Outcome.MINOR_FAILURE, Outcome.MINOR_FAILURE);
    }

    private void stalledIsAskedAlone() {
        first.now((exchange, request) -> {
            pause();
            Upstream.says(exchange, request, "well", 9);
        });
        Answer answer = ask(CHAT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(where(answer)).isEqualTo("one");
        assertThat(second.bodies()).isEmpty();
        assertThat(gateway.entries()).hasSize(2);
    }

    @Test
    void notUnlessTheRouteSaysSo() {
        open(RouteLimits.NONE, route -> route);
        stalledIsAskedAlone();
    }

    @Test
    void notWhereTheRouteHasNoPlaceForASecondCall() {
        open(RouteLimits.NONE.concurrent(1), HedgeTest::soon);
        stalledIsAskedAlone();
        assertThat(ask(CHAT).status()).as("no place is lost").isEqualTo(200);
    }

    @Test
    void notWhereASecondCallDoesNotFitInABudget() {
        Budget budget = new Budget(Period.MONTH, Budget.Share.ROUTE, new Quantity(100, Amount.UNBOUNDED));
        open(RouteLimits.NONE, route -> soon(route).with(new Spending(List.of(budget), OptionalLong.of(10))));
        stalledIsAskedAlone();
    }

    @Test
    void bothAreCountedInABudget() {
        Budget budget = new Budget(Period.MONTH, Budget.Share.ROUTE, new Quantity(140, Amount.UNBOUNDED));
        open(RouteLimits.NONE, route -> soon(route).with(new Spending(List.of(budget), OptionalLong.of(10))));
        first.now(stalls());
        assertThat(where(ask(CHAT))).as("two reservations of 63 tokens").isEqualTo("two");
        first.now((exchange, request) -> {
            pause();
            Upstream.says(exchange, request, "well", 9);
        });
        assertThat(where(ask(CHAT)))
                .as("16 of the winner and 18 of the loser are used: no second fits beside another 63")
                .isEqualTo("one");
        assertThat(second.bodies()).hasSize(1);
    }
}
