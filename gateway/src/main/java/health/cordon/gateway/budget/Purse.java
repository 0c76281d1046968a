package health.cordon.gateway.budget;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import java.time.Duration;
import java.time.Instant;

/**
 * This process's part of one budget in one period. It takes a little in advance, so that not every call waits for the store, and
 * gives back what is more than it needs. Thread-safe.
 */
final class Purse {

    /** In advance: one part of so many of the budget. */
    private static final long PARTS = 64;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Spent.Account of;
    private final Budget budget;
    private final Ledger ledger;
    private Quantity ahead;
    private Quantity taken = Quantity.NONE;
    private Quantity used = Quantity.NONE;
    private Quantity reserved = Quantity.NONE;

    Purse(Spent.Account of, Budget budget, Ledger ledger) {
        this.of = of;
        this.budget = budget;
        this.ledger = ledger;
        this.ahead = budget.counted(budget.most().part(PARTS));
    }

    /**
     * Reserves.
     *
     * @throws CordonException {@link GatewayError#BUDGET_SPENT} as {@link RetryLater}, {@link GatewayError#OVER_BUDGET}, {@link
     *     GatewayError#BUDGET_UNKNOWN}
     */
    synchronized void reserve(Quantity all, Instant now) {
        Quantity asked = budget.counted(all);
        Quantity held = used.plus(reserved).plus(asked);
        if (!held.within(taken)) {
            Ledger.Grant grant = take(held.minus(taken));
            if (!grant.granted()) {
                throw refusal(asked, grant.before().minus(taken), now);
            }
            taken = taken.plus(grant.given());
        }
        reserved = reserved.plus(asked);
    }

    private Ledger.Grant take(Quantity needed) {
        try {
            return ledger.take(of, needed, ahead, budget.most());
        } catch (RuntimeException broken) {
            throw new CordonException(GatewayError.BUDGET_UNKNOWN, broken, SafeArg.cause(broken));
        }
    }

    private CordonException refusal(Quantity asked, Quantity others, Instant now) {
        SafeArg which = SafeArg.of("period", budget.period());
        if (!asked.within(budget.most())) {
            return new CordonException(GatewayError.OVER_BUDGET, which);
        }
        boolean fitsSoon = others.plus(used).plus(asked).within(budget.most());
        Duration renewed = Duration.between(now, of.period().end(of.start()));
        return fitsSoon
                ? new RetryLater(GatewayError.BUDGET_SPENT, SOON, which)
                : RetryLater.atTheEnd(GatewayError.BUDGET_SPENT, renewed, which);
    }

    /**
     * So much of what was reserved was used. What an endpoint took beyond that counts too. If the store takes no change now, it
     * holds more than is used, or the next reservation makes up for it.
     */
    synchronized void settle(Quantity all, Quantity actual) {
        reserved = reserved.minus(budget.counted(all));
        used = used.plus(budget.counted(actual));
        Quantity held = used.plus(reserved);
        try {
            if (!held.within(taken)) {
                Quantity more = held.minus(taken);
                taken = taken.plus(
                        ledger.take(of, more, Quantity.NONE, Quantity.UNBOUNDED).given());
            }
            Quantity rest = taken.minus(held);
            if (!rest.within(ahead.plus(ahead))) {
                giveBack(rest.minus(ahead));
            }
        } catch (CordonException later) {
            // As promised above.
        }
    }

    /** Gives back all that is not used or reserved, and what is settled from here on at once. */
    synchronized void close() {
        ahead = Quantity.NONE;
        settle(Quantity.NONE, Quantity.NONE);
    }

    private void giveBack(Quantity rest) {
        ledger.giveBack(of, rest);
        taken = taken.minus(rest);
    }

    /** What all processes have used or taken, but for what this one has in advance. */
    synchronized Spent spent() {
        return new Spent(of, ledger.counted(of).minus(taken.minus(used.plus(reserved))));
    }

    Spent.Account account() {
        return of;
    }
}
