package health.cordon.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.AuditError;
import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.Entries;
import health.cordon.audit.Finding;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes, cuts, swaps or rolls back a log is found out. */
@Cfr("164.312(c)(2)")
class AttackTest {

    @TempDir
    Path data;

    private Path folder = Path.of("");

    @BeforeEach
    void make() {
        folder = data.resolve("audit");
        write(folder, 0, 700);
    }

    @Test
    void everyChangedByteOfTheTreeIsFound() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                boolean counts = name.startsWith("tile/") || name.equals("checkpoint") || name.equals("log.vkey");
                boolean superseded = name.contains(".p/") && !isCurrent(name);
                if (!counts || superseded) {
                    continue;
                }
                byte[] good = Files.readAllBytes(file);
                for (int at = 0; at < good.length; at += 1 + good.length / 9) {
                    byte[] bad = good.clone();
                    bad[at] ^= 4;
                    Files.write(file, bad);
                    assertBad(name + " byte " + at);
                }
                if (name.equals("log.vkey")) {
                    // Its line end says nothing.
                    Files.write(file, good);
                    continue;
                }
                Files.write(file, java.util.Arrays.copyOf(good, good.length - 1));
                assertBad(name + " cut");
                Files.write(file, java.util.Arrays.copyOf(good, good.length + 1));
                assertBad(name + " with a byte more");
                Files.delete(file);
                assertBad(name + " deleted");
                Files.write(file, good);
            }
        }
        assertThat(report().isGood()).isTrue();
    }

    @Test
    void anEntryThatIsChangedWithItsTileIsFoundAbove() throws IOException {
        Path bundle = folder.resolve("tile/entries/000");
        String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
        Files.writeString(bundle, text.replaceFirst("\"PERMIT\"", "\"EMERGE\""), StandardCharsets.ISO_8859_1);
        assertThat(findings()).contains(Finding.ENTRY_CHANGED);
        Path tile = folder.resolve("tile/0/000");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[3] ^= 1;
        Files.write(tile, hashes);
        assertThat(findings()).contains(Finding.TILE_CHANGED);
    }

    @Test
    void bundlesThatAreSwappedAreFound() throws IOException {
        Path one = folder.resolve("tile/entries/000");
        Path two = folder.resolve("tile/entries/001");
        byte[] first = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(two));
        Files.write(two, first);
        assertThat(report().problemCount()).isGreaterThanOrEqualTo(512);
    }

    @Test
    void aLogRolledBackToAnEarlierCopyIsFoundByWhoKeptACheckpoint() throws Exception {
        Path copy = data.resolve("copy");
        copy(folder, copy);
        write(folder, 700, 900);
        String kept = AuditReader.open(folder).checkpoint().note();
        delete(folder);
        copy(copy, folder);
        assertThat(report().isGood()).isTrue();
        VerifyReport report = LogVerifier.verify(folder, null, List.of(kept), true, 1);
        assertThat(report.problems()).extracting(Problem::finding).containsExactly(Finding.ROLLED_BACK);
        // Whoever goes on writing makes a fork of it, which is found as well.
        write(folder, 2000, 2300);
        report = LogVerifier.verify(folder, null, List.of(kept), true, 1);
        assertThat(report.problems()).extracting(Problem::finding).containsExactly(Finding.FORKED);
    }

    @Test
    void aWriterRefusesALogWhoseJournalWasCutOrTakenAway() throws IOException {
        Path copy = data.resolve("copy");
        copy(folder, copy);
        write(folder, 700, 900);
        // An old journal under a new checkpoint: entries are missing.
        delete(folder.resolve("journal"));
        copy(copy.resolve("journal"), folder.resolve("journal"));
        refused(AuditError.ROLLED_BACK);
        assertThat(findings()).contains(Finding.JOURNAL_DAMAGED);
        delete(folder.resolve("journal"));
        Files.createDirectory(folder.resolve("journal"));
        refused(AuditError.JOURNAL_DAMAGED);
    }

    @Test
    void aWriterRefusesACheckpointThatIsOlderThanItsJournal() throws IOException {
        byte[] old = Files.readAllBytes(folder.resolve("checkpoint"));
        write(folder, 700, 900);
        Files.write(folder.resolve("checkpoint"), old);
        refused(AuditError.ROLLED_BACK);
    }

    @Test
    void aWriterRefusesAnEdgeThatWasChanged() throws IOException {
        Path tile = folder.resolve("tile/0/002.p/188");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[40] ^= 1;
        Files.write(tile, hashes);
        refused(AuditError.LOG_DAMAGED);
    }

    @Test
    void anotherKeyInTheFolderIsNoUseAgainstOneKeptElsewhere() throws Exception {
        String key = Files.readString(folder.resolve("log.vkey"));
        delete(folder);
        write(folder, 0, 700);
        VerifyReport report =
                LogVerifier.verify(folder, health.cordon.audit.note.VerifierKey.parse(key), List.of(), true, 1);
        assertThat(report.problems()).extracting(Problem::finding).containsExactly(Finding.NOT_SIGNED);
        assertThat(report.checkpoint()).isNull();
    }

    @Test
    void aCopyOfThePublicPartVerifiesAlone() throws IOException {
        delete(folder.resolve("journal"));
        Files.delete(folder.resolve("log.key"));
        assertThat(report().isGood()).isTrue();
    }

    @Test
    void whereThereIsNoLogItIsTold() {
        assertThatThrownBy(() -> LogVerifier.verify(data.resolve("nowhere"), null, List.of(), true, 1))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AuditError.LOG_MISSING));
    }

    private static boolean isCurrent(String name) {
        return name.endsWith("/002.p/188") || name.endsWith("1/000.p/2");
    }

    private void assertBad(String what) {
        try {
            assertThat(report().isGood()).as(what).isFalse();
        } catch (CordonException e) {
            assertThat(e.code()).as(what).isIn(AuditError.KEY_DAMAGED, AuditError.LOG_MISSING);
        }
    }

    private void refused(AuditError code) {
        assertThatThrownBy(() -> AuditLog.open(folder))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private List<Finding> findings() {
        return report().problems().stream().map(Problem::finding).toList();
    }

    private VerifyReport report() {
        return LogVerifier.verify(folder, null, List.of(), true, 1);
    }

    private static void write(Path folder, int from, int to) {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(Entries.any(i));
        }
        try (AuditLog log = AuditLog.open(folder)) {
            log.append(entries);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
