package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.spi.RecordStore;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Reason;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.budget.Period;
import health.cordon.gateway.budget.Price;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.budget.Spent;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets: what is reserved, counted, refused and told. The upstream tells 7 tokens in and 9 out. */
class BudgetStoryTest {

    private static final String CHAT = TestGateway.chat("How is it?");
    private static final Price PRICE =
            new Price(Amount.of("2.50").orElseThrow(), Amount.of("10").orElseThrow());

    /** A call of {@link #CHAT} reserves 63 tokens: its 53 bytes, and these of the answer. */
    private static final long ANSWER = 10;

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-15T10:20:00Z"));
    private final RecordStore<Spent> store = new MemoryRecordStore<>(now::get, 1000);
    private final List<AutoCloseable> open = new ArrayList<>();
    private Upstream upstream;
    private int gateways;

    @BeforeEach
    void start() throws IOException {
        upstream = Upstream.echo();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        upstream.close();
    }

    private static Budget tokens(Period period, Budget.Share share, long most) {
        return new Budget(period, share, new Quantity(most, Amount.UNBOUNDED));
    }

    private TestGateway open(Budgets budgets, Budget... all) {
        Endpoint endpoint = TestGateway.inside("one", upstream).at(PRICE);
        Route route = new Route("test-model", Mode.REDACT, List.of(endpoint))
                .with(new Spending(List.of(all), OptionalLong.of(ANSWER)));
        TestGateway gateway = TestGateway.routed(
                folder.resolve("g" + gateways++),
                builder -> builder.route(route).budgets(budgets).clock(now::get));
        open.add(gateway);
        return gateway;
    }

    private Budgets budgets() {
        return new Budgets(store, now::get);
    }

    private static Answer ask(TestGateway gateway) {
        return gateway.ask(Door.CHAT_COMPLETIONS, CHAT);
    }

    private static void refused(TestGateway gateway, Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("\"" + code + "\"");
        AuditEntry last = gateway.entries().getLast();
        assertThat(last.decision()).isEqualTo(Decision.DENY);
        assertThat(last.reason()).isEqualTo(Reason.RATE_LIMITED);
    }

    private static long retryAfter(Answer answer) {
        return Long.parseLong(answer.reply().headers().get("retry-after"));
    }

    @Test
    void whatTheEndpointTellsIsCountedUntilThePeriodEnds() {
        TestGateway gateway = open(budgets(), tokens(Period.HOUR, Budget.Share.ROUTE, 140));
        int answered = 0;
        Answer answer = ask(gateway);
        while (answer.status() == 200 && answered < 100) {
            answered++;
            answer = ask(gateway);
        }
        assertThat(answered).as("16 tokens each, while 63 can be reserved").isEqualTo(5);
        refused(gateway, answer, 429, "budget_spent");
        assertThat(answer.json().get("error").get("type").stringValue()).isEqualTo("rate_limit_error");
        assertThat(retryAfter(answer)).isEqualTo(40 * 60);
        Answer anthropic = gateway.ask(
                Door.MESSAGES,
                "{\"model\":\"test-model\",\"max_tokens\":70,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        assertThat(anthropic.status()).isEqualTo(429);
        assertThat(anthropic.text()).contains("the budget for this model is used up");
        assertThat(anthropic.json().get("error").get("type").stringValue()).isEqualTo("rate_limit_error");
        assertThat(upstream.bodies())
                .hasSize(answered)
                .allSatisfy(body -> assertThat(body)
                        .as("the bound that was reserved is the endpoint's too")
                        .contains("\"max_tokens\":10"));
        now.set(Instant.parse("2026-06-15T11:00:00Z"));
        assertThat(ask(gateway).status()).isEqualTo(200);
    }

    @Test
    void callsAtOnceDoNotOvershoot() throws Exception {
        TestGateway gateway = open(budgets(), tokens(Period.DAY, Budget.Share.ROUTE, 200));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        upstream.now((exchange, request) -> {
            asked.countDown();
            try {
                go.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Upstream.says(exchange, request, "well", 9);
        });
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> ask(gateway)));
            }
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            while (answers.stream().filter(Future::isDone).count() < 17) {
                Thread.onSpinWait();
            }
            go.countDown();
        }
        List<Answer> refused = new ArrayList<>();
        for (Future<Answer> each : answers) {
            if (each.get().status() != 200) {
                refused.add(each.get());
            }
        }
        assertThat(upstream.bodies()).as("200 tokens hold three times 63").hasSize(3);
        assertThat(refused).hasSize(17).allSatisfy(answer -> {
            assertThat(answer.text()).contains("budget_spent");
            assertThat(retryAfter(answer))
                    .as("what is reserved may not be used")
                    .isEqualTo(1);
        });
        assertThat(ask(gateway).status()).isEqualTo(200);
    }

    @Test
    void aCallThatFailsCostsNothing() {
        Budgets budgets = budgets();
        TestGateway gateway = open(budgets, tokens(Period.DAY, Budget.Share.ROUTE, 100));
        upstream.now((exchange, _) -> Upstream.json(exchange, 400, "{}"));
        for (int i = 0; i < 4; i++) {
            assertThat(ask(gateway).status()).isEqualTo(502);
        }
        budgets.close();
        assertThat(store.all()).allSatisfy(spent -> assertThat(spent.counted()).isEqualTo(Quantity.NONE));
    }

    @Test
    void whatMayHaveBegunIsCountedAsAnEstimate() {
        Budgets budgets = budgets();
        TestGateway gateway = open(budgets, tokens(Period.DAY, Budget.Share.ROUTE, 1000));
        upstream.now((exchange, _) -> Upstream.json(exchange, 200, "nonsense"));
        assertThat(ask(gateway).status()).isEqualTo(502);
        budgets.close();
        assertThat(store.all().getFirst().counted().tokens()).isBetween(15L, 60L);
    }

    @Test
    void itSurvivesAnEndAndADeath() {
        Budget budget = new Budget(
                Period.MONTH,
                Budget.Share.ROUTE,
                new Quantity(10_000, Amount.of("1").orElseThrow()));
        Budgets orderly = budgets();
        assertThat(ask(open(orderly, budget)).status()).isEqualTo(200);
        orderly.close();
        assertThat(store.all()).singleElement().satisfies(spent -> {
            assertThat(spent.counted()).isEqualTo(new Quantity(16, PRICE.of(7, 9)));
            assertThat(spent.forgettableFrom()).contains(Instant.parse("2026-07-02T00:00:00Z"));
        });
        Budgets dies = budgets();
        assertThat(ask(open(dies, budget)).status()).isEqualTo(200);
        Quantity left = store.all().getFirst().counted();
        assertThat(left.tokens()).as("never less than was used").isBetween(32L, 32L + 10_000 / 32 + 100);
        Budgets next = budgets();
        assertThat(ask(open(next, budget)).status()).isEqualTo(200);
        assertThat(next.used("test-model", Spending.of(budget))
                        .getFirst()
                        .total()
                        .tokens())
                .isEqualTo(left.tokens() + 16);
    }

    @Test
    void eachCallerHasHisOwn() {
        TestGateway gateway = open(budgets(), tokens(Period.DAY, Budget.Share.PRINCIPAL, 70));
        assertThat(ask(gateway).status()).isEqualTo(200);
        refused(gateway, ask(gateway), 429, "budget_spent");
        assertThat(gateway.ask(InboundRequest.of(
                                Door.CHAT_COMPLETIONS, gateway.token(1), CHAT.getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNeverWithinItIsRefusedForGood() {
        TestGateway gateway = open(
                budgets(),
                tokens(Period.DAY, Budget.Share.PRINCIPAL, 90),
                new Budget(Period.HOUR, Budget.Share.ROUTE, new Quantity(Long.MAX_VALUE, new Amount(1000))));
        Answer answer = ask(gateway);
        refused(gateway, answer, 400, "over_budget");
        assertThat(answer.reply().headers()).doesNotContainKey("retry-after");
        assertThat(upstream.bodies()).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(gateway).text())
                    .as("what the first budget had reserved was given back")
                    .contains("over_budget");
        }
    }

    @Test
    void withoutTheStoreNothingIsSent() {
        RecordStore<Spent> broken = new MemoryRecordStore<>(now::get, 0);
        TestGateway gateway = open(new Budgets(broken, now::get), tokens(Period.DAY, Budget.Share.ROUTE, 1000));
        Answer answer = ask(gateway);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("budget_unknown");
        assertThat(upstream.bodies()).isEmpty();
        assertThat(gateway.entries().stream().filter(entry -> entry.action() == AuditAction.INTENT))
                .isEmpty();
    }

    private static Optional<String> cost(Answer answer) {
        return Optional.ofNullable(answer.reply().headers().get("cordon-cost"));
    }

    @Test
    void answersTellWhatTheyCost() {
        TestGateway gateway = open(budgets(), tokens(Period.DAY, Budget.Share.ROUTE, 10_000));
        assertThat(cost(ask(gateway))).contains("0.0001075 USD");
        assertThat(cost(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream("How is it?")))
                        .orElseThrow())
                .as("told before it is known")
                .matches("at most 0\\.000\\d+ USD");
        String untold = "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"well\"},"
                + "\"finish_reason\":\"stop\"}]}";
        upstream.now((exchange, _) -> Upstream.json(exchange, 200, untold));
        assertThat(cost(ask(gateway)).orElseThrow()).matches("0\\.000\\d+ USD estimated");
    }

    @Test
    void whereEndpointsProtectAlikeTheRouteSaysWhichIsFirst() throws IOException {
        try (Upstream other = Upstream.echo()) {
            Price half = new Price(Amount.of("1").orElseThrow(), Amount.of("5").orElseThrow());
            List<Endpoint> both = List.of(
                    TestGateway.inside("dear", upstream).at(PRICE),
                    TestGateway.inside("cheap", other).at(half));
            Route route = new Route("test-model", Mode.REDACT, both);
            for (Route.Order order : Route.Order.values()) {
                TestGateway gateway = TestGateway.routed(
                        folder.resolve(order.name()),
                        builder -> builder.route(route.with(order)).clock(now::get));
                open.add(gateway);
                upstream.now((exchange, request) -> {
                    pause();
                    Upstream.says(exchange, request, "well", 9);
                });
                String first = where(ask(gateway));
                assertThat(first).isEqualTo(order == Route.Order.COST ? "cheap" : "dear");
                if (order == Route.Order.LATENCY) {
                    assertThat(where(ask(gateway))).as("not measured yet").isEqualTo("cheap");
                    assertThat(where(ask(gateway))).isEqualTo("cheap");
                    now.set(now.get().plusSeconds(400));
                    assertThat(where(ask(gateway))).as("tried again").isEqualTo("dear");
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String where(Answer answer) {
        return answer.reply().headers().get("cordon-route");
    }
}
