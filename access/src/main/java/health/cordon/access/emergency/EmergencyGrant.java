package health.cordon.access.emergency;

import health.cordon.access.spi.StoredRecord;
import health.cordon.core.Phi;
import java.time.Instant;
import java.util.Optional;

/**
 * Emergency access that one person took.
 *
 * @param id random
 * @param person who
 * @param reason his words; they may name a patient, so they are held as PHI and stay out of the log
 * @param takenAt from when
 * @param until the end that was set when it was taken
 * @param endedAt when he gave it back, if he did
 * @param review what a second person found
 */
public record EmergencyGrant(
        String id,
        String person,
        Phi reason,
        Instant takenAt,
        Instant until,
        Optional<Instant> endedAt,
        Optional<Review> review)
        implements StoredRecord {

    /**
     * What a second person found.
     *
     * @param reviewer who
     * @param at when
     * @param justified whether the access was; if not, it ends
     * @param comment his words
     */
    public record Review(String reviewer, Instant at, boolean justified, Phi comment) {}

    /** Whether it gives access at this moment. */
    public boolean isInForceAt(Instant now) {
        return !now.isBefore(takenAt.minus(EmergencyGrants.CLOCK_STEP))
                && now.isBefore(until)
                && endedAt.isEmpty()
                && review.map(Review::justified).orElse(true);
    }

    EmergencyGrant ended(Instant at) {
        return new EmergencyGrant(id, person, reason, takenAt, until, Optional.of(at), review);
    }

    EmergencyGrant reviewed(Review found) {
        return new EmergencyGrant(id, person, reason, takenAt, until, endedAt, Optional.of(found));
    }
}
