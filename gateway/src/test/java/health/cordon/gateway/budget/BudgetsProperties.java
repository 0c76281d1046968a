package health.cordon.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.core.error.CordonException;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** However calls of several processes come and go, a budget is never used beyond its end, and nothing that was used is forgotten. */
class BudgetsProperties {

    private static final Instant NOW = Instant.parse("2026-06-15T10:20:30Z");

    /** A call under way: what it may take, and what it takes. */
    private record Call(Reservation reservation, Quantity most, Quantity taken) {}

    /** What happens: by process, whether a call begins or one ends, or the process ends. */
    private record Step(int process, int does, Quantity most, double part) {}

    private record Case(Spending spending, List<Step> steps) {}

    private static Quantity quantity(Seeded seeded, int upTo) {
        return new Quantity(seeded.between(1, upTo), new Amount(seeded.between(1, upTo)));
    }

    private static Case random(Seeded seeded) {
        Quantity most = quantity(seeded, 2000);
        Budget budget = new Budget(
                seeded.choose(Period.values()),
                seeded.choose(Budget.Share.values()),
                seeded.chance(0.5) ? most : new Quantity(most.tokens(), Amount.UNBOUNDED));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < seeded.between(1, 60); i++) {
            steps.add(new Step(
                    seeded.between(0, 1),
                    seeded.between(0, 20),
                    quantity(seeded, 500),
                    seeded.chance(0.2) ? 1 : seeded.between(0, 99) / 100.0));
        }
        return new Case(new Spending(List.of(budget), OptionalLong.of(1)), steps);
    }

    private static Quantity times(Quantity all, double part) {
        return new Quantity(
                (long) (all.tokens() * part), new Amount((long) (all.cost().billionths() * part)));
    }

    @Test
    void neverBeyondItsEndAndNothingForgotten() {
        int[] refused = {0};
        int[] let = {0};
        Property.forAll(400, BudgetsProperties::random, one -> {
            Budget budget = one.spending().budgets().getFirst();
            MemoryRecordStore<Spent> store = new MemoryRecordStore<>(() -> NOW, 100);
            List<Budgets> processes = new ArrayList<>();
            processes.add(new Budgets(store, () -> NOW));
            processes.add(new Budgets(store, () -> NOW));
            List<Call> open = new ArrayList<>();
            Quantity used = Quantity.NONE;
            for (Step step : one.steps()) {
                if (step.does() == 0) {
                    processes.get(step.process()).close();
                    processes.set(step.process(), new Budgets(store, () -> NOW));
                } else if (step.does() < 12 || open.isEmpty()) {
                    try {
                        Reservation reservation =
                                processes.get(step.process()).reserve("m", one.spending(), "someone", step.most());
                        open.add(new Call(reservation, step.most(), times(step.most(), step.part())));
                        let[0]++;
                    } catch (CordonException full) {
                        refused[0]++;
                    }
                } else {
                    Call ended = open.remove((int) (step.part() * open.size() * 0.99));
                    ended.reservation().settle(ended.taken());
                    ended.reservation().settle(ended.most());
                    used = used.plus(ended.taken());
                }
                Quantity held = open.stream().map(Call::most).reduce(used, Quantity::plus);
                assertThat(budget.counted(held).within(budget.most())).isTrue();
                assertThat(recorded(store).within(budget.most())).isTrue();
                assertThat(budget.counted(held).within(recorded(store)))
                        .as("what a process that dies leaves behind")
                        .isTrue();
            }
            for (Call call : open) {
                call.reservation().settle(call.taken());
                used = used.plus(call.taken());
            }
            processes.forEach(Budgets::close);
            assertThat(recorded(store)).isEqualTo(budget.counted(used));
        });
        assertThat(refused[0]).isPositive();
        assertThat(let[0]).isPositive();
    }

    private static Quantity recorded(MemoryRecordStore<Spent> store) {
        return store.all().stream().map(Spent::counted).findFirst().orElse(Quantity.NONE);
    }

    @Test
    void aPriceIsRoundedUp() {
        Price price = new Price(Amount.of("2.50").orElseThrow(), Amount.of("10").orElseThrow());
        assertThat(price.of(7, 9)).hasToString("0.0001075");
        assertThat(new Price(new Amount(1), Amount.NONE).of(1, 0)).isEqualTo(new Amount(1));
        assertThat(price.of(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Amount.UNBOUNDED);
        assertThat(Amount.of("1e3")).isEmpty();
        assertThat(Amount.of("-1")).isEmpty();
        assertThat(Amount.of("2.0000000001")).isEmpty();
    }

    @Test
    void periodsBeginInUtc() {
        assertThat(Period.HOUR.start(NOW)).isEqualTo("2026-06-15T10:00:00Z");
        assertThat(Period.DAY.end(NOW)).isEqualTo("2026-06-16T00:00:00Z");
        assertThat(Period.MONTH.start(NOW)).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(Period.MONTH.end(Instant.parse("2026-12-31T23:59:59Z"))).isEqualTo("2027-01-01T00:00:00Z");
    }
}
