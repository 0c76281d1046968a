package health.cordon.deid.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import health.cordon.deid.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hospital writes, and what it is told when it writes something wrong. */
class SiteRulesTest {

    @TempDir
    private Path folder;

    @Test
    void takesAFormatInTwoLines() throws IOException {
        Path file = folder.resolve("site.yaml");
        Files.writeString(file, "rules:\n  - {kind: MRN, pattern: 'SJ\\d{7}'}\n");
        RuleSet rules = RuleSet.builtIn().with(SiteRules.load(file));
        String text = "Wristband SJ1234567, bed 4";
        List<Detection> claims = Rules.claims(rules, text);
        assertThat(claims).hasSize(1);
        assertThat(text.substring(claims.getFirst().start(), claims.getFirst().end()))
                .isEqualTo("SJ1234567");
        assertThat(claims.getFirst().kind()).isEqualTo(PhiKind.MRN);
        assertThat(claims.getFirst().detector()).isEqualTo("rules:mrn-shape");
    }

    @Test
    void takesCuesOfItsOwn() {
        RuleSet rules = with("""
                cues:
                  - {kind: MRN, name: harbor, words: ['harbor (number|no.)', hbn]}
                """);
        assertThat(Rules.claims(rules, "Harbor no. 4411")).singleElement().satisfies(claim -> {
            assertThat(claim.kind()).isEqualTo(PhiKind.MRN);
            assertThat(claim.detector()).isEqualTo("rules:harbor");
        });
        assertThat(Rules.claims(rules, "HBN: 4411")).hasSize(1);
        assertThat(Rules.claims("HBN: 4411")).isEmpty();
    }

    @Test
    void takesARequiredCueAndAnAntiCue() {
        RuleSet rules = with("""
                rules:
                  - {kind: OTHER_ID, name: ward-code, pattern: '[A-Z]\\d{2}', cues: [wristband], cue: required, reach: 4}
                  - {kind: OTHER_ID, name: tag, pattern: 'TG\\d{2}', anti-cues: [stage]}
                """);
        assertThat(Rules.claims(rules, "wristband shows K42 today")).hasSize(1);
        assertThat(Rules.claims(rules, "joint K42 today")).isEmpty();
        assertThat(Rules.claims(rules, "TG42 today")).hasSize(1);
        assertThat(Rules.claims(rules, "stage TG42 today")).isEmpty();
    }

    @Test
    void takesAShapeThatIsNoIdentifier() {
        RuleSet rules = with("rules:\n  - {keep: true, pattern: 'PROT-\\d{6}', score: 1}\n");
        assertThat(Rules.claims("see PROT-123456")).hasSize(1);
        assertThat(Rules.claims(rules, "see PROT-123456")).isEmpty();
    }

    @Test
    void matchesWithoutRegardToCaseWhenTold() {
        RuleSet rules = with("rules:\n  - {kind: MRN, pattern: '(?i)sj-[0-9]{2}'}\n");
        assertThat(Rules.claims(rules, "on SJ-42 and sj-43")).hasSize(2);
    }

    @Test
    void tellsEveryProblemWithItsPlaceAndTheNearestWord() {
        assertThatThrownBy(() -> SiteRules.parse("""
                                rules:
                                  - {knd: MRN, pattern: 'SJ\\d{7}'}
                                  - {kind: MRM, pattern: 'a*'}
                                  - kind: MRN
                                    pattern: 'x?'
                                    score: 7
                                    check: lunh
                                    cues: ['@phones']
                                """)).isInstanceOfSatisfying(CordonException.class, error -> {
            assertThat(error.code()).isEqualTo(DeidError.SITE_RULES_INVALID);
            assertThat(error.getMessage())
                    .contains("line 2, column 6=unknown key `knd`; did you mean 'kind'?")
                    .contains("line 2, column 5=`kind` is missing")
                    .contains("line 3, column 12=unknown kind `MRM`; did you mean 'MRN'?")
                    .contains("line 3, column 28=no upper bound; write {1,20} instead of +")
                    .contains("line 5, column 14=the pattern matches nothing at all")
                    .contains("line 6, column 12=this wants a number between 0.0 and 1.0")
                    .contains("line 7, column 12=unknown check `lunh`; did you mean 'luhn'?")
                    .contains("unknown context `@phones`; did you mean 'phone'?");
        });
    }

    @Test
    void refusesWhatIsNoYamlAndWhatIsTooLarge() {
        assertCode(DeidError.SITE_RULES_INVALID, "rules: [{kind: MRN");
        assertCode(DeidError.SITE_RULES_INVALID, "");
        assertCode(DeidError.SITE_RULES_INVALID, "rules:\n  - {kind: MRN, pattern: '[ab]{0,60}a[ab]{14}'}\n");
        assertCode(DeidError.SITE_RULES_INVALID, "rules:\n  - {kind: MRN, pattern: '(((a{64}){64}){64}){64}'}\n");
        assertCode(DeidError.SITE_RULES_INVALID, "rules:\n  - {kind: MRN, pattern: 'a{2,}'}\n");
        assertCode(DeidError.SITE_RULES_INVALID, "rules:\n  - {kind: MRN, pattern: '^a$'}\n");
        assertCode(DeidError.SITE_RULES_INVALID, "rules:\n  - {kind: MRN, pattern: 'a(?=b)'}\n");
        assertCode(DeidError.SITE_RULES_INVALID, "rules:\n  - {kind: MRN, pattern: '(a'}\n");
        assertCode(DeidError.SITE_RULES_INVALID, "rules:\n  - {kind: MRN, pattern: 'a{digt}'}\n");
    }

    @Test
    void namesTheFileThatCannotBeRead() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> SiteRules.load(missing))
                .isInstanceOfSatisfying(
                        CordonException.class,
                        error -> assertThat(error.code()).isEqualTo(DeidError.SITE_RULES_UNREADABLE))
                .hasMessageContaining("missing.yaml");
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'r', (byte) 0xE9, ':'});
        assertThatThrownBy(() -> SiteRules.load(latin))
                .isInstanceOfSatisfying(
                        CordonException.class,
                        error -> assertThat(error.code()).isEqualTo(DeidError.SITE_RULES_UNREADABLE));
    }

    private static void assertCode(DeidError code, String yaml) {
        assertThatThrownBy(() -> SiteRules.parse(yaml))
                .isInstanceOfSatisfying(
                        CordonException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private static RuleSet with(String yaml) {
        return RuleSet.builtIn().with(SiteRules.parse(yaml));
    }
}
