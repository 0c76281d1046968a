package health.cordon.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.PurposeOfUse;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is answered from slices and from memory is what Cedar answers from all policies at once: decision, deciding policies
 * and failed policies, on random policies with every form of scope, permits and forbids, and conditions of which some fail.
 */
class SlicesProperties {

    private static final List<String> ROLES =
            List.of("clinician", "data-scientist", "auditor", "registrar", "break-glass");
    private static final List<ResourceType> TYPES = List.of(
            ResourceType.DATASET, ResourceType.TRAINING_DATA, ResourceType.PATIENT_RECORD, ResourceType.AUDIT_LOG);
    private static final List<Action> ACTIONS = List.of(Action.READ, Action.SEARCH, Action.EXPORT);
    private static final List<String> IDS = List.of("a", "b", "c \u00E9\u00DF", "d\"\\q");

    @TempDir
    private Path folder;

    @Test
    void aSliceAnswersAsTheWholeDoes() throws IOException {
        int permitted = 0;
        int forbidden = 0;
        int failed = 0;
        for (int run = 0; run < 12; run++) {
            Seeded seeded = Seeded.of(20_260).fork("set " + run);
            AccessPolicies policies = AccessPolicies.read(written(seeded, run));
            for (int i = 0; i < 250; i++) {
                Question question = question(seeded);
                Verdict plain = policies.askPlainly(question);
                assertThat(policies.ask(question))
                        .as("run %d, question %d", run, i)
                        .isEqualTo(plain);
                assertThat(policies.ask(question)).as("from memory").isEqualTo(plain);
                permitted += plain.permitted() ? 1 : 0;
                forbidden += !plain.permitted() && !plain.policies().isEmpty() ? 1 : 0;
                failed += plain.failed().isEmpty() ? 0 : 1;
            }
        }
        // The statement would be empty if the questions met only one kind of answer.
        assertThat(permitted).isGreaterThan(200);
        assertThat(forbidden).isGreaterThan(200);
        assertThat(failed).isGreaterThan(200);
    }

    @Test
    void theBuiltInPoliciesAnswerTheSameForEveryRolePurposeActionAndType() {
        AccessPolicies policies = AccessPolicies.builtIn();
        List<PurposeOfUse> purposes = List.of(
                PurposeOfUse.TREAT, PurposeOfUse.ETREAT, PurposeOfUse.HRESCH, PurposeOfUse.HCOMPL, PurposeOfUse.HMARKT);
        for (String role : List.of("clinician", "data-scientist", "privacy-officer", "security-officer", "service")) {
            for (PurposeOfUse purpose : purposes) {
                for (Action action : Action.values()) {
                    for (ResourceType type : ResourceType.values()) {
                        Question question = new Question(
                                Principal.person("p", new Role(role)),
                                purpose,
                                action,
                                Resource.of(type, "x", Classification.DEIDENTIFIED)
                                        .ownedBy("p"),
                                false);
                        assertThat(policies.ask(question)).isEqualTo(policies.askPlainly(question));
                    }
                }
            }
        }
    }

    private Path written(Seeded seeded, int run) throws IOException {
        Path set = Files.createDirectory(folder.resolve("set" + run));
        String schema = PolicyFiles.builtIn().schema().replace("mfa: Bool }", "mfa: Bool, level: Long }");
        Files.writeString(set.resolve(PolicyFiles.SCHEMA), schema);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("@id(\"p")
                    .append(i)
                    .append("\") @says(\"x\")\n")
                    .append(policy(seeded))
                    .append('\n');
        }
        Files.writeString(set.resolve("made.cedar"), text.toString());
        return set;
    }

    private static String policy(Seeded seeded) {
        String type = seeded.choose(TYPES).word();
        String principal = seeded.choose(
                "principal",
                "principal in " + role(seeded),
                "principal in " + role(seeded),
                "principal is Person",
                "principal is Service in " + role(seeded),
                "principal is Person in " + role(seeded),
                "principal == Person::" + quoted(seeded.choose(IDS)),
                "principal in Person::" + quoted(seeded.choose(IDS)));
        String action = seeded.choose(
                "action",
                "action == Action::\"read\"",
                "action in [Action::\"read\", Action::\"search\"]",
                "action in Action::\"export\"");
        String resource = seeded.choose(
                "resource",
                "resource is " + type,
                "resource == " + type + "::" + quoted(seeded.choose(IDS)),
                "resource in " + type + "::" + quoted(seeded.choose(IDS)),
                "resource is " + type + " in " + type + "::" + quoted(seeded.choose(IDS)));
        String condition = seeded.choose(
                "",
                "",
                " when { context.purpose in Purpose::\"TREAT\" }",
                " when { resource.classification == \"PHI\" }",
                " unless { principal.mfa }",
                " when { resource has owner && resource.owner == principal.id }",
                " when { principal.level + 9223372036854775807 > 0 }",
                " when { context.emergency || principal.level * 4611686018427387904 == 0 }");
        return seeded.choose("permit", "permit", "forbid") + " (" + principal + ", " + action + ", " + resource + ")"
                + condition + ";";
    }

    private static String role(Seeded seeded) {
        return "Role::\"" + seeded.choose(ROLES) + "\"";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Question question(Seeded seeded) {
        Set<Role> roles = new HashSet<>();
        seeded.sample(ROLES, seeded.below(3)).forEach(name -> roles.add(new Role(name)));
        Principal principal = new Principal(
                seeded.choose(IDS),
                seeded.choose(PrincipalKind.PERSON, PrincipalKind.SERVICE),
                roles,
                seeded.chance(0.5),
                Scopes.EVERYWHERE,
                Attributes.of(Map.of("level", (long) seeded.between(-1, 3))));
        Resource resource = new Resource(
                seeded.choose(TYPES),
                seeded.choose(IDS),
                seeded.choose(Classification.PHI, Classification.DEIDENTIFIED),
                seeded.chance(0.5),
                seeded.chance(0.5) ? Optional.of(seeded.choose(IDS)) : Optional.empty(),
                Attributes.NONE);
        return new Question(
                principal,
                seeded.choose(PurposeOfUse.TREAT, PurposeOfUse.BTG, PurposeOfUse.HRESCH),
                seeded.choose(ACTIONS),
                resource,
                seeded.chance(0.3));
    }
}
