package health.cordon.access.emergency;

import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.Asking;
import health.cordon.access.Authorizer;
import health.cordon.access.Classification;
import health.cordon.access.PrincipalKind;
import health.cordon.access.RandomId;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.emergency.EmergencyGrant.Review;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.AccessEvent.Occurrence;
import health.cordon.access.spi.AccessLog;
import health.cordon.access.spi.Alarm;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives access in an emergency, and sees that it is answered for.
 *
 * <p><b>What this promises.</b> A grant has a reason, an end, an entry in the log before it begins, and an alarm. It waits
 * for review until a second person, who may review by policy and is not the one who took it, has judged it; judged
 * unjustified, it ends at once. Thread-safe.
 *
 * <p><b>What it does not.</b> It cannot know that two ids are one person: whoever gives ids must. It does not read the
 * reason: the second person does. An alarm that fails does not keep the access back, since a patient may wait for it; it is
 * logged.
 */
@Cfr("164.312(a)(2)(ii)")
public final class EmergencyAccess {

    /** The longest time that one grant may last unless told otherwise. */
    public static final Duration LONGEST = Duration.ofHours(4);

    private static final int SHORTEST_REASON = 15;
    private static final int LONGEST_REASON = 2000;
    private static final RevealAccess TO_MEASURE = RevealAccess.because("to see that a reason was given");

    private final EmergencyGrants grants;
    private final Authorizer authorizer;
    private final AccessLog log;
    private final Alarm alarm;
    private final InstantSource clock;
    private final Duration longest;

    /** With the longest time that a grant may last. */
    public EmergencyAccess(
            EmergencyGrants grants,
            Authorizer authorizer,
            AccessLog log,
            Alarm alarm,
            InstantSource clock,
            Duration longest) {
        this.grants = Objects.requireNonNull(grants);
        this.authorizer = Objects.requireNonNull(authorizer);
        this.log = Objects.requireNonNull(log);
        this.alarm = Objects.requireNonNull(alarm);
        this.clock = Objects.requireNonNull(clock);
        this.longest = longest;
    }

    /**
     * Takes emergency access.
     *
     * @param reason why, in a sentence of 15 to 2,000 characters
     * @param time how long
     * @throws CordonException if it is no person, no emergency, no reason, too long, not permitted, or cannot be logged
     */
    public EmergencyGrant take(Asking asking, Phi reason, Duration time) {
        if (asking.principal().kind() != PrincipalKind.PERSON) {
            throw new CordonException(AccessError.NOT_A_PERSON);
        }
        if (!asking.purpose().isA(PurposeOfUse.ETREAT)) {
            throw new CordonException(AccessError.NOT_AN_EMERGENCY, SafeArg.of("purpose", asking.purpose()));
        }
        if (reason.reveal(TO_MEASURE).strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new CordonException(AccessError.REASON_MISSING, SafeArg.of("characters", reason.length()));
        }
        if (time.isNegative() || time.isZero() || time.compareTo(longest) > 0) {
            throw new CordonException(AccessError.BAD_LIFETIME, SafeArg.of("longest in seconds", longest.toSeconds()));
        }
        String person = asking.principal().id();
        String id = RandomId.with("eg-");
        authorizer.require(asking.to(Action.BREAK_GLASS, resource(id, person)));
        Instant now = clock.instant();
        EmergencyGrant grant =
                new EmergencyGrant(id, person, reason, now, now.plus(time), Optional.empty(), Optional.empty());
        note(
                person,
                Occurrence.EMERGENCY_TAKEN,
                id,
                Map.of("until", grant.until().toString()));
        if (!grants.store().insert(grant)) {
            throw new CordonException(AccessError.CHANGED_MEANWHILE);
        }
        raise(grant);
        return grant;
    }

    /**
     * Gives a grant back before its end. The review still comes.
     *
     * @throws CordonException {@link AccessError#NO_SUCH_GRANT} unless it is his
     */
    public void end(Asking asking, String id) {
        EmergencyGrant grant = existing(id);
        if (!grant.person().equals(asking.principal().id())) {
            throw new CordonException(AccessError.NO_SUCH_GRANT);
        }
        if (grant.endedAt().isPresent()) {
            return;
        }
        note(grant.person(), Occurrence.EMERGENCY_ENDED, id, Map.of());
        change(grant, grant.ended(clock.instant()));
    }

    /**
     * Judges what another person did. Unjustified access ends at once.
     *
     * @param comment what the reviewer has to say; may be empty
     * @throws CordonException if it is his own, is judged already, or he may not
     */
    public EmergencyGrant review(Asking asking, String id, boolean justified, Phi comment) {
        EmergencyGrant grant = existing(id);
        String reviewer = asking.principal().id();
        if (asking.principal().kind() != PrincipalKind.PERSON) {
            throw new CordonException(AccessError.NOT_A_PERSON);
        }
        authorizer.require(asking.to(Action.REVIEW, resource(id, grant.person())));
        // Policies forbid it too; a site may change those, and this may not depend on it.
        if (reviewer.equalsIgnoreCase(grant.person())) {
            throw new CordonException(AccessError.OWN_REVIEW);
        }
        if (grant.review().isPresent()) {
            throw new CordonException(AccessError.REVIEWED_ALREADY);
        }
        EmergencyGrant judged = grant.reviewed(new Review(reviewer, clock.instant(), justified, comment));
        note(
                reviewer,
                Occurrence.EMERGENCY_REVIEWED,
                id,
                Map.of("justified", Boolean.toString(justified), "person", grant.person()));
        change(grant, judged);
        return judged;
    }

    private EmergencyGrant existing(String id) {
        return grants.find(id).orElseThrow(() -> new CordonException(AccessError.NO_SUCH_GRANT));
    }

    private void change(EmergencyGrant from, EmergencyGrant to) {
        if (!grants.store().replace(from, to)) {
            throw new CordonException(AccessError.CHANGED_MEANWHILE);
        }
    }

    private void raise(EmergencyGrant grant) {
        try {
            alarm.raise(grant.id(), grant.person(), grant.until());
        } catch (RuntimeException silent) {
            try {
                note(
                        grant.person(),
                        Occurrence.ALARM_FAILED,
                        grant.id(),
                        Map.of("cause", silent.getClass().getSimpleName()));
            } catch (CordonException unheard) {
                // Neither alarm nor log: access that nobody would hear of is taken back.
                change(grant, grant.ended(clock.instant()));
                throw unheard;
            }
        }
    }

    private void note(String actor, Occurrence what, String id, Map<String, String> facts) {
        try {
            log.append(new AccessEvent.Occurred(clock.instant(), actor, what, id, facts));
        } catch (RuntimeException refused) {
            throw new CordonException(AccessError.LOG_REFUSED, refused, SafeArg.cause(refused));
        }
    }

    private static Resource resource(String id, String person) {
        return Resource.of(ResourceType.EMERGENCY_GRANT, id, Classification.NONE)
                .ownedBy(person);
    }
}
