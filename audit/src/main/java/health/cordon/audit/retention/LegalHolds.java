package health.cordon.audit.retention;

import health.cordon.audit.AuditError;
import health.cordon.audit.LogFolder;
import health.cordon.audit.NotVerified;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.note.VerifierKey;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The legal holds of a log, in a signed note: the log's origin with {@code /holds}, then a line each. Immutable. */
public final class LegalHolds {

    private final List<LegalHold> holds;

    private LegalHolds(List<LegalHold> holds) {
        this.holds = List.copyOf(holds);
    }

    /**
     * Reads them. A file that is unsigned or damaged is an error: without it, nothing may be pruned.
     *
     * @throws CordonException {@link AuditError#RETENTION_DAMAGED}
     */
    public static LegalHolds read(FileLayer files, LogFolder folder, VerifierKey key) throws IOException {
        if (!files.exists(folder.holds())) {
            return new LegalHolds(List.of());
        }
        try {
            List<String> lines = key.openNote(new String(files.read(folder.holds()), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            if (lines.isEmpty() || !lines.getFirst().equals(key.name() + "/holds")) {
                throw new CordonException(AuditError.RETENTION_DAMAGED, SafeArg.path(folder.holds()));
            }
            return new LegalHolds(lines.stream().skip(1).map(LegalHold::parse).toList());
        } catch (NotVerified | IllegalArgumentException e) {
            throw new CordonException(AuditError.RETENTION_DAMAGED, e, SafeArg.path(folder.holds()));
        }
    }

    /** All of them. */
    public List<LegalHold> all() {
        return holds;
    }

    LegalHolds with(LegalHold hold) {
        if (holds.stream().anyMatch(one -> one.name().equals(hold.name()))) {
            throw new CordonException(AuditError.HOLD_EXISTS);
        }
        List<LegalHold> more = new ArrayList<>(holds);
        more.add(hold);
        return new LegalHolds(more);
    }

    LegalHolds without(String name) {
        List<LegalHold> fewer =
                holds.stream().filter(one -> !one.name().equals(name)).toList();
        if (fewer.size() == holds.size()) {
            throw new CordonException(AuditError.NO_SUCH_HOLD);
        }
        return new LegalHolds(fewer);
    }

    String signed(SigningKey key) {
        StringBuilder body = new StringBuilder(key.name()).append("/holds\n");
        holds.forEach(hold -> body.append(hold.line()).append('\n'));
        return key.signNote(body.toString());
    }
}
