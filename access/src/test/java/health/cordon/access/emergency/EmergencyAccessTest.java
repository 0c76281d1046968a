package health.cordon.access.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.AccessRequest;
import health.cordon.access.Action;
import health.cordon.access.Asking;
import health.cordon.access.Authorizer;
import health.cordon.access.Classification;
import health.cordon.access.MovingClock;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.memory.MemoryAccessLog;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.spi.Alarm;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Cfr("164.312(a)(2)(ii)")
class EmergencyAccessTest {

    private static final AccessPolicies BUILT_IN = AccessPolicies.builtIn();
    private static final Phi REASON = Phi.of("Unresponsive patient, Thessaly Quillfeather, in the corridor");
    private static final Principal ANA = Principal.person("ana", Role.CLINICIAN);
    private static final Principal OFFICER = Principal.person("bo", Role.PRIVACY_OFFICER);

    private final MovingClock clock = MovingClock.atNow();
    private final MemoryAccessLog log = new MemoryAccessLog(1000);
    private final MemoryRecordStore<EmergencyGrant> store = new MemoryRecordStore<>(clock, 100);
    private final EmergencyGrants grants = new EmergencyGrants(store);
    private final Authorizer authorizer = new Authorizer(BUILT_IN, grants, log, clock);
    private final List<String> alarms = new ArrayList<>();
    private final EmergencyAccess emergency =
            access((grant, person, until) -> alarms.add(grant + " " + person + " " + until));

    @TempDir
    private Path folder;

    private EmergencyAccess access(Alarm alarm) {
        return new EmergencyAccess(grants, authorizer, log, alarm, clock, EmergencyAccess.LONGEST);
    }

    private static Asking as(Principal principal, PurposeOfUse purpose) {
        return new Asking("r-1", principal, purpose);
    }

    private EmergencyGrant take() {
        return emergency.take(as(ANA, PurposeOfUse.ETREAT), REASON, Duration.ofHours(1));
    }

    private boolean reads(Principal who, PurposeOfUse why, String grant) {
        AccessRequest request = AccessRequest.of(
                "r-2", who, why, Action.RELEASE, Resource.of(ResourceType.VAULT_ENTRY, "RIC-1", Classification.PHI));
        return authorizer.decide(request.under(grant)).isAllowed();
    }

    private static void fails(AccessError code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aGrantGivesItsHolderAccessForItsTimeAndItsPurpose() {
        EmergencyGrant grant = take();
        assertThat(reads(ANA, PurposeOfUse.ETREAT, grant.id())).isTrue();
        assertThat(reads(ANA, PurposeOfUse.BTG, grant.id())).isTrue();
        assertThat(reads(ANA, PurposeOfUse.TREAT, grant.id())).isFalse();
        assertThat(reads(ANA, PurposeOfUse.HRESCH, grant.id())).isFalse();
        assertThat(reads(Principal.person("eve", Role.CLINICIAN), PurposeOfUse.ETREAT, grant.id()))
                .isFalse();
        assertThat(reads(Principal.service("ana", Role.SERVICE), PurposeOfUse.ETREAT, grant.id()))
                .isFalse();
        clock.move(Duration.ofHours(1).minusSeconds(1));
        assertThat(reads(ANA, PurposeOfUse.ETREAT, grant.id())).isTrue();
        clock.move(Duration.ofSeconds(1));
        assertThat(reads(ANA, PurposeOfUse.ETREAT, grant.id())).isFalse();
    }

    @Test
    void aClockThatIsSetBackDoesNotBringAnOldGrantToLife() {
        EmergencyGrant grant = take();
        clock.move(Duration.ofHours(-3));
        assertThat(reads(ANA, PurposeOfUse.ETREAT, grant.id())).isFalse();
    }

    @Test
    void theAlarmRingsAndTheLogKnowsAndNeitherTellsTheReason() {
        EmergencyGrant grant = take();
        assertThat(alarms).containsExactly(grant.id() + " ana " + grant.until());
        assertThat(log.events().toString()).contains("EMERGENCY_TAKEN", grant.id());
        assertThat(log.events() + alarms.toString() + grant + grants.awaitingReview())
                .doesNotContain("Quillfeather");
    }

    @Test
    void whoMayNotOrDoesNotSayWhyOrAsksTooMuchGetsNone() {
        Asking right = as(ANA, PurposeOfUse.ETREAT);
        fails(
                AccessError.REASON_MISSING,
                () -> emergency.take(right, Phi.of("  because         "), Duration.ofHours(1)));
        fails(AccessError.REASON_MISSING, () -> emergency.take(right, Phi.of("x".repeat(2001)), Duration.ofHours(1)));
        for (Duration time : List.of(
                Duration.ZERO, Duration.ofMinutes(-1), Duration.ofHours(4).plusSeconds(1))) {
            fails(AccessError.BAD_LIFETIME, () -> emergency.take(right, REASON, time));
        }
        fails(
                AccessError.NOT_AN_EMERGENCY,
                () -> emergency.take(as(ANA, PurposeOfUse.TREAT), REASON, Duration.ofHours(1)));
        fails(
                AccessError.NOT_ALLOWED,
                () -> emergency.take(
                        as(Principal.person("dana", Role.DATA_SCIENTIST), PurposeOfUse.ETREAT),
                        REASON,
                        Duration.ofHours(1)));
        fails(
                AccessError.NOT_A_PERSON,
                () -> emergency.take(
                        as(Principal.service("bot", Role.CLINICIAN), PurposeOfUse.ETREAT),
                        REASON,
                        Duration.ofHours(1)));
        assertThat(store.all()).isEmpty();
        assertThat(alarms).isEmpty();
    }

    @Test
    void nobodyReviewsHisOwnUnderAnyNameOrRoleOrPolicy() throws IOException {
        EmergencyGrant grant = take();
        Principal same = Principal.person("ana", Role.CLINICIAN, Role.PRIVACY_OFFICER, Role.SECURITY_OFFICER);
        fails(
                AccessError.NOT_ALLOWED,
                () -> emergency.review(as(same, PurposeOfUse.HOPERAT), grant.id(), true, REASON));

        Files.writeString(folder.resolve("lax.cedar"), """
                @id("all") @says("A site that permits everything.")
                permit (principal, action, resource);
                """);
        authorizer.replacePolicies("chief", AccessPolicies.read(folder));
        for (String name : List.of("ana", "ANA", "Ana")) {
            fails(
                    AccessError.OWN_REVIEW,
                    () -> emergency.review(as(Principal.person(name), PurposeOfUse.HOPERAT), grant.id(), true, REASON));
        }
        fails(
                AccessError.NOT_A_PERSON,
                () -> emergency.review(
                        as(Principal.service("reviewer"), PurposeOfUse.HOPERAT), grant.id(), true, REASON));
        assertThat(grants.awaitingReview()).hasSize(1);
    }

    @Test
    void whatWasTakenWaitsForReviewUntilASecondPersonHasJudgedIt() {
        EmergencyGrant first = take();
        clock.move(Duration.ofHours(2));
        EmergencyGrant second = take();
        assertThat(grants.awaitingReview()).extracting(EmergencyGrant::id).containsExactly(first.id(), second.id());
        EmergencyGrant judged =
                emergency.review(as(OFFICER, PurposeOfUse.HOPERAT), first.id(), true, Phi.of("as the chart shows"));
        assertThat(judged.review().orElseThrow().reviewer()).isEqualTo("bo");
        assertThat(grants.awaitingReview()).extracting(EmergencyGrant::id).containsExactly(second.id());
        assertThat(reads(ANA, PurposeOfUse.ETREAT, second.id())).isTrue();
        fails(
                AccessError.REVIEWED_ALREADY,
                () -> emergency.review(as(OFFICER, PurposeOfUse.HOPERAT), first.id(), false, REASON));
        fails(
                AccessError.NO_SUCH_GRANT,
                () -> emergency.review(as(OFFICER, PurposeOfUse.HOPERAT), "eg-x", true, REASON));
        fails(
                AccessError.NOT_ALLOWED,
                () -> emergency.review(
                        as(Principal.person("cy", Role.CLINICIAN), PurposeOfUse.HOPERAT), second.id(), true, REASON));
    }

    @Test
    void accessThatIsJudgedUnjustifiedEndsAtOnce() {
        EmergencyGrant grant = take();
        emergency.review(as(OFFICER, PurposeOfUse.HOPERAT), grant.id(), false, Phi.of("no such patient here"));
        assertThat(reads(ANA, PurposeOfUse.ETREAT, grant.id())).isFalse();
        assertThat(log.events().toString()).contains("EMERGENCY_REVIEWED", "justified=false");
    }

    @Test
    void whatIsGivenBackIsOverAndStillReviewed() {
        EmergencyGrant grant = take();
        fails(AccessError.NO_SUCH_GRANT, () -> emergency.end(as(OFFICER, PurposeOfUse.HOPERAT), grant.id()));
        emergency.end(as(ANA, PurposeOfUse.ETREAT), grant.id());
        emergency.end(as(ANA, PurposeOfUse.ETREAT), grant.id());
        assertThat(reads(ANA, PurposeOfUse.ETREAT, grant.id())).isFalse();
        assertThat(grants.awaitingReview()).hasSize(1);
    }

    @Test
    void anAlarmThatFailsKeepsNobodyFromAPatientAndIsLogged() {
        EmergencyAccess silent = access((grant, person, until) -> {
            throw new IllegalStateException("pager down");
        });
        EmergencyGrant grant = silent.take(as(ANA, PurposeOfUse.ETREAT), REASON, Duration.ofHours(1));
        assertThat(reads(ANA, PurposeOfUse.ETREAT, grant.id())).isTrue();
        assertThat(log.events().toString()).contains("ALARM_FAILED");
    }

    @Test
    void whereNothingIsLoggedNothingIsGiven() {
        // Of the two entries that a grant needs, none fits, or one, or both but not that of the failed alarm.
        for (int room = 0; room < 3; room++) {
            MemoryAccessLog small = new MemoryAccessLog(room);
            Authorizer logging = new Authorizer(BUILT_IN, grants, small, clock);
            EmergencyAccess access = new EmergencyAccess(
                    grants,
                    logging,
                    small,
                    (grant, person, until) -> {
                        throw new IllegalStateException();
                    },
                    clock,
                    EmergencyAccess.LONGEST);
            fails(
                    AccessError.LOG_REFUSED,
                    () -> access.take(as(ANA, PurposeOfUse.ETREAT), REASON, Duration.ofHours(1)));
            assertThat(store.all())
                    .allSatisfy(grant ->
                            assertThat(grant.isInForceAt(clock.instant())).isFalse());
        }
    }
}
