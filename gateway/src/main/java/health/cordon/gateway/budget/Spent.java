package health.cordon.gateway.budget;

import health.cordon.access.spi.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What was counted for one budget in one period: a record of the store. It holds what the running processes have taken in
 * advance, too.
 *
 * @param of which budget, whose, and which period
 * @param counted so much
 */
public record Spent(Account of, Quantity counted) implements StoredRecord {

    private static final Duration KEPT = Duration.ofDays(1);

    /**
     * Whose period it is.
     *
     * @param model the route's
     * @param period how long
     * @param share whether it is one caller's own
     * @param principal the caller; empty where it is all callers'
     * @param start when it began
     */
    public record Account(String model, Period period, Budget.Share share, String principal, Instant start) {

        /** That of a caller, at a moment. */
        static Account of(String model, Budget budget, String principal, Instant at) {
            String whose = budget.share() == Budget.Share.PRINCIPAL ? principal : "";
            return new Account(
                    model,
                    budget.period(),
                    budget.share(),
                    whose,
                    budget.period().start(at));
        }

        boolean isOf(String otherModel, Budget budget, Instant at) {
            return model.equals(otherModel)
                    && period == budget.period()
                    && share == budget.share()
                    && start.equals(period.start(at));
        }

        /** A hash: what lies in the store in clear tells nobody's name. */
        String id() {
            String all = String.join("\n", model, period.name(), share.name(), start.toString(), principal);
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Without the caller. */
        @Override
        public String toString() {
            return "Account(" + model + ", " + period + ", " + start + ")";
        }
    }

    @Override
    public String id() {
        return of.id();
    }

    @Override
    public Optional<Instant> forgettableFrom() {
        return Optional.of(of.period().end(of.start()).plus(KEPT));
    }
}
