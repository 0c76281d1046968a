package health.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.files.DiskFiles;
import health.cordon.audit.index.Query;
import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.audit.verify.VerifyReport;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    @TempDir
    Path data;

    private Path folder = Path.of("");

    @BeforeEach
    void name() {
        folder = data.resolve("audit");
    }

    @Test
    @Cfr("164.312(b)")
    void whatIsAppendedIsThereProvenAndInOrder() throws Exception {
        try (AuditLog log = AuditLog.open(folder)) {
            for (int i = 0; i < 600; i++) {
                AuditReceipt receipt = log.append(Entries.any(i));
                assertThat(receipt.index()).isEqualTo(i);
            }
            log.publish();
            AuditReader reader = log.read();
            assertThat(reader.size()).isEqualTo(600);
            for (int i = 0; i < 600; i += 7) {
                AuditRecord record = reader.entry(i);
                assertThat(record.entry()).isEqualTo(Entries.any(i));
                byte[] leaf = new TreeHasher().leaf(record.bytes());
                Proofs.verifyInclusion(
                        i,
                        600,
                        leaf,
                        reader.inclusion(i),
                        reader.checkpoint().checkpoint().root());
                Proofs.verifyConsistency(
                        i, 600, reader.root(i), reader.checkpoint().checkpoint().root(), reader.consistency(i));
            }
        }
        good(600);
    }

    @Test
    void manyThreadsShareOneLogAndLoseNothing() throws Exception {
        ConcurrentLinkedQueue<AuditReceipt> receipts = new ConcurrentLinkedQueue<>();
        try (AuditLog log = AuditLog.open(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 64; t++) {
                int thread = t;
                threads.execute(() -> {
                    for (int i = 0; i < 50; i++) {
                        receipts.add(log.append(Entries.entry(thread * 50 + i)));
                    }
                });
            }
        }
        Set<Long> indexes = new HashSet<>();
        receipts.forEach(receipt -> indexes.add(receipt.index()));
        assertThat(indexes).hasSize(3200);
        AuditReader reader = AuditReader.open(folder);
        for (AuditReceipt receipt : receipts) {
            assertThat(reader.leafHash(receipt.index())).isEqualTo(receipt.leafHash());
        }
        good(3200);
    }

    @Test
    void aListIsOneAfterTheOther() {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            entries.add(Entries.any(i));
        }
        try (AuditLog log = AuditLog.open(folder)) {
            List<AuditReceipt> receipts = log.append(entries);
            assertThat(receipts).hasSize(5000);
            for (int i = 0; i < 5000; i++) {
                assertThat(receipts.get(i).index()).isEqualTo(i);
            }
        }
        good(5000);
    }

    @Test
    void aLogGoesOnWhereItStoppedUnderTheSameKey() throws Exception {
        SignedCheckpoint first;
        try (AuditLog log = AuditLog.open(folder)) {
            log.append(Entries.any(1));
            first = log.publish();
        }
        for (int run = 0; run < 5; run++) {
            try (AuditLog log = AuditLog.open(folder)) {
                assertThat(log.append(Entries.any(2)).index()).isEqualTo(1 + run * 100L);
                for (int i = 0; i < 99; i++) {
                    log.append(Entries.any(3));
                }
            }
        }
        AuditReader reader = AuditReader.open(folder);
        assertThat(reader.size()).isEqualTo(501);
        assertThat(reader.root(1)).isEqualTo(first.checkpoint().root());
        assertThat(LogVerifier.verify(folder, null, List.of(first.note()), true, 2)
                        .isGood())
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("log.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anEmptyLogVerifies() {
        AuditLog.open(folder).close();
        good(0);
        AuditLog.open(folder).close();
        good(0);
    }

    @Test
    void searchFindsWhatAScanFindsOverSegments() throws Exception {
        int count = 65_536 + 3_000;
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(i % 50 == 0 ? Entries.any(i) : Entries.entry(i));
        }
        try (AuditLog log = AuditLog.open(folder)) {
            log.append(entries);
        }
        good(count);
        AuditReader reader = AuditReader.open(folder);
        List<AuditRecord> all = found(reader, Query.ALL);
        assertThat(all).hasSize(count);
        Instant middle = all.get(70_0).time();
        AuditEntry sample = Entries.any(50);
        List<Query> queries = List.of(
                Query.ALL.subject(List.of(Entries.patient(3))),
                Query.ALL
                        .subject(List.of(Entries.patient(3), Entries.patient(4)))
                        .who(entries.get(3).who()),
                Query.ALL.who(sample.who()),
                Query.ALL.purpose(sample.purpose()),
                Query.ALL.resource(sample.resource()),
                Query.ALL
                        .resource(entries.get(1).resource())
                        .purpose(entries.get(1).purpose())
                        .action(AuditAction.READ),
                Query.ALL.from(middle),
                Query.ALL.before(middle).who(entries.get(5).who()),
                Query.ALL.subject(List.of(Entries.patient(999))));
        for (Query query : queries) {
            List<Long> wanted =
                    all.stream().filter(query::matches).map(AuditRecord::index).toList();
            assertThat(found(reader, query).stream().map(AuditRecord::index)).isEqualTo(wanted);
        }
        // An index that is gone, or of other entries, is built anew in memory; verification tells of it.
        Path index = folder.resolve("index/0000000000.idx");
        byte[] bytes = Files.readAllBytes(index);
        bytes[30] ^= 1;
        Files.write(index, bytes);
        assertThat(found(reader, queries.getFirst()))
                .hasSameSizeAs(all.stream().filter(queries.getFirst()::matches).toList());
        assertThat(verified().problems()).extracting("finding").containsExactly(Finding.INDEX_DIFFERS);
        Files.delete(index);
        assertThat(found(reader, queries.getFirst())).isNotEmpty();
        assertThat(verified().isGood()).isFalse();
    }

    @Test
    void aClockThatGoesBackIsRecorded() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
        try (AuditLog log = opened(now)) {
            log.append(Entries.any(1));
            now.set(Instant.parse("2026-03-01T09:59:59.5Z"));
            assertThat(log.append(Entries.any(2)).index()).isEqualTo(2);
            assertThat(log.append(Entries.any(3)).index()).isEqualTo(3);
        }
        now.set(Instant.parse("2026-02-01T00:00:00Z"));
        try (AuditLog log = opened(now)) {
            assertThat(log.append(Entries.any(4)).index()).isEqualTo(5);
        }
        AuditReader reader = AuditReader.open(folder);
        List<AuditRecord> recorded = found(reader, Query.ALL.action(AuditAction.CLOCK_WENT_BACK));
        assertThat(recorded).extracting(AuditRecord::index).containsExactly(1L, 4L);
        assertThat(recorded.getFirst().before()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(recorded.getFirst().time()).isEqualTo(Instant.parse("2026-03-01T09:59:59.5Z"));
        good(6);
    }

    @Test
    void oneLogHasOneWriter() {
        try (AuditLog log = AuditLog.open(folder)) {
            refused(AuditError.LOG_IN_USE, () -> AuditLog.open(folder));
            refused(AuditError.LOG_IN_USE, () -> AuditLog.open(data.resolve("./audit")));
            assertThat(log.append(Entries.any(1)).index()).isZero();
        }
        AuditLog.open(folder).close();
    }

    @Test
    void afterCloseNothingIsTaken() {
        AuditLog log = AuditLog.open(folder);
        log.append(Entries.any(1));
        log.close();
        log.close();
        refused(AuditError.LOG_CLOSED, () -> log.append(Entries.any(1)));
        good(1);
    }

    @Test
    void theKeyIsTheOneOfTheLogAndItsOwnersAlone() throws IOException {
        AuditLog.open(folder).close();
        refused(AuditError.WRONG_KEY, () -> AuditLog.open(folder, SigningKey.generate("another")));
        Path key = folder.resolve("log.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(AuditError.KEY_EXPOSED, () -> AuditLog.open(folder));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        byte[] bytes = Files.readAllBytes(key);
        bytes[60] ^= 1;
        Files.write(key, bytes);
        refused(AuditError.KEY_DAMAGED, () -> AuditLog.open(folder));
        Files.delete(key);
        refused(AuditError.KEY_MISSING, () -> AuditLog.open(folder));
    }

    @Test
    void aKeyOfAProviderSigns() throws Exception {
        SigningKey key = SigningKey.generate("log.example/ours");
        try (AuditLog log = AuditLog.open(folder, key)) {
            log.append(Entries.any(1));
        }
        assertThat(folder.resolve("log.key")).doesNotExist();
        assertThat(AuditReader.open(folder, key.logKey()).size()).isEqualTo(1);
    }

    @Test
    void aThreadThatIsInterruptedStillLearnsTheOutcome() throws Exception {
        try (AuditLog log = AuditLog.open(folder)) {
            Thread.currentThread().interrupt();
            assertThat(log.append(Entries.any(1)).index()).isZero();
            assertThat(log.publish().size()).isEqualTo(1);
            assertThat(Thread.interrupted()).isTrue();
        }
        good(1);
    }

    @Test
    void readersAskForWhatIsThere() throws Exception {
        try (AuditLog log = AuditLog.open(folder)) {
            log.append(Entries.any(1));
        }
        AuditReader reader = AuditReader.open(folder);
        refused(AuditError.NO_SUCH_ENTRY, () -> reader.entry(1));
        refused(AuditError.NO_SUCH_ENTRY, () -> reader.inclusion(-1));
        refused(AuditError.NO_SUCH_SIZE, () -> reader.consistency(2));
        refused(AuditError.LOG_MISSING, () -> AuditReader.open(data.resolve("nowhere")));
    }

    private AuditLog opened(AtomicReference<Instant> now) {
        return AuditLog.open(folder, LogCreation.KEY_IN_FILE, DiskFiles.INSTANCE, now::get);
    }

    private static List<AuditRecord> found(AuditReader reader, Query query) {
        List<AuditRecord> found = new ArrayList<>();
        reader.search(query, found::add);
        return found;
    }

    private VerifyReport verified() {
        return LogVerifier.verify(folder, null, List.of(), true, 2);
    }

    private void good(long entries) {
        VerifyReport report = verified();
        assertThat(report.problems()).isEmpty();
        assertThat(report.isGood()).isTrue();
        assertThat(report.entries()).isEqualTo(entries);
        assertThat(report.waiting()).isZero();
    }

    private static void refused(AuditError code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
