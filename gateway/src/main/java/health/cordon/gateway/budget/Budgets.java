package health.cordon.gateway.budget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalListener;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.spi.RecordStore;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What routes and callers have used.
 *
 * <p><b>What this promises.</b> A call is let through only if the most that it can take fits in every budget beside what is used
 * and what is reserved for others, in all processes that share the store. What was counted is there after a restart: a process
 * that dies leaves what it had reserved, and up to a thirty-second of each budget that it had taken in advance, counted as used. If
 * the store cannot be asked, nothing is let through.
 *
 * <p><b>What it does not.</b> An endpoint that gives longer answers than it was asked for, or counts tokens that nobody can
 * foresee, takes a budget beyond its end; the next call waits. Thread-safe.
 */
public final class Budgets implements AutoCloseable {

    private static final int IN_MEMORY = 100_000;
    private static final Duration IDLE = Duration.ofHours(1);

    private final RecordStore<Spent> store;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Cache<Spent.Account, Purse> purses = Caffeine.newBuilder()
            .maximumSize(IN_MEMORY)
            .expireAfterAccess(IDLE)
            .executor(Runnable::run)
            .removalListener((RemovalListener<Spent.Account, Purse>) (_, purse, _) -> {
                if (purse != null) {
                    purse.close();
                }
            })
            .build();

    /** Kept there; the caller closes what it is kept in, after this. */
    public Budgets(RecordStore<Spent> store, InstantSource clock) {
        this.store = store;
        this.ledger = new Ledger(store);
        this.clock = clock;
    }

    /** Kept until this process ends. */
    public static Budgets inMemory(InstantSource clock) {
        return new Budgets(new MemoryRecordStore<>(clock, IN_MEMORY), clock);
    }

    /**
     * Reserves for a call.
     *
     * @param model the route's
     * @param principal who asks
     * @param most what it takes at most
     * @throws CordonException {@link GatewayError#BUDGET_SPENT} as {@link health.cordon.gateway.error.RetryLater}, {@link
     *     GatewayError#OVER_BUDGET}, {@link GatewayError#BUDGET_UNKNOWN}
     */
    public Reservation reserve(String model, Spending spending, String principal, Quantity most) {
        Instant now = clock.instant();
        List<Purse> held = new ArrayList<>();
        try {
            for (Budget budget : spending.budgets()) {
                Purse purse = purse(Spent.Account.of(model, budget, principal, now), budget);
                purse.reserve(most, now);
                held.add(purse);
            }
            return new Reservation(held, most);
        } catch (RuntimeException refused) {
            held.forEach(purse -> purse.settle(most, Quantity.NONE));
            throw refused;
        }
    }

    private Purse purse(Spent.Account of, Budget budget) {
        return purses.get(of, _ -> new Purse(of, budget, ledger));
    }

    /**
     * What is used now, of callers' own budgets what this process knows of.
     *
     * @throws CordonException whatever the store says
     */
    public List<Used> used(String model, Spending spending) {
        Instant now = clock.instant();
        List<Used> all = new ArrayList<>();
        for (Budget budget : spending.budgets()) {
            if (budget.share() == Budget.Share.ROUTE) {
                purse(Spent.Account.of(model, budget, "", now), budget);
            }
            List<Spent> spent = purses.asMap().values().stream()
                    .filter(purse -> purse.account().isOf(model, budget, now))
                    .map(Purse::spent)
                    .toList();
            all.add(Used.of(model, budget, spent));
        }
        return all;
    }

    /**
     * What the store holds, of all callers and with what running processes have taken in advance. For people who ask, not for each
     * request.
     *
     * @throws CordonException whatever the store says
     */
    public List<Used> recorded(String model, Spending spending) {
        Instant now = clock.instant();
        List<Spent> spent = store.all();
        return spending.budgets().stream()
                .map(budget -> Used.of(
                        model,
                        budget,
                        spent.stream()
                                .filter(each -> each.of().isOf(model, budget, now))
                                .toList()))
                .toList();
    }

    /** Gives back what was taken in advance. */
    @Override
    public void close() {
        purses.invalidateAll();
        purses.cleanUp();
    }
}
