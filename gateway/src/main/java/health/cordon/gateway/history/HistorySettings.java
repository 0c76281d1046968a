package health.cordon.gateway.history;

import java.time.Duration;

/**
 * What holds for all that is kept.
 *
 * @param owner who answers for it; it lies in clear, and access policies see it where one call is read
 * @param retention how long it is kept
 */
public record HistorySettings(String owner, Duration retention) {

    /** Ninety days; the privacy officer answers for it. */
    public static final HistorySettings STANDARD = new HistorySettings("privacy-officer", Duration.ofDays(90));

    /** Checks that there is one, and some time. */
    public HistorySettings {
        if (owner.isBlank() || retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("a history has an owner and is kept for some time");
        }
    }
}
