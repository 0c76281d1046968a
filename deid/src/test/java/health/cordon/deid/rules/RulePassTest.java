package health.cordon.deid.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pass over a document: bounded work, whatever stands in it. */
class RulePassTest {

    /** Texts that make a careless engine go back over what it has read. */
    private static final List<String> HOSTILE = List.of(
            "a.",
            "1.",
            "1-",
            "a@",
            "MRN ",
            "MRN:",
            "(",
            "1 ",
            "12 ",
            "a-1_",
            "::",
            "1:",
            "http://",
            "phone ",
            "x1",
            "no. ",
            "0",
            "ssn last four of ",
            "[at] ",
            "a dot ",
            "A1-",
            "((((",
            "+1",
            "@a",
            "www.",
            "1/",
            "key=\"");

    @Test
    void doesWorkInProportionToTheLength() {
        for (String piece : HOSTILE) {
            long once = steps(piece.repeat(2_000 / piece.length()));
            long tenTimes = steps(piece.repeat(20_000 / piece.length()));
            assertThat(tenTimes).as("steps for %s", piece).isLessThanOrEqualTo(11 * once + 2_000);
            assertThat(tenTimes).as("steps for %s", piece).isLessThan(20_000L * RuleAutomaton.LONGEST / 2);
        }
    }

    @Test
    void takesHardlyAStepOnProse() {
        String prose =
                "the patient was seen in clinic today and reports feeling better after the change of medication ";
        assertThat(steps(prose.repeat(50))).isLessThan(prose.length() * 5L);
    }

    @Test
    void keepsEveryClaimInsideTheText() {
        Property.forAllText(400, random -> random.soup(400), text -> {
            SourceText source = SourceText.of(text);
            Detections found = new Detections();
            new RuleDetector().detect(source, found);
            assertThat(found.all())
                    .allSatisfy(claim -> assertThat(claim.end())
                            .isLessThanOrEqualTo(source.text().length()));
        });
    }

    @Test
    void findsTheSameWhateverStandsAround() {
        Property.forAll(200, Seeded::bits, seed -> {
            Seeded random = Seeded.of(seed);
            String mrn = random.digits(7);
            String text =
                    "\n" + random.letters(6) + " " + random.letters(4) + ".\nMRN: " + mrn + "\n" + random.letters(9);
            assertThat(Rules.claims(text).stream().map(claim -> Rules.original(text, claim)))
                    .contains(mrn);
        });
    }

    @Test
    void startsFromCurrentTablesOnly() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CompiledRules.write(out, 17, RuleSet.builtIn().tables().getFirst(), List.of(), List.of());
        assertThatThrownBy(() -> CompiledRules.read(new java.io.ByteArrayInputStream(out.toByteArray()), 18))
                .isInstanceOfSatisfying(
                        CordonException.class, error -> assertThat(error.code()).isEqualTo(DeidError.RULES_STALE));
    }

    @Test
    void saysWhyInConstantsOnly() {
        String text = "MRN 12345678, jane@example.org, (617) 555-1234 x12, 1HGCM82633A004352";
        assertThat(Rules.claims(text)).hasSize(4).allSatisfy(claim -> {
            assertThat(claim.detector()).startsWith("rules:");
            assertThat(claim.evidence()).doesNotContainPattern("[0-9@]");
        });
    }

    private static long steps(String text) {
        RulePass pass = new RulePass(RuleSet.builtIn(), SourceText.of(text), new Detections());
        pass.run();
        return pass.steps();
    }
}
