package health.cordon.server.trail;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.note.VerifierKey;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.spi.KeyHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log as what vouches for backups. */
class LogWitnessTest {

    @TempDir
    Path folder;

    private final Keyset keyset = Keyset.ephemeral();

    private static LogWitness witness(AuditLog log, Path folder) throws Exception {
        VerifierKey key =
                VerifierKey.parse(Files.readString(folder.resolve("log.vkey")).strip());
        return new LogWitness(
                () -> {
                    log.publish();
                    return log.read();
                },
                key);
    }

    private void shred(AuditLog log, KeyHandle handle) {
        Trail trail = new Trail(log, keyset, "");
        trail.append(trail.entry(AuditAction.SHRED, Names.key(handle))
                .decided(Decision.NONE, Reason.OPERATOR)
                .build());
    }

    @Test
    void aLogThatGoesOnVouchesAndTellsWhatWasShredded() throws Exception {
        KeyHandle handle = new KeyHandle(KeyHandle.PREFIX + "0123456789ABCDEFGHJKMNPQ");
        try (AuditLog log = AuditLog.open(folder.resolve("a"))) {
            LogWitness witness = witness(log, folder.resolve("a"));
            String before = witness.checkpoint().orElseThrow();
            shred(log, handle);
            assertThat(witness.goesOnFrom(before)).isTrue();
            List<KeyHandle> shredded = new ArrayList<>();
            witness.forEachShredded(shredded::add);
            assertThat(shredded).containsExactly(handle);
        }
    }

    @Test
    void anotherLogAndALaterCheckpointDoNotVouch() throws Exception {
        KeyHandle handle = new KeyHandle(KeyHandle.PREFIX + "0123456789ABCDEFGHJKMNPQ");
        try (AuditLog log = AuditLog.open(folder.resolve("a"));
                AuditLog other = AuditLog.open(folder.resolve("b"))) {
            shred(other, handle);
            String elsewhere = witness(other, folder.resolve("b")).checkpoint().orElseThrow();
            assertThat(witness(log, folder.resolve("a")).goesOnFrom(elsewhere)).isFalse();
            LogWitness old = witness(log, folder.resolve("a"));
            var then = log.read();
            shred(log, handle);
            String later = old.checkpoint().orElseThrow();
            VerifierKey key = VerifierKey.parse(
                    Files.readString(folder.resolve("a/log.vkey")).strip());
            assertThat(new LogWitness(() -> then, key).goesOnFrom(later)).isFalse();
            assertThat(old.goesOnFrom("nonsense")).isFalse();
        }
    }
}
