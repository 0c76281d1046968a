package health.cordon.access.spi;

import health.cordon.core.Cfr;

/**
 * Takes every event of access before it has an effect.
 *
 * <p>Implementations are thread-safe.
 */
@Cfr("164.312(b)")
public interface AccessLog {

    /**
     * Keeps the event. Returns only when it is as safe as this log makes things; if it cannot be kept, throws, and what
     * was to follow does not happen.
     *
     * @throws RuntimeException if the event was not kept
     */
    void append(AccessEvent event);
}
