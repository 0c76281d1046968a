package health.cordon.access.dataset;

import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A documented approval to train on a dataset.
 *
 * @param id random
 * @param approver who gave it
 * @param at when
 * @param ground what the rule allows it by
 * @param document SHA-256 of the document, in hexadecimal: the waiver, the authorization form, the agreement
 * @param purposes for what; each holds its narrower ones
 * @param until its end
 * @param withdrawnAt when it was withdrawn, if it was
 */
public record TrainingApproval(
        String id,
        String approver,
        Instant at,
        Ground ground,
        String document,
        Set<PurposeOfUse> purposes,
        Instant until,
        Optional<Instant> withdrawnAt) {

    /** Copies the purposes. */
    public TrainingApproval {
        purposes = Set.copyOf(purposes);
    }

    /** What the rule allows training on PHI by. */
    public enum Ground {
        /** Each individual authorized it. */
        @Cfr("164.508")
        AUTHORIZATION,
        /** An institutional review board or a privacy board altered or waived the authorization. */
        @Cfr("164.512(i)(1)(i)")
        BOARD_WAIVER,
        /** It is part of the organisation's own treatment or operations. */
        @Cfr("164.506(c)")
        OWN_OPERATIONS,
        /** A data use agreement covers it. */
        @Cfr("164.514(e)(4)")
        DATA_USE_AGREEMENT
    }

    /** Whether it covers this purpose at this moment. */
    public boolean covers(PurposeOfUse purpose, Instant now) {
        return withdrawnAt.isEmpty() && now.isBefore(until) && purposes.stream().anyMatch(purpose::isA);
    }

    TrainingApproval withdrawn(Instant when) {
        return new TrainingApproval(id, approver, at, ground, document, purposes, until, Optional.of(when));
    }
}
