package health.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.files.SimulatedFiles;
import health.cordon.audit.files.SimulatedFiles.Fault;
import health.cordon.audit.index.Query;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.audit.verify.VerifyReport;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The log on a disk that fails at every operation in turn: what was acknowledged is there afterwards under the very hash,
 * every checkpoint that was signed is still a beginning of the log, and what was surely refused is not in it.
 */
class CrashTest {

    private static final SigningKey KEY = SigningKey.generate("log.example/crash");

    @TempDir
    Path folder;

    private final Map<Long, byte[]> acknowledged = new ConcurrentHashMap<>();
    private final List<String> signed = new ArrayList<>();
    private final Map<Integer, Boolean> refused = new ConcurrentHashMap<>();

    @Test
    void powerLossAtEveryOperation() {
        atEveryOperation(Fault.POWER);
    }

    @Test
    void aDiskThatFailsOnceAtEveryOperation() {
        atEveryOperation(Fault.ONCE);
    }

    @Test
    void aDiskThatFailsForEverFromEveryOperationOn() {
        atEveryOperation(Fault.FOR_EVER);
    }

    @Test
    void aDiskThatFailsOnceAndSoonAfterwardsThePowerToo() {
        for (int at = 20; at < 150; at += 2) {
            for (int later : new int[] {1, 2, 3, 5, 8, 13, 21}) {
                acknowledged.clear();
                signed.clear();
                refused.clear();
                SimulatedFiles disk = new SimulatedFiles(folder);
                disk.failOnceThenPower(at, later);
                work(disk, 0);
                disk = disk.powerLoss(at * 41L + later);
                check(disk, "once at " + at + ", power " + later + " later");
            }
        }
    }

    private void atEveryOperation(Fault fault) {
        boolean reached = true;
        // Steps of one at the start, where a log is made; wider ones where the same operations come again and again.
        for (int at = 1; reached && at < 4_000; at += at < 120 ? 1 : 7) {
            acknowledged.clear();
            signed.clear();
            refused.clear();
            SimulatedFiles disk = new SimulatedFiles(folder);
            disk.failAt(at, fault);
            work(disk, 0);
            reached = disk.hasFailed();
            for (int again = 1; again <= 2; again++) {
                disk = fault == Fault.POWER ? disk.powerLoss(at * 31L + again) : disk.afterKill();
                if (again == 1) {
                    // Recovery itself is cut short somewhere too.
                    disk.failAt(1 + at % 40, fault);
                    work(disk, 1000);
                    disk = fault == Fault.POWER ? disk.powerLoss(at * 37L + again) : disk.afterKill();
                }
                disk.failAt(0, fault);
                check(disk, fault + " at " + at);
            }
        }
    }

    /** Opens the log, appends from several threads, publishes now and then, closes; whatever fails may fail. */
    private void work(SimulatedFiles disk, int base) {
        AuditLog log;
        try {
            log = open(disk);
        } catch (CordonException e) {
            return;
        }
        try (log;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 3; t++) {
                int thread = base + t * 100;
                threads.execute(() -> {
                    for (int i = 0; i < 4; i++) {
                        append(log, thread + i);
                    }
                });
            }
            threads.execute(() -> {
                try {
                    SignedCheckpoint checkpoint = log.publish();
                    synchronized (signed) {
                        signed.add(checkpoint.note());
                    }
                } catch (CordonException e) {
                    assertThat(e.code()).isIn(AuditError.UNWRITABLE, AuditError.LOG_CLOSED);
                }
            });
        }
    }

    private void append(AuditLog log, int number) {
        try {
            AuditReceipt receipt = log.append(entry(number));
            assertThat(acknowledged.put(receipt.index(), receipt.leafHash())).isNull();
        } catch (CordonException e) {
            assertThat(e.code())
                    .isIn(
                            AuditError.NOT_WRITTEN,
                            AuditError.FATE_UNKNOWN,
                            AuditError.LOG_FAILED,
                            AuditError.LOG_CLOSED);
            if (e.code() == AuditError.NOT_WRITTEN || e.code() == AuditError.LOG_FAILED) {
                refused.put(number, true);
            }
        }
    }

    private void check(SimulatedFiles disk, String what) {
        try (AuditLog log = open(disk)) {
            log.append(entry(5000));
            AuditReader reader = read(log);
            acknowledged.forEach((index, hash) -> assertThat(reader.leafHash(index))
                    .as(what + ", entry " + index)
                    .isEqualTo(hash));
            List<AuditRecord> all = new ArrayList<>();
            reader.search(Query.ALL, all::add);
            assertThat(all)
                    .as(what + ", surely refused")
                    .noneMatch(record -> refused.keySet().stream()
                            .anyMatch(
                                    number -> who(number).equals(record.entry().who())));
        }
        VerifyReport report = LogVerifier.verify(disk, folder, KEY.logKey(), signed, true, 1);
        assertThat(report.problems()).as(what).isEmpty();
        assertThat(report.isGood()).as(what).isTrue();
        assertThat(report.compared()).isEqualTo(signed.size());
    }

    private static PrincipalId who(int number) {
        return new PrincipalId("number-" + number);
    }

    private static AuditEntry entry(int number) {
        return AuditEntry.of(
                        who(number),
                        new RoleName("service"),
                        PurposeOfUse.HOPERAT,
                        AuditAction.EXECUTE,
                        ResourceRef.named(ResourceKind.DOCUMENT, "note"))
                .build();
    }

    private AuditReader read(AuditLog log) {
        log.publish();
        return log.read();
    }

    private AuditLog open(SimulatedFiles disk) {
        return AuditLog.open(folder, (where, files) -> KEY, disk, InstantSource.system());
    }
}
