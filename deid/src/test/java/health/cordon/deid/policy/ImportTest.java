package health.cordon.deid.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import health.cordon.deid.rules.SiteRules;
import health.cordon.testkit.Property;
import org.junit.jupiter.api.Test;

class ImportTest {

    private static final String PRESIDIO = """
            global_regex_flags: 26
            recognizers:
              - name: "Site MRN"
                supported_language: "en"
                supported_entity: "MEDICAL_RECORD_NUMBER"
                patterns:
                  - name: "mrn (strong)"
                    regex: "\\\\bM-(?:[0-9]{2}|X)\\\\d{5,}\\\\b"
                    score: 0.85
                  - name: "mrn (weak)"
                    regex: '\\b\\d+?\\b'
                    score: 0.1
                  - name: "behind"
                    regex: '(?<=MRN )\\d{7}'
                    score: 0.9
                context:
                  - mrn
                  - "medical record"
              - name: Wards
                supported_languages:
                  - language: en
                    context: [ward]
                supported_entity: WARD
                deny_list: ["4 West", "A.B. Hall (North)"]
              - name: Off
                enabled: false
                supported_entity: US_SSN
                patterns: [{name: a, regex: a, score: 1.0}]
              - name: SpacyRecognizer
                type: predefined
            """;

    @Test
    void turnsPresidioRecognisersIntoSiteRules() {
        Imported imported = PresidioImport.read(PRESIDIO);
        assertThat(imported.yaml()).isEqualTo("""
                rules:
                  - kind: MRN
                    pattern: "M-([0-9]{2}|X)\\\\d{5,40}"
                    score: 0.85
                    cues: ["mrn", "medical record"]
                  - kind: MRN
                    pattern: "\\\\d{1,40}"
                    score: 0.1
                    cues: ["mrn", "medical record"]
                  - kind: OTHER_ID
                    pattern: "4 West|A\\\\.B\\\\. Hall \\\\(North\\\\)"
                    score: 1.0
                    cues: ["ward"]
                """);
        assertThat(imported.warnings())
                .containsExactly(
                        "global_regex_flags is not carried over: patterns tell upper from lower case unless (?i) leads",
                        "Site MRN, pattern mrn (strong): unbounded repeats are bounded to 40",
                        "Site MRN, pattern mrn (weak): unbounded repeats are bounded to 40",
                        "Site MRN, pattern mrn (weak): lazy and possessive repeats become plain ones: the longest match"
                                + " counts",
                        "Site MRN, pattern mrn (weak): its score 0.1 lies under the threshold 0.5, so without a cue beside"
                                + " it nothing is redacted by it",
                        "Site MRN, pattern behind: it has a look-around, so left out",
                        "Wards: the entity WARD has no kind of its own here, so it becomes OTHER_ID",
                        "Off: not enabled, so left out",
                        "SpacyRecognizer: has neither patterns nor a deny list, so left out; Cordon's own detectors may cover"
                                + " it");
    }

    @Test
    void siteRulesTakeWhatPresidioBecomes() {
        assertThatCode(() -> SiteRules.parse(PresidioImport.read(PRESIDIO).yaml()))
                .doesNotThrowAnyException();
    }

    @Test
    void translatesExpressions() {
        assertThat(PortableRegex.of("^(?P<a>x|y)\\D\\W[^]\\]a]{,3}$").pattern())
                .contains("(x|y)[^0-9][^A-Za-z0-9_][^]\\]a]{0,3}");
        assertThat(PortableRegex.of("(?i)ab\\.c?").pattern()).contains("(?i)ab\\.c?");
        assertThat(PortableRegex.of("(a)\\1").pattern()).isEmpty();
        assertThat(PortableRegex.of("a(?=b)").pattern()).isEmpty();
        assertThat(PortableRegex.of("a(?s:b)").pattern()).isEmpty();
        assertThat(PortableRegex.of("\\p{L}").pattern()).isEmpty();
        assertThat(PortableRegex.of("[a").pattern()).isEmpty();
        assertThat(PortableRegex.of("a{b}").pattern()).contains("a\\{b}");
        Property.forAllText(
                300,
                random -> random.soup(20),
                text -> PortableRegex.of(text)
                        .notes()
                        .forEach(note -> assertThat(note).isNotBlank()));
    }

    private static final String PHILTER = """
            {
              "name": "hospital",
              "ignored": [{"name": "terms", "terms": ["General"]}],
              "identifiers": {
                "age": {"ageFilterStrategies": [{"strategy": "REDACT", "conditions": "age > 89"}]},
                "date": {"dateFilterStrategies": [{"strategy": "SHIFT", "shiftDays": 30}]},
                "emailAddress": {"emailAddressFilterStrategies": [{"strategy": "RANDOM_REPLACE"}]},
                "ssn": {"ssnFilterStrategies": [
                  {"strategy": "MASK", "maskCharacter": "#", "conditions": "confidence > 0.75 and token startswith \\"9\\""},
                  {"strategy": "LAST_4"}, {"strategy": "SAME"}]},
                "phoneNumber": {"phoneNumberFilterStrategies": [{"strategy": "REDACT", "redactionFormat": "{{{REDACTED-%t}}}"}]},
                "firstName": {"firstNameFilterStrategies": [{"strategy": "STATIC_REPLACE", "staticReplacement": "NAME"}]},
                "surname": {"surnameFilterStrategies": [{"strategy": "HASH_SHA256_REPLACE", "salt": true}]},
                "zipCode": {"zipCodeFilterStrategies": [
                  {"strategy": "STATIC_REPLACE", "staticReplacement": "000", "conditions": "population < 20000"},
                  {"strategy": "TRUNCATE", "truncateDigits": 3}]},
                "vin": {"vinFilterStrategies": [{"strategy": "FPE_ENCRYPT_REPLACE", "key": "k", "tweak": "t"}]},
                "creditCard": {"creditCardFilterStrategies": [{"strategy": "ABBREVIATE", "conditions": "context == \\"c1\\""}]},
                "url": {"enabled": false, "urlFilterStrategies": [{"strategy": "REDACT"}]},
                "state": {"stateFilterStrategies": [{"strategy": "REDACT"}]},
                "identifiers": [{"classification": "id", "pattern": "[A-Z]{9}"}]
              }
            }
            """;

    @Test
    void turnsAPhilterPolicyIntoOneThatLints() {
        Imported imported = PhilterImport.read(PHILTER);
        assertThat(Policy.lint(imported.yaml())).isEmpty();
        assertThat(imported.yaml()).isEqualTo("""
                name: "hospital"
                default: redact
                kinds:
                  NAME:
                    - redact
                  ZIP:
                    - {when: {population: up-to-20000}, action: redact, tag: "000"}
                    - {action: generalize}
                  DATE:
                    - {action: shift}
                  AGE_OVER_89:
                    - {when: {min-age: 90}, action: redact, tag: "<REDACTED-{kind}>"}
                  PHONE:
                    - {action: redact, tag: "<REDACTED-{kind}>"}
                  EMAIL:
                    - {action: surrogate}
                  SSN:
                    - {when: {min-score: 0.75, starts-with: "9"}, action: mask, with: "#"}
                    - {action: mask, keep-last: 4}
                  ACCOUNT:
                    - redact
                  VEHICLE:
                    - {action: encrypt}
                """);
        assertThat(imported.warnings())
                .containsExactly(
                        "date: SHIFT becomes a keyed shift of 1 to 365 days, its own for each subject",
                        "ssn: a strategy behind one without a condition is never reached, so left out",
                        "surname: HASH_SHA256_REPLACE becomes pseudonym: a keyed token instead of a hash, which can be undone"
                                + " by trying all values",
                        "surname: is one kind, NAME, with firstName here, and they are treated differently; the kind is"
                                + " redacted",
                        "vin: FPE_ENCRYPT_REPLACE becomes encrypt, FF1 under Cordon's own key",
                        "creditCard: a condition has no counterpart; what it selects is redacted",
                        "url: not enabled there; what it finds is redacted here",
                        "state: a state may be told under 164.514(b)(2)(i)(B) and is not looked for",
                        "identifiers: finding by your own patterns or words is the work of site rules, not of the policy; not"
                                + " carried over",
                        "ignored: not carried over; Cordon has no list of terms that are never redacted",
                        "kinds that the policy does not name are left alone by Philter and are redacted by this one");
    }

    @Test
    void anImportedPolicyRedactsWhatItDoesNotName() {
        Policy policy = Policy.parse(PhilterImport.read("{\"identifiers\": {}}").yaml());
        assertThat(policy.rules(PhiKind.NAME)).containsExactly(Rule.always(Action.Redact.PLAIN));
    }

    @Test
    void neverWritesTheValueItself() {
        Imported imported = PhilterImport.read("""
                {"identifiers": {"ssn": {"ssnFilterStrategies": [{"strategy": "REDACT", "redactionFormat": "[%v-%t]"}]}}}
                """);
        assertThat(imported.yaml()).contains("tag: \"[-{kind}]\"");
        assertThat(imported.warnings()).contains("ssn: %v would write the value itself and is dropped");
    }

    @Test
    void refusesOtherFiles() {
        for (String other : new String[] {"", "[]", "a: b", "{", "x"}) {
            assertThatThrownBy(() -> PhilterImport.read(other))
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.IMPORT_UNREADABLE));
            assertThatThrownBy(() -> PresidioImport.read(other))
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.IMPORT_UNREADABLE));
        }
    }
}
