package health.cordon.deid.policy;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyLintTest {

    private static List<String> lint(String text) {
        return Policy.lint(text).stream().map(PolicyProblem::toString).toList();
    }

    @Test
    void tellsAllProblemsAtOnceWithTheirPlaces() {
        assertThat(lint("""
                nme: x
                extends: safe-habor
                default: keeep
                kinds:
                  NAMES: redact
                  DATE:
                    - when: {min-scor: 0.5, subject: knwon, min-age: 95, max-age: 90}
                      action: shift
                      dayz: 3
                      days: 0
                    - action: redact
                    - keep
                  SSN: {action: mask, with: "ab", keep-last: four}
                  MRN: {tag: x}
                  URL: []
                  FAX: {action: redact, tag: '[{knd}]'}
                  FAX: keep
                  ZIP: {action: pseudonym, tag: none}
                """))
                .containsExactly(
                        "1:1: a policy has no key 'nme'; did you mean 'name'?",
                        "1:1: the policy has no 'name'; add one, it appears in reports",
                        "2:10: 'safe-habor' is not a value of 'extends'; did you mean 'safe-harbor'?",
                        "3:10: no action is called 'keeep'; did you mean 'keep'?",
                        "5:3: no kind is called 'NAMES'; did you mean 'NAME'?",
                        "7:13: 'min-age' is above 'max-age', so the rule never applies",
                        "7:14: 'when' has no key 'min-scor'; did you mean 'min-score'?",
                        "7:38: 'knwon' is not a value of 'subject'; did you mean 'known'?",
                        "9:7: the action 'shift' has no key 'dayz'; did you mean 'days'?",
                        "10:13: 'days' must be a whole number from 1 to 3650",
                        "12:7: this rule is never reached: the one before it has no 'when'; reorder or remove it",
                        "13:29: 'with' must be one character, X, x or neither a letter nor a digit",
                        "13:46: 'keep-last' must be a whole number from 0 to 20",
                        "14:8: the rule has no 'action'; known are redact, mask, generalize, shift, surrogate, pseudonym,"
                                + " encrypt, code, keep",
                        "15:8: the list of rules is empty; write at least one action, for example redact",
                        "16:30: no placeholder is called '{knd}'; did you mean 'kind'?",
                        "17:3: 'FAX' is given twice; keep one",
                        "18:33: the tag must hold {token}, or all values would look the same");
    }

    @Test
    void tellsWhereTextIsNotYaml() {
        assertThat(lint("name: x\nkinds: {NAME: ["))
                .singleElement()
                .asString()
                .startsWith("2:")
                .contains("not YAML");
        assertThat(lint("")).containsExactly("the file is empty; write at least a name and the kinds");
        assertThat(lint("- a\n- b")).containsExactly("1:1: a policy must be a mapping of keys to values");
        assertThat(lint("name: a\n---\nname: b")).isNotEmpty();
        assertThat(lint("name: x\u0000")).singleElement().asString().contains("not YAML");
    }

    @Test
    void refusesWhatOnlyLooksLikeAValue() {
        assertThat(lint("name: x\ndefault: {action: shift, days: '30'}")).hasSize(1);
        assertThat(lint("name: x\ndefault: {action: shift, days: 1.5}")).hasSize(1);
        assertThat(lint("name: x\ndefault: {action: shift, days: 5, whole-weeks: true}"))
                .hasSize(1);
        assertThat(lint("name: x\ndefault: {action: shift, whole-weeks: yes}")).hasSize(1);
        assertThat(lint("name: x\ndefault: {when: {min-score: 1.2}, action: keep}"))
                .hasSize(1);
        assertThat(lint("name: x\ndefault: {when: {}, action: keep}")).hasSize(1);
        assertThat(lint("name: x\ndefault: {when: {kind: []}, action: keep}")).hasSize(1);
        assertThat(lint("name: x\ndefault: {action: {keep: 1}}")).hasSize(1);
        assertThat(lint("name: x\ndefault: [[keep]]")).hasSize(1);
        assertThat(lint("name: x\nkinds: [NAME]")).hasSize(1);
        assertThat(lint("name:\nkinds: {}")).hasSize(1);
        assertThat(lint("name: x\n? [a]\n: b")).hasSize(1);
        assertThat(lint("name: x\nkinds: {name: keep}"))
                .containsExactly("2:9: no kind is called 'name'; did you mean 'NAME'?");
    }

    @Test
    void takesJson() {
        assertThat(lint("{\"name\": \"x\", \"kinds\": {\"NAME\": {\"action\": \"keep\"}}}"))
                .isEmpty();
    }

    @Test
    void survivesAnything() {
        String base =
                "name: x\nextends: safe-harbor\nkinds:\n  DATE: [{when: {subject: known}, action: shift}, redact]\n";
        Property.forAllText(
                400,
                random -> {
                    int cut = random.below(base.length());
                    return base.substring(0, cut) + random.soup(6) + base.substring(cut);
                },
                text -> Policy.lint(text)
                        .forEach(problem -> assertThat(problem.message()).isNotBlank()));
    }

    @Test
    void selfReferencesEnd() {
        assertThat(lint("&a\nname: x\nkinds: *a")).isNotEmpty();
        assertThat(lint("name: x\nkinds: {NAME: &r [*r]}")).isNotEmpty();
    }
}
