package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon access} and {@code cordon minimum}, as commands. */
class AccessAndMinimumTest {

    private record Said(ExitCode exit, String out, String err) {}

    @TempDir
    private Path folder;

    private Said run(String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Io io = new Io(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Terminal.NONE);
        ExitCode exit = Cordon.run(io, args);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void explainTellsTheAnswerThePolicyAndWhatWouldChangeIt() {
        String[] question = {
            "access",
            "explain",
            "--role",
            "data-scientist",
            "--purpose",
            "hresch",
            "--action",
            "train",
            "--resource",
            "TrainingData::notes"
        };
        Said said = run("", question);
        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .startsWith("DENY  someone (data-scientist), for research: train TrainingData::notes (PHI)")
                .contains(
                        "Nobody trains on PHI",
                        "everyone.cedar:",
                        "45 CFR 164.502(a)",
                        "with an approval to train in force");
        Said json = run(
                "",
                java.util.stream.Stream.concat(java.util.Arrays.stream(question), java.util.stream.Stream.of("--json"))
                        .toArray(String[]::new));
        assertThat(json.out())
                .startsWith(
                        "{\"decision\":\"deny\",\"policies\":[{\"id\":\"no-training-on-phi-without-approval\",\"effect\":\"forbid\"");
        assertThat(run(
                                "",
                                "access",
                                "explain",
                                "--role",
                                "clinician",
                                "--purpose",
                                "ETREAT",
                                "--action",
                                "release",
                                "--resource",
                                "VaultEntry",
                                "--emergency")
                        .out())
                .startsWith("ALLOW");
    }

    @Test
    void aWordThatIsNoneIsAnsweredWithTheNearest() {
        Said said = run("", "access", "explain", "--purpose", "TREET", "--action", "read", "--resource", "Dataset");
        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("did you mean 'TREAT'?");
        assertThat(run("", "access", "explain", "--purpose", "TREAT", "--action", "read", "--resource", "Datset")
                        .err())
                .contains("did you mean 'Dataset'?");
    }

    @Test
    void testEndsWithOneWhereAnAnswerIsNotAsExpected() throws IOException {
        assertThat(run("", "access", "test").out()).matches("(?s).*\\d+ passed, 0 failed\n");
        Path tests = write("tests.yaml", """
                tests:
                  - {name: closed, role: clinician, purpose: TREAT, action: read, resource: PatientRecord, expect: deny}
                """);
        Said open = run("", "access", "test", tests.toString());
        assertThat(open.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(open.out())
                .contains("FAILED " + tests + ":2: closed: expected deny, but it is allow", "0 passed, 1 failed");
        write("site/closed.cedar", "@id(\"closed\") @says(\"x\") forbid (principal, action, resource);");
        Said closed = run(
                "",
                "access",
                "test",
                tests.toString(),
                "--policies",
                folder.resolve("site").toString(),
                "--verbose");
        assertThat(closed.exit()).isEqualTo(ExitCode.OK);
        assertThat(closed.out()).contains("passed " + tests + ":2: closed");
        Said broken = run(
                "",
                "access",
                "test",
                write("bad.yaml", "tests:\n  - {nam: x}\n").toString());
        assertThat(broken.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(broken.err()).contains("the policy tests cannot be used:", "did you mean 'name'");
    }

    @Test
    void lintTellsAllProblemsAndShowWritesWhatLintAccepts() throws IOException {
        write(
                "site/bad.cedar",
                "permit (principal, action, resource);\n@id(\"x\") @says(\"x\") permit (principal action, resource);");
        Said bad = run("", "access", "lint", folder.resolve("site").toString());
        assertThat(bad.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(bad.out()).contains("bad.cedar:1: the policy has no @id", "bad.cedar:2: unexpected token");
        Said used =
                run("", "access", "test", "--policies", folder.resolve("site").toString());
        assertThat(used.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(used.err()).contains("the access policies cannot be used:", "bad.cedar:1:");

        String out = folder.resolve("mine").toString();
        assertThat(run("", "access", "show", "--out", out).out()).contains("wrote 10 files");
        assertThat(run("", "access", "show", "--out", out).exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run("", "access", "lint", out, "--only").exit()).isEqualTo(ExitCode.OK);
        assertThat(run("", "access", "test", out + "/tests.yaml", "--policies", out, "--only")
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(run("", "access", "show").out()).contains("clinician.cedar", "FORBIDS. Nobody trains on PHI");
    }

    @Test
    void filterGivesWhatTheRuleKeepsAndTellsWhatItWithheldWithoutAValue() {
        Said said = run(
                "{\"name\":\"Quillfeather\",\"modality\":\"CT\",\"age\":47,\"ward-nickname\":\"x\"}",
                "minimum",
                "filter",
                "-",
                "--function",
                "imaging-model",
                "--purpose",
                "TREAT");
        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).isEqualTo("{\"modality\":\"CT\",\"age\":\"40-49\"}\n");
        assertThat(said.err())
                .contains(
                        "imaging-model:",
                        "2 values kept, 1 of them with less in them",
                        "name",
                        "the rule withholds it",
                        "?")
                .doesNotContain("Quillfeather", "ward-nickname");
        Said named = run(
                "{\"ward-nickname\":\"x\"}",
                "minimum",
                "filter",
                "-",
                "--function",
                "imaging-model",
                "--purpose",
                "TREAT",
                "--names");
        assertThat(named.err()).contains("ward-nickname");
        Said quiet = run(
                "{\"a\":1}\n{\"modality\":\"MR\"}\n",
                "minimum",
                "filter",
                "-",
                "--format",
                "ndjson",
                "--function",
                "imaging-model",
                "--purpose",
                "TREAT",
                "--quiet");
        assertThat(quiet.out()).isEqualTo("{}\n{\"modality\":\"MR\"}\n");
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void filterReadsATableByItsEndingAndLeavesNoHalfFile() throws IOException {
        Path table = write("visits.tsv", "name\tage\tmodality\nQuillfeather\t47\tCT\n");
        Path out = folder.resolve("out.tsv");
        String[] common = {"--function", "imaging-model", "--purpose", "TREAT"};
        assertThat(run("", with(common, "minimum", "filter", table.toString(), "--out", out.toString()))
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(out).hasContent("age\tmodality\n40-49\tCT\n");

        Path broken = write("broken.ndjson", "{\"modality\":\"CT\"}\n{\"modality\":\n");
        Path none = folder.resolve("none.ndjson");
        Said said = run("", with(common, "minimum", "filter", broken.toString(), "--out", none.toString()));
        assertThat(said.exit()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(said.err()).contains("C8100");
        assertThat(none).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
        assertThat(run("", with(common, "minimum", "filter", broken.toString(), "--out", broken.toString()))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("", with(common, "minimum", "filter", "nothing.json")).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    private static String[] with(String[] common, String... first) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(first), java.util.Arrays.stream(common))
                .toArray(String[]::new);
    }

    @Test
    void whereNoRuleIsNothingIsGiven() {
        Said said = run("{\"a\":1}", "minimum", "filter", "-", "--function", "newsletter", "--purpose", "HMARKT");
        assertThat(said.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("C8082", "imaging-model");
    }

    @Test
    void rulesAreListedShownAndChecked() throws IOException {
        assertThat(run("", "minimum", "list").out()).contains("imaging-model", "HPAYMT", "any role");
        String shown = run("", "minimum", "show").out();
        Path mine = write("mine.yaml", shown);
        assertThat(run("", "minimum", "lint", mine.toString()).exit()).isEqualTo(ExitCode.OK);
        assertThat(run("", "minimum", "schema").out()).contains("\"$schema\"");
        Path bad = write("bad.yaml", "name: x\nrules:\n  - {id: a, says: x, function: f, purpose: TREAT, kep: [a]}\n");
        Said lint = run("", "minimum", "lint", bad.toString());
        assertThat(lint.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(lint.out()).contains(bad + ":3:", "did you mean 'keep'");
        Said used =
                run("{}", "minimum", "filter", "-", "--rules", bad.toString(), "--function", "f", "--purpose", "TREAT");
        assertThat(used.err()).contains("the minimum-necessary rules cannot be used:");
        assertThat(List.of(used.exit(), lint.exit())).containsOnly(ExitCode.CONFIGURATION);
    }
}
