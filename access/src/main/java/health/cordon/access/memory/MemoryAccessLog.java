package health.cordon.access.memory;

import health.cordon.access.AccessError;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.AccessLog;
import health.cordon.core.error.CordonException;
import java.util.ArrayList;
import java.util.List;

/**
 * An access log in memory. Gone when the process ends, so it proves nothing to anyone: for tests and for a first try.
 * Takes as many events as it was made for, then refuses: it never drops one.
 */
public final class MemoryAccessLog implements AccessLog {

    private final int capacity;
    private final List<AccessEvent> events = new ArrayList<>();

    /** A log for this many events. */
    public MemoryAccessLog(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void append(AccessEvent event) {
        if (events.size() >= capacity) {
            throw new CordonException(AccessError.LOG_REFUSED);
        }
        events.add(event);
    }

    /** A copy of what it holds, in order. */
    public synchronized List<AccessEvent> events() {
        return List.copyOf(events);
    }
}
