package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.Launched.Ended;
import health.cordon.ner.ModelHashes;
import health.cordon.ner.NameCascade;
import health.cordon.ner.SiteModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds and models from the command line: what they do, what reports say of them, what is refused. */
@Timeout(300)
class DetectionSettingsTest {

    private static final byte[] LINE =
            "{\"id\":1,\"text\":\"MRN: 00419937, call 216-555-0142\"}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private String detected(String... options) {
        String[] args = Arrays.copyOf(new String[] {"detect", "--profile", "fast"}, 3 + options.length);
        System.arraycopy(options, 0, args, 3, options.length);
        Ended ended = Launched.run(folder, LINE, args);
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }

    private void refuses(int exit, String told, String... options) {
        String[] args = Arrays.copyOf(new String[] {"detect", "--profile", "fast"}, 3 + options.length);
        System.arraycopy(options, 0, args, 3, options.length);
        Ended ended = Launched.run(folder, LINE, args);
        assertThat(ended.exit()).as(ended.err()).isEqualTo(exit);
        assertThat(ended.err()).contains(told);
        assertThat(ended.out()).isEmpty();
    }

    private Path model() throws IOException {
        Path file = folder.resolve("site.model");
        try (OutputStream out = Files.newOutputStream(file)) {
            SiteModel.of(NameCascade.shippedSequence()).write(out);
        }
        return file;
    }

    @Test
    void aThresholdForAKindHoldsForThatKind() throws IOException {
        assertThat(detected()).contains("MRN", "PHONE");
        assertThat(detected("--threshold", "0.5,MRN=1")).contains("PHONE").doesNotContain("MRN");
        Files.writeString(folder.resolve("t.txt"), "# ours\nMRN = 1\nPHONE = 1\n");
        assertThat(detected("--thresholds", "t.txt")).doesNotContain("MRN", "PHONE");
        assertThat(detected("--thresholds", "t.txt", "--threshold", "phone=0.5"))
                .as("what the line says goes over the file")
                .contains("PHONE")
                .doesNotContain("MRN");
    }

    @Test
    void thresholdsThatCannotBeUsedAreToldTogether() throws IOException {
        refuses(
                2,
                "entry 1=no kind is called 'NAEM'; did you mean 'NAME'?, entry 2='URL' wants",
                "--threshold",
                "NAEM=0.3,URL=7");
        Files.writeString(folder.resolve("t.txt"), "all = 0.5\nFACILTY = 0.3\nall = 0.6\n");
        refuses(
                3,
                "line 2=no kind is called 'FACILTY'; did you mean 'FACILITY'?, line 3='ALL' is set twice",
                "--thresholds",
                "t.txt");
        refuses(3, "C3406", "--thresholds", "nowhere");
    }

    @Test
    void aReportNamesThresholdsAndModels() throws IOException {
        Path model = model();
        Files.writeString(folder.resolve("note.txt"), "MRN: 00419937");
        Ended ended = Launched.run(
                folder, "deid", "note.txt", "--out", "clean", "--threshold", "0.4,NAME=0.3", "--model", "site.model");
        assertThat(ended.exit()).as(ended.err()).isZero();
        for (String report : new String[] {"clean/report.json", "clean/report.html"}) {
            assertThat(folder.resolve(report))
                    .content()
                    .contains("0.4, NAME=0.3", "model sha256", Engine.hash(model))
                    .contains(ModelHashes.installed().named().keySet())
                    .contains(ModelHashes.installed().named().values());
        }
        Ended other = Launched.run(folder, "deid", "note.txt", "--out", "clean", "--threshold", "0.4,NAME=0.35");
        assertThat(other.exit()).as("other settings need another folder").isEqualTo(3);
        assertThat(Launched.run(folder, "--version").out())
                .contains("sequence model ", "encoder sha256 ", "weighing sha256 ");
    }

    @Test
    void aModelThatCannotBeUsedStopsTheStart() throws IOException {
        byte[] whole = Files.readAllBytes(model());
        assertThat(detected("--model", "site.model")).isEqualTo(detected());
        Files.write(folder.resolve("site.model"), Arrays.copyOf(whole, whole.length / 2));
        refuses(3, "C3508", "--model", "site.model");
        whole[11] = 9;
        Files.write(folder.resolve("site.model"), whole);
        refuses(3, "C3507", "--model", "site.model");
        Files.writeString(folder.resolve("site.model"), "MRN: 00419937");
        refuses(3, "C3506", "--model", "site.model");
        refuses(3, "C3505", "--model", "nowhere.model");
    }

    @Test
    void whatTheEncoderHadNoBudgetForIsCounted() throws IOException {
        Files.writeString(
                folder.resolve("long.txt"),
                "Left with Brumal Kestrin for Ondery, then Quillan took over.\n\n".repeat(300));
        Files.writeString(folder.resolve("short.txt"), "Left with Brumal Kestrin for Ondery.\n");
        Ended ended = Launched.run(folder, "deid", "long.txt", "short.txt", "--out", "clean");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("that the encoder had no budget to read");
        String json = Files.readString(folder.resolve("clean/report.json"));
        assertThat(json).containsPattern("\"total\": \\{.*\"notReadTwice\": [1-9]");
        assertThat(json).containsPattern("\"file\": \"short.txt\".*\"notReadTwice\": 0,");
        assertThat(folder.resolve("clean/report.html")).content().contains("had no budget to read");
        Launched.run(folder, "deid", "long.txt", "short.txt", "--out", "clean");
        assertThat(folder.resolve("clean/report.json"))
                .as("an earlier run's count is kept")
                .content()
                .contains("\"DONE_BEFORE\": 2")
                .containsPattern("\"total\": \\{.*\"notReadTwice\": [1-9]");
    }

    @Test
    void aSweepDrawsAndChoosesAndItsFileIsTaken() throws IOException {
        Files.writeString(
                folder.resolve("gold.ndjson"),
                Launched.run(folder, "sample", "--count", "150", "--seed", "3").out());
        Ended ended = Launched.run(
                folder,
                "eval",
                "gold.ndjson",
                "--profile",
                "fast",
                "--sweep",
                "--at-most",
                "0.02",
                "--svg",
                "curve.svg",
                "--save-thresholds",
                "site.thresholds");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("at most 2.00 % of the letters", "now in force     0.5", "one threshold for all kinds")
                .contains("sequence model     " + ModelHashes.installed().sequence());
        assertThat(folder.resolve("curve.svg")).content().startsWith("<svg ").contains("now in force");
        assertThat(folder.resolve("site.thresholds")).content().contains("all = 0.5", "# Chosen by");
        Ended again = Launched.run(
                folder, "eval", "gold.ndjson", "--profile", "fast", "--thresholds", "site.thresholds", "--json");
        assertThat(again.exit()).as(again.err()).isZero();
        String chosen = ended.out()
                .lines()
                .filter(line -> line.startsWith("chosen "))
                .findFirst()
                .orElseThrow()
                .substring(17);
        assertThat(again.out()).contains("\"threshold\":\"" + chosen + "\"");
        assertThat(Launched.run(folder, "eval", "gold.ndjson", "--svg", "curve.svg")
                        .err())
                .as("nothing is replaced")
                .contains("C5033");
    }

    @Test
    void aSweepThatCannotBeMadeSaysWhy() throws IOException {
        Files.writeString(
                folder.resolve("gold.ndjson"),
                Launched.run(folder, "sample", "--count", "5").out());
        Ended few = Launched.run(
                folder, "eval", "gold.ndjson", "--profile", "fast", "--save-thresholds", "site.thresholds");
        assertThat(few.exit()).isEqualTo(1);
        assertThat(few.err()).contains("C5037", "needed=20");
        assertThat(folder.resolve("site.thresholds")).doesNotExist();
        assertThat(Launched.run(folder, "eval", "gold.ndjson", "--sweep", "--at-most", "2")
                        .exit())
                .isEqualTo(2);
        assertThat(Launched.run(folder, "eval", "gold.ndjson", "--sweep", "--predictions", "gold.ndjson")
                        .exit())
                .isEqualTo(2);
    }
}
