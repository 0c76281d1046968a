package health.cordon.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.AuditError;
import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.Entries;
import health.cordon.audit.Finding;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.index.Query;
import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.audit.verify.Problem;
import health.cordon.audit.verify.VerifyReport;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Cfr("164.316(b)(2)(i)")
class RetentionTest {

    private static final PrincipalId OFFICER = new PrincipalId("officer");
    private static final int SEGMENT = 65_536;

    @TempDir
    Path data;

    @Test
    void bodiesGoAfterSixYearsAndTheTreeStays() throws Exception {
        Path folder = data.resolve("audit");
        Instant now = Instant.now();
        Instant later = now.plus(Duration.ofDays(6 * 366));
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < SEGMENT + 500; i++) {
            entries.add(Entries.entry(i));
        }
        // One entry that a hold keeps, in bundle 3.
        entries.set(800, Entries.any(800));
        ResourceRef held = entries.get(800).resource();
        SignedCheckpoint before;
        try (AuditLog log = AuditLog.open(folder)) {
            log.append(entries);
            before = log.publish();
            Retention retention = log.retention();
            refused(AuditError.RETENTION_TOO_SHORT, () -> retention.prune(later, 5, OFFICER));
            assertThat(retention.prune(now, 6, OFFICER)).isZero();
            retention.hold(new LegalHold("case-12", Set.of(), null, held), OFFICER);
            refused(
                    AuditError.HOLD_EXISTS,
                    () -> retention.hold(new LegalHold("case-12", Set.of(), null, null), OFFICER));
            assertThat(retention.prune(later, 6, OFFICER)).isEqualTo(SEGMENT - 256);
            assertThat(retention.prune(later, 6, OFFICER)).isZero();
            log.append(Entries.entry(1));
        }
        VerifyReport report = LogVerifier.verify(folder, null, List.of(before.note()), true, 2);
        assertThat(report.problems()).isEmpty();
        assertThat(report.pruned()).isEqualTo(SEGMENT - 256);
        AuditReader reader = AuditReader.open(folder);
        refused(AuditError.ENTRY_PRUNED, () -> reader.entry(5));
        assertThat(reader.entry(800).entry()).isEqualTo(entries.get(800));
        Proofs.verifyInclusion(
                5,
                reader.size(),
                reader.leafHash(5),
                reader.inclusion(5),
                reader.checkpoint().checkpoint().root());
        List<AuditRecord> found = new ArrayList<>();
        reader.search(Query.ALL.resource(held), found::add);
        assertThat(found).extracting(AuditRecord::index).contains(800L);
        found.clear();
        reader.search(Query.ALL.who(OFFICER), found::add);
        assertThat(found)
                .extracting(record -> record.entry().action())
                .containsExactly(AuditAction.HOLD, AuditAction.PRUNE);

        // A body that is to be kept and is not there is found; so is one that goes without a statement.
        Path kept = folder.resolve("tile/entries/003");
        byte[] bytes = Files.readAllBytes(kept);
        Files.delete(kept);
        assertThat(findings(folder)).contains(Finding.HELD_MISSING);
        Files.write(kept, bytes);
        Path statement = folder.resolve("pruned");
        String text = Files.readString(statement);
        Files.writeString(statement, text.replace("\n" + SEGMENT + "\n", "\n" + (SEGMENT + 256) + "\n"));
        assertThat(findings(folder)).contains(Finding.PRUNING_UNSIGNED, Finding.ENTRIES_MISSING);
        Files.delete(statement);
        assertThat(findings(folder)).contains(Finding.ENTRIES_MISSING);
        Files.writeString(statement, text);

        try (AuditLog log = AuditLog.open(folder)) {
            refused(AuditError.NO_SUCH_HOLD, () -> log.retention().release("other", OFFICER));
            log.retention().release("case-12", OFFICER);
            assertThat(log.retention().holds().all()).isEmpty();
            assertThat(log.retention().prune(later, 6, OFFICER)).isEqualTo(256);
        }
        assertThat(findings(folder)).isEmpty();
        Files.delete(folder.resolve("index/0000000000.idx"));
        try (AuditLog log = AuditLog.open(folder)) {
            log.retention().reindex();
        }
        assertThat(findings(folder)).isEmpty();
    }

    @Test
    void holdsAreReadAsTheyWereWrittenAndForgedOnesAreRefused() throws Exception {
        Path folder = data.resolve("audit");
        LegalHold all = new LegalHold("all", Set.of(), null, null);
        LegalHold one = new LegalHold(
                "one",
                Set.of(Entries.patient(1), Entries.patient(2)),
                new PrincipalId("dr.adler"),
                ResourceRef.named(ResourceKind.DATASET, "notes"));
        try (AuditLog log = AuditLog.open(folder)) {
            log.retention().hold(all, OFFICER);
            log.retention().hold(one, OFFICER);
            assertThat(log.retention().holds().all()).containsExactly(all, one);
            assertThat(all.keeps(Entries.any(1))).isTrue();
            assertThat(one.keeps(Entries.any(1))).isFalse();
            Path file = folder.resolve("holds");
            Files.writeString(file, Files.readString(file).replace("all * * *\n", ""));
            refused(AuditError.RETENTION_DAMAGED, () -> log.retention().holds());
            refused(AuditError.RETENTION_DAMAGED, () -> log.retention().prune(Instant.now(), 6, OFFICER));
        }
        refused(AuditError.BAD_VALUE, () -> new LegalHold("Smith v. Clinic", Set.of(), null, null));
        refused(AuditError.BAD_VALUE, () -> new LegalHold("a/b", Set.of(), null, null));
    }

    private static List<Finding> findings(Path folder) {
        return LogVerifier.verify(folder, null, List.of(), true, 2).problems().stream()
                .map(Problem::finding)
                .toList();
    }

    private static void refused(AuditError code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
