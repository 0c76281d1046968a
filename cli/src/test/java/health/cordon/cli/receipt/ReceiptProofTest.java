package health.cordon.cli.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReceipt;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.core.PurposeOfUse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose outcome a receipt is proven with. */
class ReceiptProofTest {

    private static final RequestId REQUEST = RequestId.random();

    @TempDir
    private Path folder;

    private static AuditEntry entry(AuditAction action, String endpoint, Outcome outcome) {
        return AuditEntry.of(
                        new PrincipalId("app"),
                        new RoleName("service"),
                        PurposeOfUse.TREAT,
                        action,
                        ResourceRef.named(ResourceKind.MODEL_ENDPOINT, endpoint))
                .request(REQUEST)
                .outcome(outcome)
                .build();
    }

    @Test
    void ofTwoEndpointsThatWereAskedAtOnceEachHasItsOwnOutcome() throws Exception {
        try (AuditLog log = AuditLog.open(folder.resolve("audit"))) {
            AuditReceipt slow = log.append(entry(AuditAction.INTENT, "one", Outcome.PENDING));
            AuditReceipt quick = log.append(entry(AuditAction.INTENT, "two", Outcome.PENDING));
            log.append(entry(AuditAction.EXECUTE, "one", Outcome.MINOR_FAILURE));
            log.append(entry(AuditAction.EXECUTE, "two", Outcome.SUCCESS));
            log.publish();
            assertThat(outcome(log, quick)).isEqualTo(Outcome.SUCCESS);
            assertThat(outcome(log, slow)).isEqualTo(Outcome.MINOR_FAILURE);
        }
    }

    private static Outcome outcome(AuditLog log, AuditReceipt receipt) throws Exception {
        ReceiptProof proof = ReceiptProof.of(log.read(), new Receipt(receipt.index(), receipt.leafHash()));
        assertThat(proof.gaps()).isEmpty();
        return proof.outcome().orElseThrow().entry().outcome();
    }
}
