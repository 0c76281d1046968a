package health.cordon.server.trail;

import health.cordon.audit.AuditReader;
import health.cordon.audit.NotVerified;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.index.Query;
import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.note.Checkpoint;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.VerifierKey;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.backup.CheckpointWitness;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The audit log as what vouches for a backup: that it is the log which the store belonged to, and which keys were destroyed
 * since, whatever the copies of them say.
 */
public final class LogWitness implements CheckpointWitness {

    private final Supplier<AuditReader> log;
    private final VerifierKey key;

    /** What the first gives is the log as it is at that moment; the key is the log's own. */
    public LogWitness(Supplier<AuditReader> log, VerifierKey key) {
        this.log = log;
        this.key = key;
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.of(log.get().checkpoint().note());
    }

    @Override
    public boolean goesOnFrom(String checkpoint) {
        AuditReader now = log.get();
        try {
            Checkpoint then = SignedCheckpoint.verify(checkpoint, key).checkpoint();
            if (then.size() > now.size()) {
                return false;
            }
            Proofs.verifyConsistency(
                    then.size(),
                    now.size(),
                    then.root(),
                    now.checkpoint().checkpoint().root(),
                    now.consistency(then.size()));
            return true;
        } catch (NotVerified e) {
            return false;
        }
    }

    @Override
    public void forEachShredded(Consumer<KeyHandle> visitor) {
        log.get().search(Query.ALL.action(AuditAction.SHRED), record -> {
            if (record.entry().resource().kind() == ResourceKind.KEY) {
                visitor.accept(Names.handle(record.entry().resource()));
            }
            return true;
        });
    }
}
