package health.cordon.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed in the other order. Not thread-safe. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean kept;

    /** Closes it later. */
    <T extends AutoCloseable> T add(T one) {
        opened.push(one);
        return one;
    }

    /** Everything went well: another will call {@link #closeAll}. */
    void keep() {
        kept = true;
    }

    /** Closes everything, also what comes behind something that fails to close. */
    void closeAll() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                // What is left is closed all the same; nothing acknowledged hangs on any of it.
            }
        }
    }

    @Override
    public void close() {
        if (!kept) {
            closeAll();
        }
    }
}
