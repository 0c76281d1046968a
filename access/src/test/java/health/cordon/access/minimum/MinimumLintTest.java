package health.cordon.access.minimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.yaml.YamlProblem;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinimumLintTest {

    @TempDir
    private Path folder;

    private List<String> lint(String text) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, text);
        return MinimumNecessary.lint(file).stream().map(YamlProblem::toString).toList();
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirPlace() throws IOException {
        List<String> problems = lint("""
                name: broken
                rulez: []
                rules:
                  - id: Bad Id
                    function: Model
                    purpose: [TREET, HPAYMT]
                    keep: [a..b, 'x*', '**.y', a, a]
                    witholds: [q]
                  - id: second
                    says: x
                    function: model
                    purpose: HPAYMT
                    role: [Clinician]
                    exempt: treatmnt
                    keep: [a]
                  - id: second
                    says: x
                    function: model
                    purpose: HRESCH
                    exempt: treatment
                  - id: fourth
                    says: x
                    function: [f, g]
                    purpose: TREAT
                    keep: [b.c, d]
                    withhold: [b]
                    as: {d.e: yeer, q: year}
                  - id: fifth
                    says: x
                    function: g
                    purpose: ETREAT
                    role: nurse
                    keep: [z]
                  - id: sixth
                    says: x
                    function: h
                    purpose: TREAT
                """);
        assertThat(problems)
                .anySatisfy(p -> assertThat(p).startsWith("2:").contains("no key 'rulez'", "did you mean 'rules'"))
                .anySatisfy(p -> assertThat(p).startsWith("4:").contains("no 'id' of lower-case"))
                .anySatisfy(p -> assertThat(p).startsWith("4:").contains("no 'says'"))
                .anySatisfy(p -> assertThat(p).startsWith("4:").contains("a function is"))
                .anySatisfy(p -> assertThat(p).startsWith("6:").contains("'TREET'", "did you mean 'TREAT'"))
                .anySatisfy(p -> assertThat(p).startsWith("7:").contains("'a..b'"))
                .anySatisfy(p -> assertThat(p).startsWith("7:").contains("'x*'"))
                .anySatisfy(p -> assertThat(p).startsWith("7:").contains("'**.y'"))
                .anySatisfy(p -> assertThat(p).startsWith("7:").contains("said twice"))
                .anySatisfy(p -> assertThat(p).startsWith("8:").contains("did you mean 'withhold'"))
                .anySatisfy(p -> assertThat(p).startsWith("13:").contains("a role is"))
                .anySatisfy(p -> assertThat(p).startsWith("14:").contains("did you mean 'treatment'"))
                .anySatisfy(p -> assertThat(p).startsWith("16:").contains("another rule has the id"))
                .anySatisfy(p -> assertThat(p).startsWith("16:").contains("this exemption is for TREAT"))
                .anySatisfy(p -> assertThat(p).contains("'b' is settled as a whole"))
                .anySatisfy(p -> assertThat(p).contains("did you mean 'year'"))
                .anySatisfy(p -> assertThat(p).startsWith("28:").contains("'fourth' stands before this one"))
                .anySatisfy(p -> assertThat(p).startsWith("34:").contains("keeps nothing"));
    }

    @Test
    void whatIsNoFileOfRulesIsToldAsSuch() throws IOException {
        assertThat(lint("")).containsExactly("the file is empty");
        assertThat(lint("name: x\nname: y\nrules: []"))
                .anySatisfy(p -> assertThat(p).contains("'name' is given twice"));
        assertThat(lint("name: [")).anySatisfy(p -> assertThat(p).contains("this is not YAML"));
        assertThat(lint("- a")).anySatisfy(p -> assertThat(p).contains("must be a mapping"));
        assertThat(lint("name: x")).anySatisfy(p -> assertThat(p).contains("no 'rules'"));
        assertThat(lint("a: &a [*a, *a]")).isNotEmpty();
        assertThatThrownBy(() -> MinimumNecessary.load(folder.resolve("none.yaml")))
                .isInstanceOf(CordonException.class);
        assertThatThrownBy(() -> MinimumNecessary.named("standrad")).hasMessageContaining("did you mean 'standard'");
    }

    @Test
    void theFirstRuleThatIsForTheAskerDecides() {
        MinimumNecessary rules = MinimumNecessary.parse("""
                name: two
                rules:
                  - {id: narrow, says: x, function: f, purpose: ETREAT, keep: [a]}
                  - {id: wide, says: x, function: f, purpose: TREAT, keep: [a, b]}
                """);
        assertThat(rules.filterFor(List.of(), PurposeOfUse.BTG, "f").rule().id())
                .isEqualTo("narrow");
        assertThat(rules.filterFor(List.of(), PurposeOfUse.COC, "f").rule().id())
                .isEqualTo("wide");
    }

    @Test
    void thePublishedSchemaKnowsEveryKeyAndIsTheOneInTheDocs() throws IOException {
        String schema = MinimumSchema.json();
        for (List<String> keys : List.of(RuleReader.ROOT_KEYS, RuleReader.RULE_KEYS, RuleReader.FIELD_KEYS)) {
            keys.forEach(key -> assertThat(schema).contains("\"" + key + "\": {"));
        }
        Exemption.words().forEach(word -> assertThat(schema).contains("\"" + word + "\""));
        Generalization.words().forEach(word -> assertThat(schema).contains("\"" + word + "\""));
        PurposeOfUse.codes().forEach(code -> assertThat(schema).contains("\"" + code + "\""));
        Path docs = Path.of("../docs/schema/minimum-necessary.schema.json");
        if (!Files.exists(docs) || !Files.readString(docs).equals(schema)) {
            Files.writeString(docs, schema);
            throw new AssertionError(
                    "docs/schema/minimum-necessary.schema.json was out of date and has been written anew: commit it");
        }
    }
}
