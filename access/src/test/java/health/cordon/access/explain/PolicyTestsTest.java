package health.cordon.access.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.Question;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Cfr("164.308(a)(4)(ii)(B)")
class PolicyTestsTest {

    private static final AccessPolicies BUILT_IN = AccessPolicies.builtIn();

    @Test
    void theBuiltInPoliciesKeepWhatTheyPromise() {
        List<PolicyTest> tests = PolicyTests.parse(AccessPolicies.builtInTests());
        assertThat(tests).hasSizeGreaterThan(45);
        for (PolicyTest test : tests) {
            assertThat(test.run(BUILT_IN).wrong()).as(test.name()).isEmpty();
        }
    }

    @Test
    void everyBuiltInPolicyDecidesInSomeTest() {
        Set<String> decided = new HashSet<>();
        for (PolicyTest test : PolicyTests.parse(AccessPolicies.builtInTests())) {
            decided.addAll(test.run(BUILT_IN).verdict().policies());
        }
        Set<String> idle = new HashSet<>();
        BUILT_IN.all().forEach(policy -> idle.add(policy.id()));
        idle.removeAll(decided);
        // Those whose tests would only say again what their neighbours' do.
        assertThat(idle)
                .isSubsetOf(
                        "clinician-writes-records-to-treat",
                        "clinician-deidentifies",
                        "scientist-deidentifies",
                        "scientist-registers-data",
                        "scientist-asks-models",
                        "privacy-officer-reads-what-was-asked",
                        "privacy-officer-holds-and-deletes",
                        "security-officer-reviews-emergency-access",
                        "service-retrieves",
                        "service-reads-deidentified",
                        "break-glass-reads",
                        "break-glass-asks-models");
    }

    @Test
    void aTestThatIsWrongSaysHow() {
        List<PolicyTest> tests = PolicyTests.parse("""
                tests:
                  - {name: one, role: clinician, purpose: TREAT, action: read, resource: PatientRecord, expect: deny}
                  - {name: two, role: clinician, purpose: TREAT, action: read, resource: PatientRecord, expect: allow, because: scientist-reads-deidentified}
                  - {name: three, purpose: TREAT, action: read, resource: PatientRecord, expect: allow}
                """);
        assertThat(tests.get(0).run(BUILT_IN).wrong())
                .containsExactly("expected deny, but it is allow by clinician-reads-records-to-treat");
        assertThat(tests.get(1).run(BUILT_IN).wrong())
                .containsExactly(
                        "expected it by scientist-reads-deidentified, but it is by clinician-reads-records-to-treat");
        assertThat(tests.get(2).run(BUILT_IN).wrong()).containsExactly("expected allow, but it is deny by no policy");
        assertThat(tests.get(2).line()).isEqualTo(4);
    }

    @Test
    void allProblemsOfAFileAreToldAtOnce() {
        assertThatThrownBy(() -> PolicyTests.parse("""
                tests:
                  - {role: clinician, purpose: TREET, action: reed, resource: PatientRecrd, expect: maybe, rol: x}
                  - {name: b, role: Clinician, purpose: TREAT, action: read, resource: Dataset, classification: secret, kind: dog, expect: deny}
                  - {name: c, expect: deny, mfa: perhaps}
                """))
                .isInstanceOfSatisfying(
                        InvalidPolicyTests.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.line() + " " + problem.message())
                                .anySatisfy(p -> assertThat(p).startsWith("2 the test has no 'name'"))
                                .anySatisfy(p -> assertThat(p).startsWith("2 ").contains("did you mean 'TREAT'"))
                                .anySatisfy(p -> assertThat(p).startsWith("2 ").contains("did you mean 'read'"))
                                .anySatisfy(
                                        p -> assertThat(p).startsWith("2 ").contains("did you mean 'PatientRecord'"))
                                .anySatisfy(p -> assertThat(p).startsWith("2 ").contains("allow or deny"))
                                .anySatisfy(p -> assertThat(p).startsWith("2 ").contains("did you mean 'role'"))
                                .anySatisfy(
                                        p -> assertThat(p).startsWith("3 ").contains("an id, a role or an attribute"))
                                .anySatisfy(p -> assertThat(p).startsWith("4 ").contains("no 'purpose'"))
                                .anySatisfy(p -> assertThat(p).startsWith("4 ").contains("true or false")));
        assertThatThrownBy(() -> PolicyTests.parse("tests: []")).isInstanceOf(InvalidPolicyTests.class);
    }

    @Test
    void aNoIsExplainedByWhatWouldTurnItIntoAYes() {
        WhatIf whatIf = new WhatIf(BUILT_IN);
        WhatIf.Explanation refused = whatIf.explain(new Question(
                Principal.person("dana", Role.DATA_SCIENTIST),
                PurposeOfUse.HRESCH,
                Action.TRAIN,
                Resource.of(ResourceType.TRAINING_DATA, "notes", Classification.PHI),
                false));
        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused.behind())
                .extracting(policy -> policy.says())
                .containsExactly(
                        "Nobody trains on PHI or on a limited data set without a documented approval in force.");
        assertThat(refused.changes())
                .extracting(WhatIf.Change::what)
                .containsExactly("if it were DEIDENTIFIED", "if it were NONE", "with an approval to train in force");

        WhatIf.Explanation research = whatIf.explain(new Question(
                Principal.person("ana", Role.CLINICIAN),
                PurposeOfUse.HRESCH,
                Action.READ,
                Resource.of(ResourceType.PATIENT_RECORD, "p", Classification.PHI),
                false));
        assertThat(research.changes())
                .extracting(WhatIf.Change::what)
                .containsExactly("for treatment (TREAT)", "under an emergency grant");
        assertThat(whatIf.explain(new Question(
                                Principal.person("ana", Role.CLINICIAN),
                                PurposeOfUse.TREAT,
                                Action.READ,
                                Resource.of(ResourceType.PATIENT_RECORD, "p", Classification.PHI),
                                false))
                        .changes())
                .isEmpty();
    }
}
