package health.cordon.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.deid.Span;
import health.cordon.testkit.PhiCanary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private final PhiCanary canary = PhiCanary.plant(21);
    private final String name = canary.value("last name");

    private EvalReport report(EvalOptions options) {
        String text = "Ms. " + name + " <Foley> in place";
        GoldDocument document = new GoldDocument(
                "n1",
                text,
                List.of(new GoldEntity(4, 4 + name.length(), PhiKind.NAME, "NAME", "ANGLO")),
                Map.of("kind", "EMAIL"));
        return Evaluation.run(
                List.of(document)::forEach,
                options,
                d -> List.of(
                        new Span(text.indexOf("Foley"), text.indexOf("Foley") + 5, PhiKind.NAME, 1, "t", List.of())));
    }

    @Test
    void noReportHoldsPhiUnlessAsked() {
        EvalReport report = report(EvalOptions.DEFAULT);
        canary.assertAbsent("text", ReportText.of(report));
        canary.assertAbsent("json", ReportJson.of(report));
        canary.assertAbsent("html", ReportHtml.of(report));
        canary.assertAbsent("record", report.toString());
        EvalReport shown = report(EvalOptions.DEFAULT.showing());
        assertThat(ReportText.of(shown)).contains(name);
        assertThat(ReportJson.of(shown)).contains(name);
        assertThat(ReportHtml.of(shown)).contains(name);
        canary.assertAbsent("record", shown.toString());
    }

    @Test
    void theTextTellsTheFigures() {
        String text = ReportText.of(report(EvalOptions.DEFAULT));
        assertThat(text)
                .contains("documents        1, 1 identifiers")
                .contains("recall           0.0000 (0.0000-0.7935)")
                .containsPattern("NAME +1 +1 +0 0\\.0000 \\(0\\.0000-0\\.7935\\) +0\\.0000 +1")
                .contains("by origin, best less worst 0.0 points")
                .contains("Xxxxx");
    }

    @Test
    void theJsonHasItsKeysInOrder() {
        assertThat(ReportJson.of(report(EvalOptions.DEFAULT)))
                .startsWith("{\"documents\":1,\"documents_with_phi\":1,\"documents_without_leak\":[0.0,0.0,")
                .contains("\"phi_free_untouched\":null")
                .contains("\"kinds\":{\"NAME\":{\"elements\":1,\"covered\":0,\"partial\":0,")
                .contains("\"leaks\":[{\"id\":\"n1\",\"start\":4,");
    }

    @Test
    void onlySoManyAreListedButAllAreCounted() {
        EvalReport report = report(EvalOptions.DEFAULT.listing(0));
        assertThat(report.leaks()).isEmpty();
        assertThat(report.overall().leaks()).isEqualTo(1);
    }

    @Test
    void floorsFailWhatIsBelow(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("floors.txt"), """
                # least
                NAME = 0.9
                overall = 0
                DATE = 0.5   # the gold has none
                over-redaction = 0.1
                gap.origin = 0.02
                """);
        Floors floors = Floors.read(file);
        EvalReport report = report(EvalOptions.DEFAULT);
        assertThat(floors.check(report))
                .extracting(Floors.Shortfall::name)
                .containsExactly("NAME", "DATE", "over-redaction");
        assertThatThrownBy(() -> floors.require(report))
                .hasMessageContaining("C4009")
                .hasMessageContaining("NAME=0.0000 < 0.9000");
        for (String bad : List.of("NAME", "NOBODY = 0.5", "NAME = 2", "NAME = x", "NAME = 0.5\nNAME = 0.6")) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> Floors.read(file)).as(bad).hasMessageContaining("C4008");
        }
    }
}
