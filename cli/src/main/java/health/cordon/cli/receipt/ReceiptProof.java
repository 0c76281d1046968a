package health.cordon.cli.receipt;

import health.cordon.audit.AuditReader;
import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.index.Query;
import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.VerifierKey;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.json.StrictTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The entries of one call, each proven to be under the root that the log's key signed.
 *
 * @param checkpoint the signed root
 * @param intent what was in the log before the call
 * @param outcome how the call ended; empty if the log does not tell
 */
public record ReceiptProof(SignedCheckpoint checkpoint, AuditRecord intent, Optional<AuditRecord> outcome) {

    /**
     * From a log.
     *
     * @throws NotVerified if the entry there is another than the receipt's, or is not under the root
     */
    public static ReceiptProof of(AuditReader reader, Receipt receipt) throws NotVerified {
        AuditRecord intent = reader.entry(receipt.index());
        hold(receipt, intent);
        List<AuditRecord> proven = new ArrayList<>(List.of(intent));
        outcome(reader, intent).ifPresent(proven::add);
        for (AuditRecord each : proven) {
            byte[] root = reader.checkpoint().checkpoint().root();
            Proofs.verifyInclusion(each.index(), reader.size(), leaf(each), reader.inclusion(each.index()), root);
        }
        return new ReceiptProof(
                reader.checkpoint(), intent, proven.stream().skip(1).findFirst());
    }

    /**
     * From what {@code cordon audit prove} printed, and a key that came another way.
     *
     * @throws NotVerified as for a log, and if the checkpoint is not the key's
     * @throws CordonException {@link CliError#BAD_PROOF}
     */
    public static ReceiptProof of(byte[] proof, VerifierKey key, Receipt receipt) throws NotVerified {
        List<AuditRecord> proven = new ArrayList<>();
        SignedCheckpoint checkpoint;
        try {
            JsonNode tree = StrictTree.read(proof);
            checkpoint = SignedCheckpoint.verify(tree.get("checkpoint").stringValue(), key);
            for (JsonNode each : tree.get("inclusion").values()) {
                byte[] leaf = Base64.getDecoder().decode(each.get("leaf").stringValue());
                long index = each.get("index").longValue();
                List<byte[]> path = new ArrayList<>();
                each.get("proof")
                        .values()
                        .forEach(hash -> path.add(Base64.getDecoder().decode(hash.stringValue())));
                Proofs.verifyInclusion(
                        index,
                        checkpoint.size(),
                        new TreeHasher().leaf(leaf),
                        path,
                        checkpoint.checkpoint().root());
                proven.add(new EntryReader().read(index, leaf, 0, leaf.length));
            }
        } catch (NullPointerException | IllegalArgumentException | tools.jackson.core.JacksonException e) {
            throw new CordonException(CliError.BAD_PROOF, e, SafeArg.cause(e));
        }
        AuditRecord intent = proven.stream()
                .filter(each -> each.index() == receipt.index())
                .findFirst()
                .orElseThrow(() -> new NotVerified(Finding.BAD_INCLUSION, "index", receipt.index()));
        hold(receipt, intent);
        return new ReceiptProof(
                checkpoint,
                intent,
                proven.stream().filter(each -> isOutcome(each, intent)).findFirst());
    }

    /** What else is wrong than {@code NotVerified} says: an entry of another kind, no outcome. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        if (intent.entry().action() != AuditAction.INTENT) {
            gaps.add("the entry is not the intent of a call");
        } else if (outcome.isEmpty()) {
            gaps.add("there is no outcome: the call was never concluded, or the log does not go that far");
        }
        return gaps;
    }

    /** The places of its entries in the log. */
    public List<Long> indexes() {
        return outcome.map(end -> List.of(intent.index(), end.index())).orElse(List.of(intent.index()));
    }

    private static Optional<AuditRecord> outcome(AuditReader reader, AuditRecord intent) {
        AuditRecord[] found = new AuditRecord[1];
        Query query =
                Query.ALL.who(intent.entry().who()).action(AuditAction.EXECUTE).from(intent.time());
        reader.search(query, intent.index() + 1, each -> {
            if (isOutcome(each, intent)) {
                found[0] = each;
            }
            return found[0] == null;
        });
        return Optional.ofNullable(found[0]);
    }

    private static boolean isOutcome(AuditRecord each, AuditRecord intent) {
        return each.index() > intent.index()
                && each.entry().action() == AuditAction.EXECUTE
                && each.entry().request().isPresent()
                && each.entry().request().equals(intent.entry().request())
                // A request may have asked two endpoints, at once even.
                && each.entry().resource().equals(intent.entry().resource());
    }

    private static void hold(Receipt receipt, AuditRecord record) throws NotVerified {
        if (!Arrays.equals(leaf(record), receipt.leafHash())) {
            throw new NotVerified(Finding.BAD_INCLUSION, "index", receipt.index());
        }
    }

    private static byte[] leaf(AuditRecord record) {
        return new TreeHasher().leaf(record.bytes());
    }
}
