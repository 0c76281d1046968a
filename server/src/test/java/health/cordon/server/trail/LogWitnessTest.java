package health.cordon.server.trail;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.NotVerified;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.note.VerifierKey;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.backup.CheckpointWitness;
import health.cordon.store.contract.CheckpointWitnessContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log as what vouches for backups. */
class LogWitnessTest extends CheckpointWitnessContract {

    @TempDir
    Path folder;

    private final Keyset keyset = Keyset.ephemeral();
    private final Map<String, AuditLog> logs = new HashMap<>();

    @AfterEach
    void close() {
        logs.values().forEach(AuditLog::close);
    }

    private AuditLog log(String name) {
        return logs.computeIfAbsent(name, unused -> {
            AuditLog log = AuditLog.open(folder.resolve(name));
            Trail trail = new Trail(log, keyset, "");
            trail.serverIs(AuditAction.START);
            return log;
        });
    }

    private VerifierKey key(String name) {
        try {
            return VerifierKey.parse(
                    Files.readString(folder.resolve(name).resolve("log.vkey")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotVerified e) {
            throw new AssertionError(e);
        }
    }

    private CheckpointWitness witness(String name) {
        AuditLog log = log(name);
        return new LogWitness(
                () -> {
                    log.publish();
                    return log.read();
                },
                key(name));
    }

    @Override
    protected CheckpointWitness witness() {
        return witness("a");
    }

    @Override
    protected CheckpointWitness other() {
        return witness("b");
    }

    @Override
    protected void recordShredding(KeyHandle key) {
        Trail trail = new Trail(log("a"), keyset, "");
        trail.append(trail.entry(AuditAction.SHRED, Names.key(key))
                .decided(Decision.NONE, Reason.OPERATOR)
                .build());
    }

    @Test
    void aLogThatWasSetBackDoesNotVouch() {
        log("a").publish();
        AuditReader then = log("a").read();
        recordShredding(new KeyHandle(KeyHandle.PREFIX + "0123456789ABCDEFGHJKMNPQ"));
        String later = witness().checkpoint().orElseThrow();
        assertThat(new LogWitness(() -> then, key("a")).goesOnFrom(later)).isFalse();
    }
}
