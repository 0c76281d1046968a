package health.cordon.gateway.budget;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is reserved for one call. It is settled once: by the first who says what the call took. Thread-safe. */
public final class Reservation {

    private final List<Purse> purses;
    private final Quantity reserved;
    private final AtomicBoolean settled = new AtomicBoolean();

    Reservation(List<Purse> purses, Quantity reserved) {
        this.purses = List.copyOf(purses);
        this.reserved = reserved;
    }

    /** The call took so much. */
    public void settle(Quantity taken) {
        if (settled.compareAndSet(false, true)) {
            purses.forEach(purse -> purse.settle(reserved, taken));
        }
    }

    @Override
    public String toString() {
        return "Reservation(" + purses.size() + ")";
    }
}
