package health.cordon.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.core.PurposeOfUse;
import health.cordon.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
            for (int i = 0; i < 160; i++) {
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
        assertThat(permitted).isGreaterThan(100);
        assertThat(forbidden).isGreaterThan(100);
        assertThat(failed).isGreaterThan(100);
    }

    @Test
    void theBuiltInPoliciesAnswerTheSameForEveryRolePurposeActionAndType() {
        AccessPolicies policies = AccessPolicies.builtIn();
        List<PurposeOfUse> purposes = List.of(
                PurposeOfUse.TREAT, PurposeOfUse.ETREAT, PurposeOfUse.HRESCH, PurposeOfUse.HCOMPL, PurposeOfUse.HMARKT);
        for (String role : List.of("clinician", "data-scientist", "privacy-officer")) {
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

    @Test
    void manyThreadsGetTheAnswersThatOneGets() throws Exception {
        AccessPolicies policies = AccessPolicies.read(written(Seeded.of(5), 99));
        List<Question> questions = new ArrayList<>();
        Seeded seeded = Seeded.of(6);
        for (int i = 0; i < 200; i++) {
            questions.add(question(seeded));
        }
        List<Verdict> alone = questions.stream().map(policies::askPlainly).toList();
        AccessPolicies fresh = policies.remembering(50);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<List<Verdict>>> all = Collections.nCopies(
                    8, () -> questions.stream().map(fresh::ask).toList());
            for (Future<List<Verdict>> each : threads.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(alone);
            }
        }
    }

    private Path written(Seeded seeded, int run) throws IOException {
        Path set = Files.createDirectory(folder.resolve("set" + run));
        String schema = PolicyFiles.builtIn().schema().replace("mfa: Bool }", "mfa: Bool, level: Long }");
        Files.writeString(set.resolve(PolicyFiles.SCHEMA), schema);
        Map<String, String> made = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            made.put("'p" + i + "'", "@id(\"p" + i + "\") @says(\"x\")\n" + policy(seeded) + "\n");
        }
        Path file = set.resolve("made.cedar");
        Files.writeString(file, String.join("", made.values()));
        // Some can never apply by their types, which Cedar's validator tells.
        AccessPolicies.lint(set, true).forEach(problem -> made.keySet().removeIf(problem.message()::contains));
        Files.writeString(file, String.join("", made.values()));
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
        StringBuilder conditions = new StringBuilder();
        for (int n = seeded.below(3); n > 0; n--) {
            conditions
                    .append(seeded.chance(0.75) ? " when { " : " unless { ")
                    .append(expression(seeded, 2))
                    .append(" }");
        }
        return seeded.choose("permit", "permit", "forbid") + " (" + principal + ", " + action + ", " + resource + ")"
                + conditions + ";";
    }

    /** Everything that a guard understands, and among it what it does not, what fails, and what looks alike. */
    private static String expression(Seeded seeded, int depth) {
        if (depth > 0 && seeded.chance(0.6)) {
            String left = expression(seeded, depth - 1);
            String right = expression(seeded, depth - 1);
            return seeded.choose(
                    "(" + left + " && " + right + ")",
                    "(" + left + " || " + right + ")",
                    "!(" + left + ")",
                    "(if " + left + " then " + right + " else true)");
        }
        String purpose = "Purpose::\"" + seeded.choose("TREAT", "ETREAT", "BTG", "HRESCH", "HPAYMT") + "\"";
        String type = seeded.choose(TYPES).word();
        return seeded.choose(
                "context.purpose in " + purpose,
                "context.purpose == " + purpose,
                "context.purpose != " + purpose,
                "context.purpose in [" + purpose + ", Purpose::\"POARCH\"]",
                "principal in " + role(seeded),
                "principal in [" + role(seeded) + ", " + role(seeded) + "]",
                "principal is Person",
                "resource is " + type,
                "resource is " + type + " in " + type + "::" + quoted(seeded.choose(IDS)),
                "resource.classification == \"" + seeded.choose("PHI", "DEIDENTIFIED", "phi", "X") + "\"",
                "resource.classification != \"PHI\"",
                "\"PHI\" == resource.classification",
                "resource.trainingApproved",
                "context.emergency",
                "principal.mfa",
                "resource has owner && resource.owner == principal.id",
                "principal.level + 9223372036854775807 > 0",
                "context.emergency || principal.level * 4611686018427387904 == 0");
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
                seeded.choose(Classification.PHI, Classification.DEIDENTIFIED, Classification.NONE),
                seeded.chance(0.5),
                seeded.chance(0.5) ? Optional.of(seeded.choose(IDS)) : Optional.empty(),
                Attributes.NONE);
        return new Question(
                principal,
                seeded.choose(PurposeOfUse.TREAT, PurposeOfUse.BTG, PurposeOfUse.HRESCH, PurposeOfUse.POARCH),
                seeded.choose(ACTIONS),
                resource,
                seeded.chance(0.3));
    }
}
