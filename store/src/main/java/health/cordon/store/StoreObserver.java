package health.cordon.store;

import health.cordon.core.Cfr;

/**
 * Learns of what is done to the store: the seat of the audit log.
 *
 * <p>What changes or destroys something is told before it happens, and does not happen if the observer throws. What is told
 * afterwards ({@code ..._DONE}, {@code BACKED_UP}, {@code RESTORED}, {@code KEYS_COPIED}) has happened whatever the observer
 * does. It is called by the thread that does it, maybe within a transaction: it may not call the store. Where the connection
 * to a server breaks, the same may be told twice.
 */
@FunctionalInterface
@Cfr("164.312(b)")
public interface StoreObserver {

    /** For those who keep no record. */
    StoreObserver NONE = event -> {};

    /** Records the event, or throws. */
    void observe(StoreEvent event);
}
