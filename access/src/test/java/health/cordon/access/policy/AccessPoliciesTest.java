package health.cordon.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessPoliciesTest {

    @TempDir
    private Path folder;

    @Test
    void everyBuiltInPolicySaysWhatItDoesUnderAnIdOfItsOwn() {
        AccessPolicies policies = AccessPolicies.builtIn();
        assertThat(policies.all()).hasSizeGreaterThan(30).allSatisfy(policy -> {
            assertThat(policy.says()).endsWith(".").hasSizeGreaterThan(20);
            assertThat(policies.find(policy.id())).contains(policy);
        });
        assertThat(policies.hash())
                .hasSize(64)
                .isEqualTo(AccessPolicies.builtIn().hash());
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlace() throws IOException {
        Files.writeString(folder.resolve("one.cedar"), """
                // A comment; with a semicolon, and a "quote.
                @id("typos")
                @says("Misspelt; \\"twice\\".")
                permit (
                  principal in Role::"clinician",
                  action == Action::"reed",
                  resource is PatientRecrd
                );

                permit (principal, action, resource) when { true };

                @id("purpose") @says("x")
                permit (principal, action, resource) when { context.purpose in Purpose::"TRAET" };

                @id("template") @says("x")
                permit (principal == ?principal, action, resource);
                """);
        Files.writeString(folder.resolve("two.cedar"), """
                @id("purpose") @says("The same id.")
                permit (principal, action, resource);

                @id("owner") @says("x")
                permit (principal, action, resource)
                when { resource.owner == principal.id };

                @id("broken") @says("x")
                permit (principal, action resource);

                @id("upward") @says("x")
                forbid (principal in Role::"Clinician", action, resource)
                when { principal == Team::"blue" || resource is Dataset };

                @id("silent")
                permit (principal, action, resource is Dataset);
                """);

        List<String> problems = AccessPolicies.lint(folder, true).stream()
                .map(PolicyProblem::toString)
                .toList();

        assertThat(problems)
                .anySatisfy(p -> assertThat(p)
                        .startsWith("one.cedar:6: 'typos'")
                        .contains("reed", "did you mean `Action::\"read\"`"))
                .anySatisfy(
                        p -> assertThat(p).startsWith("one.cedar:7: 'typos'").contains("did you mean `PatientRecord`"))
                .anySatisfy(p -> assertThat(p).startsWith("one.cedar:10: the policy has no @id"))
                .anySatisfy(
                        p -> assertThat(p).startsWith("one.cedar:12: 'purpose'").contains("did you mean 'TREAT'"))
                .anySatisfy(p -> assertThat(p).startsWith("one.cedar:15: templates"))
                .anySatisfy(p ->
                        assertThat(p).startsWith("two.cedar:1: 'purpose' is the id of another policy in one.cedar"))
                .anySatisfy(p ->
                        assertThat(p).startsWith("two.cedar:6: 'owner'").contains("optional attribute", "has owner"))
                .anySatisfy(p -> assertThat(p).startsWith("two.cedar:8: unexpected token"))
                .anySatisfy(
                        p -> assertThat(p).startsWith("two.cedar:11: 'upward'").contains("lower-case letter"))
                .anySatisfy(p ->
                        assertThat(p).startsWith("two.cedar:11: 'upward'").contains("no question ever holds a Team"))
                .anySatisfy(p -> assertThat(p).startsWith("two.cedar:15: 'silent' has no @says"));
        assertThatThrownBy(() -> AccessPolicies.read(folder))
                .isInstanceOfSatisfying(
                        InvalidPolicies.class, e -> assertThat(e.problems()).hasSameSizeAs(problems));
    }

    @Test
    void aBrokenSchemaIsToldAsSuch() throws IOException {
        Files.writeString(folder.resolve("cordon.cedarschema"), "entity Role\n");
        Files.writeString(
                folder.resolve("one.cedar"), "@id(\"one\") @says(\"x\") permit (principal, action, resource);");
        assertThat(AccessPolicies.lint(folder, true))
                .anySatisfy(
                        problem -> assertThat(problem.toString()).startsWith("cordon.cedarschema: this is no schema"));
    }

    @Test
    void anEmptyFolderIsNoSetOfPoliciesThatDeniesAllButAMistake() {
        assertThatThrownBy(() -> AccessPolicies.read(folder))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.POLICIES_UNREADABLE));
    }

    @Test
    void aSitesFolderAddsPoliciesAndPutsFilesInPlaceOfBuiltInOnes() throws IOException {
        Files.writeString(folder.resolve("site.cedar"), """
                @id("no-training-on-holidays") @says("x")
                forbid (principal, action == Action::"train", resource);
                """);
        Files.writeString(folder.resolve("auditor.cedar"), """
                @id("auditor-sees-nothing") @says("x")
                forbid (principal in Role::"auditor", action, resource);
                """);
        AccessPolicies policies = AccessPolicies.builtInWith(folder);
        assertThat(policies.find("no-training-on-holidays")).isPresent();
        assertThat(policies.find("clinician-reads-records-to-treat")).isPresent();
        assertThat(policies.find("auditor-reads-the-audit-log")).isEmpty();
        assertThat(policies.hash()).isNotEqualTo(AccessPolicies.builtIn().hash());
    }

    @Test
    void aLongConditionIsNoMistake() throws IOException {
        String many = "context.purpose in Purpose::\"TREAT\"" + " || resource.classification == \"PHI\"".repeat(100);
        Files.writeString(
                folder.resolve("one.cedar"),
                "@id(\"long\") @says(\"x\") permit (principal, action, resource) when { " + many + " };");
        assertThat(AccessPolicies.lint(folder, true)).isEmpty();
    }

    @Test
    void aPolicyThatFailsIsNamedAndNotTrusted() throws IOException {
        Files.writeString(folder.resolve("one.cedar"), """
                @id("all") @says("x")
                permit (principal, action, resource);

                @id("overflow") @says("x")
                forbid (principal, action, resource)
                when { 9223372036854775807 + (if principal.mfa then 1 else 2) > 0 };
                """);
        Verdict verdict = AccessPolicies.read(folder)
                .ask(new Question(
                        Principal.person("ana", Role.CLINICIAN),
                        PurposeOfUse.TREAT,
                        Action.READ,
                        Resource.of(ResourceType.DATASET, "d", Classification.PHI),
                        false));
        assertThat(verdict.failed()).containsExactly("overflow");
    }
}
