package health.cordon.access.emergency;

import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.spi.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The grants that there are, to be looked at. Thread-safe. */
public final class EmergencyGrants {

    /** How far a clock may be set back without taking a grant away that has just been given. */
    static final Duration CLOCK_STEP = Duration.ofMinutes(2);

    private final RecordStore<EmergencyGrant> store;

    /** Those in a store. */
    public EmergencyGrants(RecordStore<EmergencyGrant> store) {
        this.store = Objects.requireNonNull(store);
    }

    /** Whether this person holds this grant, and it gives access at this moment. */
    public boolean isInForce(String id, Principal principal, Instant now) {
        return principal.kind() == PrincipalKind.PERSON
                && store.find(id)
                        .filter(grant -> grant.person().equals(principal.id()))
                        .filter(grant -> grant.isInForceAt(now))
                        .isPresent();
    }

    /** The grant with this id. */
    public Optional<EmergencyGrant> find(String id) {
        return store.find(id);
    }

    /** What waits for review, the oldest first. */
    public List<EmergencyGrant> awaitingReview() {
        return store.all().stream()
                .filter(grant -> grant.review().isEmpty())
                .sorted(Comparator.comparing(EmergencyGrant::takenAt))
                .toList();
    }

    RecordStore<EmergencyGrant> store() {
        return store;
    }
}
