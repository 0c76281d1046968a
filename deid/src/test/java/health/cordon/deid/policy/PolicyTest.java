package health.cordon.deid.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {

    @Test
    void readsEveryBuiltInPolicyUnderItsName() {
        for (String name : Policy.names()) {
            assertThat(Policy.named(name).name()).isEqualTo(name);
            assertThat(Policy.named(name).description()).isNotBlank();
        }
        assertThat(Policy.names()).first().isEqualTo("safe-harbor");
    }

    @Test
    void builtInPoliciesDiffer() {
        Set<String> hashes =
                Policy.names().stream().map(name -> Policy.named(name).hash()).collect(Collectors.toSet());
        assertThat(hashes).hasSize(4).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void safeHarborKeepsNothing() {
        assertThat(Policy.named("safe-harbor").actions())
                .noneMatch(Action.Keep.class::isInstance)
                .contains(Action.Redact.PLAIN);
    }

    @Test
    void namesTheKnownPoliciesWhenAskedForAnother() {
        assertThatThrownBy(() -> Policy.named("hipaa"))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.POLICY_UNKNOWN))
                .hasMessageContaining("safe-harbor");
    }

    @Test
    void onePolicyInAnyWritingHasOneHash() {
        String one = """
                name: one
                kinds:
                  NAME: mask
                  DATE:
                    - {when: {subject: known, min-score: 0.5}, action: shift}
                """;
        String other = """
                # a comment
                description: "the same"
                kinds: {"DATE": [{"action": "shift", "days": 365, "when": {"min-score": 0.50, "subject": "known"}}],
                        "NAME": {"action": "mask", "with": "*", "keep-last": 0}}
                name: other
                default: redact
                """;
        assertThat(Policy.parse(one).hash()).isEqualTo(Policy.parse(other).hash());
        assertThat(Policy.parse(one.replace("mask", "keep")).hash())
                .isNotEqualTo(Policy.parse(one).hash());
    }

    @Test
    void readsBackWhatItWrites() {
        Policy policy = Policy.parse("""
                name: "it's: \\"odd\\" \\u0085"
                description: >-
                  two
                  lines
                extends: research-dates
                default: {action: code, tag: '<{kind}:{code}>'}
                kinds:
                  ZIP: [{when: {population: over-20000, kind: [ZIP, CITY]}, action: keep}, {action: mask, with: '#', keep-first: 3}]
                  MRN: {when: {reveals-age-over-89: false, starts-with: 'A"', document: 'x*'}, action: encrypt}
                  NAME: {action: surrogate, keep-gender: false}
                  SSN: {action: generalize, as-of: 2020}
                  FAX: {action: pseudonym, tag: '{token}'}
                """);
        Policy again = Policy.parse(policy.toYaml());
        assertThat(again.hash()).isEqualTo(policy.hash());
        assertThat(again.name()).isEqualTo(policy.name());
        assertThat(again.description()).isEqualTo("two lines");
        for (PhiKind kind : PhiKind.values()) {
            assertThat(again.rules(kind)).isEqualTo(policy.rules(kind));
        }
        for (String name : Policy.names()) {
            assertThat(Policy.parse(Policy.named(name).toYaml()).hash())
                    .isEqualTo(Policy.named(name).hash());
        }
    }

    @Test
    void extendingChangesOnlyTheKindsGiven() {
        Policy ours = Policy.parse("name: ours\nextends: safe-harbor\nkinds: {CLINICIAN_NAME: keep}");
        assertThat(ours.rules(PhiKind.CLINICIAN_NAME)).containsExactly(Rule.always(new Action.Keep()));
        assertThat(ours.rules(PhiKind.DATE))
                .isEqualTo(Policy.named("safe-harbor").rules(PhiKind.DATE));
    }

    @Test
    void knowsWhetherItNeedsAVault() {
        assertThat(Policy.parse("name: a\nkinds: {MRN: [{when: {subject: known}, action: code}]}")
                        .needsVault())
                .isTrue();
        assertThat(Policy.named("surrogate").needsVault()).isFalse();
    }

    @Test
    void loadsAFileAndNamesItWhenItIsBroken(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, "name: x\nkinds: {NAME: keep}\n");
        assertThat(Policy.load(file).rules(PhiKind.NAME)).containsExactly(Rule.always(new Action.Keep()));
        assertThat(Policy.lint(file)).isEmpty();

        Files.writeString(file, "name: x\nkinds: {NAM: kep}\n");
        assertThatThrownBy(() -> Policy.load(file))
                .isInstanceOfSatisfying(
                        InvalidPolicy.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("did you mean 'NAME'?")
                .hasMessageContaining("did you mean 'keep'?");

        Files.write(file, new byte[] {'a', (byte) 0xFF, (byte) 0xFE});
        assertThatThrownBy(() -> Policy.lint(file))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.POLICY_UNREADABLE));
        assertThatThrownBy(() -> Policy.load(folder.resolve("none.yaml")))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.POLICY_UNREADABLE));
    }

    @Test
    void globsMatchWholeIds() {
        assertThat(Glob.matches("rad/*", "rad/1.txt")).isTrue();
        assertThat(Glob.matches("*.txt", "rad/1.txt")).isTrue();
        assertThat(Glob.matches("r*d*t", "rad/1.txt")).isTrue();
        assertThat(Glob.matches("rad", "rad/1.txt")).isFalse();
        assertThat(Glob.matches("", "")).isTrue();
        assertThat(Glob.matches("*", "")).isTrue();
        assertThat(Glob.matches("a*b", "ab")).isTrue();
        assertThat(Glob.matches("a*bc", "abb")).isFalse();
    }
}
