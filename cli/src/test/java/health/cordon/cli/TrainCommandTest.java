package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Terminal;
import health.cordon.ner.ModelHashes;
import health.cordon.ner.SiteModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon train}, in this process: it takes more memory than the processes of other tests have. */
@Timeout(300)
class TrainCommandTest {

    private static final List<String> SYLLABLES =
            List.of("ba", "dor", "kel", "mu", "ra", "shi", "tov", "zen", "lu", "go");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ExitCode run(String... args) {
        out.reset();
        err.reset();
        return Cordon.run(
                new Io(
                        new ByteArrayInputStream(new byte[0]),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Terminal.NONE,
                        Terminal.NONE),
                args);
    }

    private static String name(int i) {
        return SYLLABLES.get(i % 10) + SYLLABLES.get(i / 3 % 10) + SYLLABLES.get((i * 7 + 3) % 10);
    }

    /** Notes of a ward with a way of its own to write names, which the model that ships does not know. */
    private Path notes(int from, int to) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            String text = "pt/" + name(i) + "/bed two, stable overnight, walks with help. Note " + i;
            lines.append("{\"id\":")
                    .append(i)
                    .append(",\"patient\":")
                    .append(i)
                    .append(",\"text\":\"")
                    .append(text);
            lines.append("\",\"spans\":[{\"start\":3,\"end\":").append(3 + name(i).length());
            lines.append(",\"type\":\"PATIENT\"}]}\n");
        }
        return Files.writeString(folder.resolve("gold-" + from + ".ndjson"), lines);
    }

    @Test
    void aSitesNotesMakeAModelThatFindsMoreOfThem() throws IOException {
        Path gold = notes(0, 48);
        Path more = notes(48, 60);
        Path model = folder.resolve("models/site.model");
        assertThat(run("train", gold.toString(), more.toString(), "--profile", "fast", "--out", model.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.OK);
        String hash = SiteModel.load(model).sequence().version();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("learned          45 notes", "kept back        15 notes", "seed             1")
                .contains("model before     " + ModelHashes.installed().sequence(), "model after      " + hash)
                .containsPattern("recall +0\\.\\d+ \\(.* 1\\.0000 \\(")
                .doesNotContain(name(1));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("protected health information")
                .doesNotContain(name(1));
        assertThat(Files.getPosixFilePermissions(model)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> beside = Files.list(model.getParent())) {
            assertThat(beside).containsExactly(model);
        }

        byte[] written = Files.readAllBytes(model);
        assertThat(run("train", gold.toString(), "--out", model.toString())).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("C5033");
        assertThat(run(
                        "train",
                        more.toString(),
                        gold.toString(),
                        "--profile",
                        "fast",
                        "--out",
                        model.toString(),
                        "--overwrite",
                        "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(model).as("the order of the files does not matter").hasBinaryContent(written);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"better\":true", "\"model after\":\"" + hash);

        assertThat(run(
                        "train",
                        gold.toString(),
                        "--profile",
                        "fast",
                        "--subject-field",
                        "pateint",
                        "--out",
                        folder.resolve("x").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("eval", gold.toString(), "--profile", "fast", "--model", model.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("sequence model     " + hash, "model sha256");
    }

    @Test
    void aModelThatIsNotBetterIsNotWritten() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            lines.append("{\"text\":\"MRN: 004199").append(10 + i).append(" stable.\",\"spans\":[[5,13,\"MRN\"]]}\n");
        }
        Path gold = Files.writeString(folder.resolve("gold.ndjson"), lines);
        Path model = folder.resolve("site.model");
        assertThat(run("train", gold.toString(), "--profile", "fast", "--out", model.toString()))
                .isEqualTo(ExitCode.SOME_FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not better", "finds no more");
        assertThat(model).doesNotExist();
        assertThat(run("train", gold.toString(), "--profile", "fast", "--out", model.toString(), "--force"))
                .isEqualTo(ExitCode.OK);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("written all the same");
        assertThat(SiteModel.load(model).base())
                .isEqualTo(ModelHashes.installed().sequence());
    }

    @Test
    void whatCannotBeLearnedFromIsRefusedBeforeAnyWork() throws IOException {
        String model = folder.resolve("site.model").toString();
        assertThat(run("train", notes(0, 19).toString(), "--profile", "fast", "--out", model))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("C3504", "with PHI=19, needed=20");
        assertThat(run("train", folder.resolve("nowhere").toString(), "--out", model))
                .isEqualTo(ExitCode.USAGE);
        Path broken =
                Files.writeString(folder.resolve("broken.ndjson"), "{\"text\":\"x\",\"spans\":[[0,9,\"NAME\"]]}\n");
        assertThat(run("train", broken.toString(), "--profile", "fast", "--out", model))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("C4004", "broken.ndjson", "line=1");
        assertThat(run("train", notes(0, 30).toString(), "--out", broken + "/site.model"))
                .isEqualTo(ExitCode.SOME_FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("C5014");
        assertThat(run("train", notes(0, 30).toString(), "--out", folder.toString(), "--overwrite"))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run("train", notes(0, 30).toString())).as("--out is needed").isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("site.model")).doesNotExist();
    }
}
