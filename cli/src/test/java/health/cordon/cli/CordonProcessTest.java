package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.Launched.Ended;
import health.cordon.testkit.PhiCanary;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon} from end to end, as whoever installs it runs it. */
@Timeout(300)
class CordonProcessTest {

    private static final String NOTE =
            "Patient: Thessaly Quillfeather  MRN: 00419937\nDOB: 03/14/1951. Caf\u00E9 \uD83D\uDE00.\n";

    @TempDir
    private Path folder;

    @Test
    void withoutArgumentsItShowsANoteBeforeAndAfter() {
        Ended ended = Launched.run(folder);
        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .contains("Before", "[[00419937]]", "After", "[MRN]", "[PHONE]", "cordon deid FOLDER --out CLEAN");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aFolderGoesInAndACleanOneWithItsReportComesOut() throws IOException {
        PhiCanary canary = PhiCanary.plant(11);
        Path in = Files.createDirectories(folder.resolve("in/ward"));
        Files.writeString(in.resolve("canary.txt"), canary.note());
        Files.writeString(in.resolve("note.txt"), NOTE);
        Files.write(in.resolve("scan.pdf"), "%PDF-1.4 Quillfeather".getBytes(StandardCharsets.US_ASCII));
        Files.writeString(
                in.resolve("lines.ndjson"),
                "{\"text\":\"" + canary.value("ssn") + "\"}\nbad " + canary.value("last name") + "\n");
        Ended ended = Launched.run(folder, "deid", "in", "--out", "clean", "--json");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("ward/scan.pdf", "ward/lines.ndjson, line 2:", "C5020", "2 with errors");
        assertThat(folder.resolve("clean/ward/note.txt"))
                .content()
                .contains("[MRN]", "Caf\u00E9 \uD83D\uDE00")
                .doesNotContain("00419937");
        assertThat(folder.resolve("clean/ward/scan.pdf")).doesNotExist();
        assertThat(Files.readString(in.resolve("note.txt"))).isEqualTo(NOTE);
        String html = Files.readString(folder.resolve("clean/report.html"));
        assertThat(html)
                .contains("<!doctype html>", "safe-harbor", "ward/note.txt", "164.514(b)(2)(i)")
                .doesNotContain("http:", "https:", "<script");
        assertThat(ended.out()).startsWith("{").contains("\"DONE\": 2", "\"FAILED\": 1", "\"DONE_IN_PART\": 1");
        // Nothing that a run tells about itself holds a value: messages, report, journal.
        for (String told : List.of(
                ended.out(),
                ended.err(),
                html,
                Files.readString(folder.resolve("clean/report.json")),
                Files.readString(folder.resolve("clean/.cordon-journal.ndjson")))) {
            canary.assertAbsent("what the run told", told);
            assertThat(told).doesNotContain("00419937", "Quillfeather");
        }
        assertThat(files(folder.resolve("clean"))).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aKilledRunGoesOnWhereItStopped() throws Exception {
        Path in = notes(400);
        Launched killed = Launched.start(folder, List.of(), "deid", "in", "--out", "clean", "--threads", "2");
        awaitFiles(folder.resolve("clean"), 40);
        killed.process().destroyForcibly().waitFor();
        long done = Files.readString(folder.resolve("clean/.cordon-journal.ndjson"))
                .lines()
                .filter(line -> line.startsWith("{\"end\""))
                .count();
        assertThat(done).isBetween(1L, 399L);

        Ended again = Launched.run(folder, "deid", "in", "--out", "clean");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.err()).contains("by an earlier run");
        Ended whole = Launched.run(folder, "deid", "in", "--out", "whole", "--quiet");
        assertThat(whole.exit()).isZero();
        assertThat(whole.err()).isEmpty();
        try (Stream<Path> inputs = Files.list(in)) {
            for (Path input : inputs.toList()) {
                assertThat(folder.resolve("clean").resolve(input.getFileName()))
                        .hasSameBinaryContentAs(folder.resolve("whole").resolve(input.getFileName()));
            }
        }
        assertThat(files(folder.resolve("clean"))).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aSignalToEndLeavesWholeFilesAndSays130() throws Exception {
        notes(400);
        Launched stopped = Launched.start(folder, List.of(), "deid", "in", "--out", "clean");
        awaitFiles(folder.resolve("clean"), 20);
        stopped.process().toHandle().destroy();
        Ended ended = stopped.end();
        assertThat(ended.exit()).isEqualTo(130);
        assertThat(ended.err()).contains("run the same command again to go on");
        assertThat(files(folder.resolve("clean"))).noneMatch(name -> name.endsWith(".tmp"));
        assertThat(Launched.run(folder, "deid", "in", "--out", "clean").exit()).isZero();
    }

    @Test
    void aDiskThatIsFullEndsTheRunAndLeavesNoHalfFile() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/large.txt"), "No identifiers here.\n".repeat(20_000));
        // Profile fast: the encoder unpacks its library into a file of its own, which the limit would stop first.
        // A limit on the length of files stands in for the full disk: it needs no rights and fails the same call.
        Launched limited = Launched.start(
                folder,
                List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"),
                "deid",
                "in",
                "--out",
                "clean",
                "--profile",
                "fast");
        Ended ended = limited.end();
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("large.txt", "C5014", "free space");
        assertThat(folder.resolve("clean/large.txt")).doesNotExist();
        assertThat(files(folder.resolve("clean"))).noneMatch(name -> name.endsWith(".tmp"));
        assertThat(Launched.run(folder, "deid", "in", "--out", "clean", "--profile", "fast")
                        .exit())
                .isZero();
    }

    @Test
    void detectAnswersWhileItsInputIsOpenAndKeepsItsContract() throws Exception {
        Process process = Launched.process(folder, List.of(), "detect", "--threads", "2");
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 3; i++) {
                process.getOutputStream()
                        .write(("{\"id\":" + i + ",\"text\":\"\uD83D\uDE00 MRN: 0041993" + i + "\"}\n")
                                .getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
                assertThat(answers.readLine())
                        .startsWith("{\"id\":" + i + ",\"spans\":[{\"start\":7,\"end\":15,\"type\":\"MRN\",");
            }
            process.getOutputStream().close();
            assertThat(answers.readLine()).isNull();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aReaderThatGoesAwayIsNoError() throws Exception {
        Process process = Launched.process(folder, List.of(), "sample", "--count", "5000");
        process.getInputStream().read();
        process.getInputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void standardInputComesBackCleanOnStandardOutput() {
        Ended text = Launched.run(folder, NOTE.getBytes(StandardCharsets.UTF_8), "deid", "-");
        assertThat(text.exit()).isZero();
        assertThat(text.out()).contains("[MRN]", "Caf\u00E9 \uD83D\uDE00").doesNotContain("00419937");
        Ended lines = Launched.run(
                folder,
                "{\"n\":1.0,\"t\":\"MRN: 00419937\"}\n".getBytes(StandardCharsets.UTF_8),
                "deid",
                "-",
                "--field",
                "t");
        assertThat(lines.out()).isEqualTo("{\"n\":1.0,\"t\":\"MRN: [MRN]\"}\n");
    }

    @Test
    void codesGoOutAndComeBackWithTheVaultAlone() throws IOException {
        Files.writeString(folder.resolve("note.txt"), NOTE);
        Files.writeString(folder.resolve("codes.yaml"), "name: codes\nkinds:\n  MRN: code\n");
        assertThat(Launched.run(folder, "keyset", "new", "my.keyset").out()).startsWith("k-");
        assertThat(Launched.run(folder, "keyset", "new", "my.keyset").exit()).isEqualTo(3);
        Ended out = Launched.run(
                folder,
                "deid",
                "note.txt",
                "--out",
                "clean",
                "--policy",
                "codes.yaml",
                "--keyset",
                "my.keyset",
                "--vault",
                "my.vault");
        assertThat(out.exit()).as(out.err()).isZero();
        assertThat(folder.resolve("clean/note.txt"))
                .content()
                .contains("MRN: RIC-")
                .doesNotContain("00419937");
        Ended back = Launched.run(
                folder,
                "reidentify",
                "clean/note.txt",
                "--vault",
                "my.vault",
                "--keyset",
                "my.keyset",
                "--out",
                "back");
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(back.err()).contains("1 code restored");
        assertThat(folder.resolve("back/note.txt")).content().contains("MRN: 00419937");
    }

    @Test
    void whatIsWrongIsToldInOneLineWithItsExitCode() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/a.txt"), "x");
        Files.writeString(folder.resolve("bad.yaml"), "name: bad\nkinds:\n  NAMES: redact\n");
        Files.writeString(folder.resolve("bad-rules.yaml"), "rules:\n  - {knd: MRN}\n");
        expect(2, "did you mean", "deit");
        expect(2, "--out", "deid", "in", "--outt", "x");
        expect(2, "C5006", "deid", "in");
        expect(2, "C5001", "deid", "nowhere", "--out", "x");
        expect(2, "C5003", "deid", "in", "--out", "in/clean");
        expect(2, "fast", "deid", "in", "--out", "x", "--profile", "slow");
        expect(3, "nearest", "policy", "lint", "nowhere.yaml");
        expect(3, "3:", "deid", "in", "--out", "x", "--policy", "bad.yaml");
        expect(3, "safe-harbor", "deid", "in", "--out", "x", "--policy", "safe-habor");
        expect(3, "", "deid", "in", "--out", "x", "--site-rules", "bad-rules.yaml");
        expect(3, "", "deid", "in", "--out", "x", "--keyset", "nowhere.keyset");
        expect(3, "C5032", "deid", "in", "--out", "x", "--vault", "v");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void explainShowsTheEvidenceInThreeForms() throws IOException {
        Files.writeString(folder.resolve("note.txt"), NOTE + "<b>");
        Ended text = Launched.run(folder, "explain", "note.txt");
        assertThat(text.out()).contains("[[00419937]]#", "MRN", "line 1");
        assertThat(text.err()).contains("protected health information");
        assertThat(Launched.run(folder, "explain", "note.txt", "--color").out()).contains("\u001B[7;31m00419937");
        assertThat(Launched.run(folder, "explain", "note.txt", "--html").out())
                .contains("<mark id=s1", "&lt;b&gt;", "00419937")
                .doesNotContain("http:", "https:");
        assertThat(Launched.run(folder, "explain", "note.txt", "--json").out())
                .contains("\"type\": \"MRN\"", "\"text\": \"00419937\"");
    }

    @Test
    void theSmallCommandsWork() {
        assertThat(Launched.run(folder, "--version").out())
                .contains("cordon ", "java 25", "rules sha256 ", "lexicon sha256 ");
        assertThat(Launched.run(folder, "policy", "list").out())
                .contains("safe-harbor", "limited-data-set", "research-dates", "surrogate");
        assertThat(Launched.run(folder, "policy", "show").out())
                .contains("# sha256 ", "safe-harbor", "default: redact");
        assertThat(Launched.run(folder, "policy", "kinds").out()).contains("HEALTH_PLAN_ID", "(I)");
        assertThat(Launched.run(folder, "completion", "bash").out())
                .contains("complete -F _complete_cordon", "--subject-field");
        assertThat(Launched.run(folder, "completion", "fish").out()).contains("complete -c cordon", "-l subject-field");
        assertThat(Launched.run(folder, "bench", "--seconds", "0.2").out()).contains("de-identify", "MB/s");
        assertThat(Launched.run(folder, "sample", "--count", "2", "--without-phi")
                        .out()
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"spans\":[]"));
    }

    @Test
    void whatTheChartKnowsIsFoundInItsDocument() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        // Nothing but the chart tells that this is a number of the patient.
        Files.writeString(folder.resolve("in/n1.txt"), "the blue card says 88412 again");
        Files.writeString(folder.resolve("in/n2.txt"), "the blue card says 88412 again");
        Files.writeString(folder.resolve("known.json"), "{\"id\":\"n1\",\"patient\":{\"mrn\":[\"88412\"]}}\n");
        assertThat(Launched.run(folder, "deid", "in", "--out", "clean", "--known", "known.json", "--profile", "fast")
                        .exit())
                .isZero();
        assertThat(folder.resolve("clean/n1.txt")).hasContent("the blue card says [MRN] again");
        assertThat(folder.resolve("clean/n2.txt")).hasContent("the blue card says 88412 again");
    }

    @Test
    void evalMeasuresAndHoldsFloors() throws IOException {
        Files.writeString(
                folder.resolve("gold.ndjson"),
                Launched.run(folder, "sample", "--count", "30").out());
        Ended ended = Launched.run(folder, "eval", "gold.ndjson");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("recall", "CLINICIAN_NAME", "over-redaction");
        assertThat(Launched.run(folder, "eval", "gold.ndjson", "--json").out()).startsWith("{");
        assertThat(Launched.run(folder, "eval", "gold.ndjson", "--html").out()).contains("<html");
        assertThat(Launched.run(folder, "eval", "nowhere").exit()).isEqualTo(2);
    }

    @Test
    void policiesOfOthersAreImported() throws IOException {
        Files.writeString(
                folder.resolve("p.yaml"),
                "recognizers:\n  - name: Mrn\n    supported_entity: MEDICAL_RECORD_NUMBER\n"
                        + "    patterns:\n      - name: mrn\n        regex: 'SJ[0-9]{7}'\n        score: 0.9\n");
        Ended ended = Launched.run(folder, "policy", "import", "presidio", "p.yaml");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("rules:", "SJ");
        assertThat(Launched.run(folder, "policy", "import", "presidio", "nowhere")
                        .exit())
                .isEqualTo(3);
    }

    private void expect(int exit, String told, String... args) {
        Ended ended = Launched.run(folder, args);
        assertThat(ended.exit()).as(String.join(" ", args) + "\n" + ended.err()).isEqualTo(exit);
        assertThat(ended.err())
                .as(String.join(" ", args))
                .startsWith("cordon: ")
                .doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
        if (!told.equals("nearest")) {
            assertThat(ended.err()).containsIgnoringCase(told);
        }
    }

    private Path notes(int count) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        NoteGenerator notes = NoteGenerator.of(5, Split.ALL);
        for (int i = 0; i < count; i++) {
            Files.writeString(in.resolve("n" + i + ".txt"), notes.note(i).text().repeat(4));
        }
        return in;
    }

    private static void awaitFiles(Path out, int count) throws Exception {
        for (int i = 0; i < 3_000 && (!Files.isDirectory(out) || files(out).size() < count); i++) {
            Thread.sleep(10);
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> folder.relativize(path).toString()).toList();
        } catch (java.io.UncheckedIOException e) {
            // A file was renamed while it was listed.
            return List.of();
        }
    }
}
