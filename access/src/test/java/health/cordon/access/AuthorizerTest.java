package health.cordon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.emergency.EmergencyGrant;
import health.cordon.access.emergency.EmergencyGrants;
import health.cordon.access.memory.MemoryAccessLog;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.spi.AccessEvent;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Cfr("164.312(a)(1)")
@Cfr("164.308(a)(4)(ii)(B)")
class AuthorizerTest {

    private static final AccessPolicies BUILT_IN = AccessPolicies.builtIn();

    private final MovingClock clock = MovingClock.atNow();
    private final MemoryAccessLog log = new MemoryAccessLog(100_000);
    private final EmergencyGrants grants = new EmergencyGrants(new MemoryRecordStore<EmergencyGrant>(clock, 10));
    private final Authorizer authorizer = new Authorizer(BUILT_IN, grants, log, clock);

    @TempDir
    private Path folder;

    private static AccessRequest request(
            Principal who, PurposeOfUse why, Action action, ResourceType type, Classification level) {
        return AccessRequest.of("r-1", who, why, action, Resource.of(type, "thing", level));
    }

    private static final AccessRequest READING = request(
            Principal.person("ana", Role.CLINICIAN),
            PurposeOfUse.TREAT,
            Action.READ,
            ResourceType.PATIENT_RECORD,
            Classification.PHI);

    @Test
    void anAnswerIsInTheLogWithThePoliciesBehindItBeforeItIsGiven() {
        Decision decision = authorizer.decide(READING);
        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.policies()).containsExactly("clinician-reads-records-to-treat");
        assertThat(log.events()).hasSize(1).first().isInstanceOfSatisfying(AccessEvent.Decided.class, event -> {
            assertThat(event.request()).isEqualTo(READING);
            assertThat(event.decision()).isSameAs(decision);
            assertThat(event.policies()).isEqualTo(BUILT_IN.hash());
            assertThat(event.at()).isEqualTo(clock.instant());
            assertThat(event.actor()).isEqualTo("ana");
        });
    }

    @Test
    void whereTheLogRefusesTheAnswerIsNo() {
        Authorizer unlogged = new Authorizer(BUILT_IN, grants, new MemoryAccessLog(0), clock);
        assertThat(unlogged.decide(READING))
                .isInstanceOfSatisfying(
                        Decision.Deny.class, deny -> assertThat(deny.reason()).isEqualTo(DenyReason.LOG_REFUSED));
        assertThatThrownBy(() -> unlogged.require(READING))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.LOG_REFUSED));
    }

    @Test
    void beforeAnIntentAYesIsTheCallersToRecordAndANoIsLogged() {
        Decision yes = authorizer.decideBeforeIntent(READING);
        assertThat(yes.isAllowed()).isTrue();
        assertThat(yes.policies()).containsExactly("clinician-reads-records-to-treat");
        assertThat(log.events()).isEmpty();
        AccessRequest refused = request(
                Principal.person("ben"),
                PurposeOfUse.TREAT,
                Action.READ,
                ResourceType.PATIENT_RECORD,
                Classification.PHI);
        Decision no = authorizer.decideBeforeIntent(refused);
        assertThat(no.isAllowed()).isFalse();
        assertThat(log.events())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        AccessEvent.Decided.class,
                        event -> assertThat(event.decision()).isSameAs(no));
    }

    @Test
    void whoHasNoRoleMayNothing() {
        for (Action action : Action.values()) {
            for (ResourceType type : ResourceType.values()) {
                for (Classification level : Classification.values()) {
                    AccessRequest request =
                            request(Principal.person("nobody"), PurposeOfUse.HOPERAT, action, type, level);
                    assertThat(authorizer.decide(request).isAllowed())
                            .as("%s %s", action, type)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void noRoleMayTrainOnPhiWithoutAnApprovalWhateverThePurpose() {
        Principal everything = Principal.person(
                "max",
                Role.CLINICIAN,
                Role.DATA_SCIENTIST,
                Role.PRIVACY_OFFICER,
                Role.SECURITY_OFFICER,
                Role.AUDITOR,
                Role.SERVICE);
        for (PurposeOfUse purpose : PurposeOfUse.values()) {
            for (Classification level : List.of(Classification.PHI, Classification.LIMITED)) {
                for (ResourceType type : List.of(ResourceType.DATASET, ResourceType.TRAINING_DATA)) {
                    assertThat(authorizer
                                    .decide(request(everything, purpose, Action.TRAIN, type, level))
                                    .isAllowed())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void marketingSeesNoPhi() {
        Principal everything = Principal.person("max", Role.CLINICIAN, Role.PRIVACY_OFFICER, Role.SERVICE);
        Decision decision = authorizer.decide(
                request(everything, PurposeOfUse.HMARKT, Action.READ, ResourceType.PATIENT_RECORD, Classification.PHI));
        assertThat(decision.policies()).containsExactly("no-marketing-with-phi");
    }

    @Test
    void aScopeNarrowsAndNeverWidens() {
        Principal narrowed = new Principal(
                "bot",
                PrincipalKind.SERVICE,
                Set.of(Role.SERVICE),
                false,
                Scopes.of("deidentify:*", "read:PatientRecord"),
                Attributes.NONE);
        assertThat(authorizer
                        .decide(request(
                                narrowed,
                                PurposeOfUse.TREAT,
                                Action.DEIDENTIFY,
                                ResourceType.DEIDENTIFICATION,
                                Classification.PHI))
                        .isAllowed())
                .isTrue();
        assertThat(authorizer.decide(request(
                        narrowed, PurposeOfUse.TREAT, Action.INVOKE, ResourceType.MODEL_ENDPOINT, Classification.PHI)))
                .isInstanceOfSatisfying(
                        Decision.Deny.class, deny -> assertThat(deny.reason()).isEqualTo(DenyReason.OUT_OF_SCOPE));
        assertThat(authorizer.decide(request(
                        narrowed, PurposeOfUse.TREAT, Action.READ, ResourceType.PATIENT_RECORD, Classification.PHI)))
                .isInstanceOfSatisfying(
                        Decision.Deny.class, deny -> assertThat(deny.reason()).isEqualTo(DenyReason.NO_POLICY_PERMITS));
    }

    @Test
    void theBreakGlassRoleIsNotHeldWithoutAGrant() {
        Principal cheat = Principal.person("ana", Role.BREAK_GLASS);
        AccessRequest request =
                request(cheat, PurposeOfUse.ETREAT, Action.READ, ResourceType.PATIENT_RECORD, Classification.PHI);
        assertThat(authorizer.decide(request).isAllowed()).isFalse();
        assertThat(authorizer.decide(request.under("eg-invented")))
                .isInstanceOfSatisfying(
                        Decision.Deny.class,
                        deny -> assertThat(deny.reason()).isEqualTo(DenyReason.EMERGENCY_NOT_IN_FORCE));
    }

    @Test
    void aPolicyThatFailsDeniesThoughAnotherPermits() throws IOException {
        Files.writeString(folder.resolve("one.cedar"), """
                @id("all") @says("x")
                permit (principal, action, resource);
                @id("fails") @says("x")
                forbid (principal, action, resource)
                when { 9223372036854775807 + (if principal.mfa then 1 else 2) > 0 };
                """);
        authorizer.replacePolicies("chief", AccessPolicies.read(folder));
        assertThat(authorizer.decide(READING)).isInstanceOfSatisfying(Decision.Deny.class, deny -> {
            assertThat(deny.reason()).isEqualTo(DenyReason.POLICY_FAILED);
            assertThat(deny.policies()).containsExactly("fails");
        });
    }

    @Test
    void newPoliciesHoldFromTheNextDecisionOn() throws IOException {
        assertThat(authorizer.decide(READING).isAllowed()).isTrue();
        Files.writeString(folder.resolve("site.cedar"), """
                @id("closed") @says("x")
                forbid (principal, action, resource);
                """);
        authorizer.replacePolicies("chief", AccessPolicies.builtInWith(folder));
        assertThat(authorizer.decide(READING).policies()).containsExactly("closed");
        authorizer.replacePolicies("chief", BUILT_IN);
        assertThat(authorizer.decide(READING).isAllowed()).isTrue();
    }

    @Test
    void aChangeOfPoliciesIsLoggedOrDoesNotHappen() throws IOException {
        Files.writeString(
                folder.resolve("site.cedar"), "@id(\"closed\") @says(\"x\") forbid (principal, action, resource);");
        AccessPolicies closed = AccessPolicies.builtInWith(folder);
        authorizer.replacePolicies("chief", closed);
        assertThat(log.events().toString()).contains("POLICIES_REPLACED", closed.hash(), BUILT_IN.hash(), "chief");
        Authorizer unlogged = new Authorizer(BUILT_IN, grants, new MemoryAccessLog(0), clock);
        assertThatThrownBy(() -> unlogged.replacePolicies("chief", closed)).isInstanceOf(CordonException.class);
        assertThat(unlogged.policies()).isSameAs(BUILT_IN);
    }

    @Test
    void aSitesOwnAttributesReachItsPolicies() throws IOException {
        String schema = BUILT_IN.files()
                .get("cordon.cedarschema")
                .replace("{ id: String, mfa: Bool }", "{ id: String, mfa: Bool, wards?: Set<String> }")
                .replace("owner?: String }", "owner?: String, ward?: String }");
        Files.writeString(folder.resolve("cordon.cedarschema"), schema);
        Files.writeString(folder.resolve("wards.cedar"), """
                @id("own-ward-only") @says("Records are for their ward.")
                forbid (principal, action, resource is PatientRecord)
                unless { principal has wards && resource has ward && principal.wards.contains(resource.ward) };
                """);
        authorizer.replacePolicies("chief", AccessPolicies.builtInWith(folder));
        assertThat(authorizer.decide(inWard(Set.of("3a"), "3a")).isAllowed()).isTrue();
        assertThat(authorizer.decide(inWard(Set.of("3a", "icu"), "icu")).isAllowed())
                .isTrue();
        assertThat(authorizer.decide(inWard(Set.of("3a"), "icu")).policies()).containsExactly("own-ward-only");
        assertThat(authorizer.decide(READING).policies()).containsExactly("own-ward-only");
    }

    private static AccessRequest inWard(Set<String> wards, String ward) {
        Principal ana = new Principal(
                "ana",
                PrincipalKind.PERSON,
                Set.of(Role.CLINICIAN),
                true,
                Scopes.EVERYWHERE,
                Attributes.of(Map.of("wards", wards)));
        Resource record = new Resource(
                ResourceType.PATIENT_RECORD,
                "p-1",
                Classification.PHI,
                false,
                java.util.Optional.empty(),
                Attributes.of(Map.of("ward", ward)));
        return AccessRequest.of("r-1", ana, PurposeOfUse.TREAT, Action.READ, record);
    }

    @Test
    void whatIsPrintedOfARequestNamesNoPatient() {
        AccessRequest request = AccessRequest.of(
                "r-1",
                Principal.person("ana"),
                PurposeOfUse.TREAT,
                Action.READ,
                Resource.of(ResourceType.PATIENT_RECORD, "MRN 00419937", Classification.PHI));
        assertThat(request.toString()).doesNotContain("00419937");
    }

    @Test
    void wordsThatCouldTrickALogAreNoIds() {
        for (String id : List.of("", " ana", "ana\n", "a\u0000b", "\u202Eana", "a\uD800", "x".repeat(257))) {
            assertThatThrownBy(() -> Principal.person(id))
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_WORD));
        }
        assertThat(Principal.person("Zo\u00EB O'Neil (ICU) <zoe@example.org>").id())
                .startsWith("Zo");
    }
}
