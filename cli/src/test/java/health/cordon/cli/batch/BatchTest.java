package health.cordon.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.cli.batch.FileOutcome.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BatchTest {

    @TempDir
    private Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectories(folder.resolve("in/deep/er")).getParent().getParent();
        out = folder.resolve("out");
        Files.writeString(in.resolve("a.txt"), "for Zorvane");
        Files.writeString(in.resolve("deep/er/b.txt"), "nothing");
        Files.writeString(in.resolve("deep/c.ndjson"), "{\"text\":\"Zorvane\"}\n");
    }

    @Test
    void everyFileGoesToItsPlace() throws IOException {
        List<FileOutcome> outcomes = run(plan("1"));
        assertThat(outcomes).extracting(FileOutcome::name).containsExactly("a.txt", "deep/c.ndjson", "deep/er/b.txt");
        assertThat(outcomes).allMatch(FileOutcome::ok);
        assertThat(out.resolve("a.txt")).hasContent("for [NAME]");
        assertThat(out.resolve("deep/er/b.txt")).hasContent("nothing");
        assertThat(outcomes.getFirst().hashIn()).isEqualTo(Hashes.of(in.resolve("a.txt")));
        assertThat(outcomes.getFirst().hashOut()).isEqualTo(Hashes.of(out.resolve("a.txt")));
        assertThat(files(out)).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aSecondRunDoesOnlyWhatChanged() throws IOException {
        run(plan("1"));
        Files.writeString(in.resolve("a.txt"), "again Zorvane");
        Files.delete(out.resolve("deep/er/b.txt"));
        assertThat(run(plan("1")))
                .extracting(FileOutcome::state)
                .containsExactly(State.DONE, State.DONE_BEFORE, State.DONE);
        assertThat(out.resolve("a.txt")).hasContent("again [NAME]");
        assertThat(out.resolve("deep/er/b.txt")).hasContent("nothing");
    }

    @Test
    void anOutputThatSomebodyChangedIsMadeAgain() throws IOException {
        run(plan("1"));
        Files.writeString(out.resolve("a.txt"), "for Zorvan3");
        assertThat(run(plan("1")).getFirst().state()).isEqualTo(State.DONE);
        assertThat(out.resolve("a.txt")).hasContent("for [NAME]");
    }

    @Test
    void otherSettingsNeedAFreshRun() {
        run(plan("1"));
        assertThatThrownBy(() -> run(plan("2"))).hasMessageContaining("C5007");
        BatchPlan fresh = new BatchPlan(out, "", FileShape.byName(), "2", 2, Set.of(), true, false);
        assertThat(run(fresh)).extracting(FileOutcome::state).containsOnly(State.DONE);
        assertThat(run(plan("2"))).extracting(FileOutcome::state).containsOnly(State.DONE_BEFORE);
    }

    @Test
    void aJournalCutShortByAKillIsReadUpToTheCut() throws IOException {
        run(plan("1"));
        Path journal = out.resolve(Journal.NAME);
        byte[] whole = Files.readAllBytes(journal);
        for (int cut = 1; cut < whole.length; cut += 37) {
            Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - cut));
            assertThat(run(new BatchPlan(out, "", FileShape.byName(), "1", 2, Set.of(), false, true)))
                    .allMatch(FileOutcome::ok);
        }
        assertThat(out.resolve("a.txt")).hasContent("for [NAME]");
    }

    @Test
    void aFileOfSomebodyElseIsNotReplaced() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("a.txt"), "mine");
        List<FileOutcome> outcomes = run(plan("1"));
        assertThat(outcomes.getFirst().faults()).extracting(Fault::number).containsExactly(5009);
        assertThat(outcomes.subList(1, 3)).allMatch(FileOutcome::ok);
        assertThat(out.resolve("a.txt")).hasContent("mine");
        assertThat(run(new BatchPlan(out, "", FileShape.byName(), "1", 2, Set.of(), false, true)))
                .allMatch(FileOutcome::ok);
    }

    @Test
    void anOutputNeverReplacesItsInput() throws IOException {
        BatchPlan over = new BatchPlan(in, "", FileShape.byName(), "1", 2, Set.of(), false, true);
        assertThat(run(over))
                .allSatisfy(outcome ->
                        assertThat(outcome.faults()).extracting(Fault::number).containsExactly(5005));
        assertThat(in.resolve("a.txt")).hasContent("for Zorvane");
    }

    @Test
    void aHardLinkToTheInputIsNotReplacedEither() throws IOException {
        Files.createDirectories(out);
        Files.createLink(out.resolve("a.txt"), in.resolve("a.txt"));
        BatchPlan overwrite = new BatchPlan(out, "", FileShape.byName(), "1", 2, Set.of(), false, true);
        assertThat(run(overwrite).getFirst().faults()).extracting(Fault::number).containsExactly(5005);
    }

    @Test
    void reservedNamesAreRefused() throws IOException {
        Files.writeString(in.resolve("report.json"), "Zorvane");
        BatchPlan plan = new BatchPlan(out, "", FileShape.byName(), "1", 2, Set.of("report.json"), false, true);
        assertThat(run(plan).get(1).faults()).extracting(Fault::number).containsExactly(5028);
    }

    @Test
    void aFailureCostsItsFileAndLeavesNothingOfIt() throws IOException {
        Files.writeString(in.resolve("broken.txt"), "BREAKS for Zorvane");
        Files.write(in.resolve("binary.txt"), new byte[4_000]);
        List<FileOutcome> outcomes = run(plan("1"));
        assertThat(outcomes)
                .extracting(FileOutcome::state)
                .containsExactly(State.DONE, State.FAILED, State.FAILED, State.DONE, State.DONE);
        assertThat(files(out)).doesNotContain("broken.txt", "binary.txt").noneMatch(name -> name.endsWith(".tmp"));
        assertThat(outcomes.toString()).doesNotContain("Zorvane");
        assertThat(Files.readString(out.resolve(Journal.NAME))).doesNotContain("Zorvane");
    }

    @Test
    void aFileThatVanishesIsAFault() throws IOException {
        InputFiles found = InputFiles.find(List.of(in), Selection.ALL);
        Files.delete(in.resolve("a.txt"));
        List<FileOutcome> outcomes = new Batch(plan("1"), Planted.documents(), new BatchListener() {}).run(found);
        assertThat(outcomes.getFirst().faults()).extracting(Fault::number).containsExactly(5013);
        assertThat(outcomes.subList(1, 3)).allMatch(FileOutcome::ok);
    }

    @Test
    void anOutputThatCannotBeWrittenStopsTheRun() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("deep"), "a file where a folder should be");
        List<FileOutcome> outcomes = run(new BatchPlan(out, "", FileShape.byName(), "1", 1, Set.of(), false, true));
        assertThat(outcomes).extracting(FileOutcome::ok).containsExactly(true, false, false);
        assertThat(outcomes.get(1).faults()).extracting(Fault::number).containsExactly(5014);
    }

    @Test
    void twoRunsAtOnceAreRefused() {
        try (Journal journal = Journal.open(out, "1", false)) {
            assertThat(journal.finished("a.txt")).isNull();
            assertThatThrownBy(() -> run(plan("1"))).hasMessageContaining("C5008");
        }
    }

    @Test
    void aStoppedRunSaysSoAndGoesOnLater() throws IOException {
        for (int i = 0; i < 200; i++) {
            Files.writeString(in.resolve("n" + i + ".txt"), "Zorvane " + i);
        }
        AtomicInteger ended = new AtomicInteger();
        Batch[] batch = new Batch[1];
        batch[0] = new Batch(plan("1"), Planted.documents(), new BatchListener() {
            @Override
            public void ended(FileOutcome outcome) {
                if (ended.incrementAndGet() == 20) {
                    batch[0].stop();
                }
            }
        });
        List<FileOutcome> outcomes = batch[0].run(InputFiles.find(List.of(in), Selection.ALL));
        assertThat(outcomes).anyMatch(outcome -> outcome.state() == State.STOPPED);
        List<FileOutcome> later = run(plan("1"));
        assertThat(later).allMatch(FileOutcome::ok).anyMatch(outcome -> outcome.state() == State.DONE_BEFORE);
        assertThat(out.resolve("n199.txt")).hasContent("[NAME] 199");
    }

    @Test
    void theOutputsDoNotDependOnTheThreads() throws IOException {
        run(plan("1"));
        BatchPlan other = new BatchPlan(folder.resolve("out8"), "", FileShape.byName(), "1", 8, Set.of(), false, false);
        run(other);
        for (String name : List.of("a.txt", "deep/c.ndjson", "deep/er/b.txt")) {
            assertThat(folder.resolve("out8").resolve(name)).hasSameBinaryContentAs(out.resolve(name));
        }
    }

    @Test
    void theSuffixStandsBeforeTheEnding() {
        BatchPlan plan = new BatchPlan(out, ".deid", FileShape.byName(), "", 1, Set.of(), false, false);
        assertThat(plan.outputName("x/note.txt")).isEqualTo("x/note.deid.txt");
        assertThat(plan.outputName("x.y/note")).isEqualTo("x.y/note.deid");
        assertThat(plan.outputName("x/.hidden")).isEqualTo("x/.hidden.deid");
    }

    private BatchPlan plan(String settings) {
        return new BatchPlan(out, "", FileShape.byName(), settings, 2, Set.of(), false, false);
    }

    private List<FileOutcome> run(BatchPlan plan) {
        return new Batch(plan, Planted.documents(), new BatchListener() {})
                .run(InputFiles.find(List.of(in), Selection.ALL));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> folder.relativize(path).toString()).toList();
        }
    }
}
