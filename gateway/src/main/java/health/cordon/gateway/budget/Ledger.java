package health.cordon.gateway.budget;

import health.cordon.access.spi.RecordStore;
import java.util.Optional;

/**
 * Takes parts of budgets for this process and gives them back, in the one record that all processes share. Thread-safe.
 */
final class Ledger {

    private final RecordStore<Spent> store;

    Ledger(RecordStore<Spent> store) {
        this.store = store;
    }

    /**
     * What came of taking.
     *
     * @param given so much; nothing if it was refused
     * @param before what all processes had then
     */
    record Grant(boolean granted, Quantity given, Quantity before) {}

    Quantity counted(Spent.Account of) {
        return store.find(of.id()).map(Spent::counted).orElse(Quantity.NONE);
    }

    /** Takes this and as much ahead as there is, or nothing if it does not fit under the bound. */
    Grant take(Spent.Account of, Quantity needed, Quantity ahead, Quantity most) {
        while (true) {
            Optional<Spent> there = store.find(of.id());
            Quantity before = there.map(Spent::counted).orElse(Quantity.NONE);
            if (!before.plus(needed).within(most)) {
                return new Grant(false, Quantity.NONE, before);
            }
            Quantity given = needed.plus(ahead).least(most.minus(before));
            if (written(of, there, before.plus(given))) {
                return new Grant(true, given, before);
            }
        }
    }

    /** Gives back what was taken in advance. */
    void giveBack(Spent.Account of, Quantity rest) {
        boolean done = false;
        while (!done) {
            Optional<Spent> there = store.find(of.id());
            done = there.isEmpty() || written(of, there, there.get().counted().minus(rest));
        }
    }

    private boolean written(Spent.Account of, Optional<Spent> there, Quantity counted) {
        Spent next = new Spent(of, counted);
        return there.map(before -> store.replace(before, next)).orElseGet(() -> store.insert(next));
    }
}
