/**
 * Receipts of the gateway, proven.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.receipt.ReceiptProof} holds a receipt against the audit log, or against a proof that was made of it:
 * the intent, its outcome, and that both are in the tree that the log's key signed.
 *
 * <h2>Main path</h2>
 *
 * {@code ReceiptProof.of(reader, receipt)}, then {@code claims.against(proof)}.
 *
 * <h2>Invariants</h2>
 *
 * Nothing is believed that is not under the signed root.
 *
 * <h2>Not here</h2>
 *
 * The whole log ({@code audit.verify}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b); RFC 6962, 2.1.1.
 */
@NullMarked
package health.cordon.cli.receipt;

import org.jspecify.annotations.NullMarked;
