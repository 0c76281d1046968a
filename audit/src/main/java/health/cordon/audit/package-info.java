/**
 * The tamper-evident record of every access.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.AuditLog} takes entries and makes them durable, {@link health.cordon.audit.AuditReader} reads,
 * finds and proves them.
 *
 * <h2>Main path</h2>
 *
 * <pre>{@code
 * try (AuditLog log = AuditLog.open(data.resolve("audit"))) {
 *     AuditReceipt receipt = log.append(AuditEntry.of(who, role, purpose, action, resource)
 *             .decided(Decision.PERMIT, Reason.POLICY_PERMITS).build());
 * }
 * }</pre>
 *
 * Behind it: {@code Committer} (group commit into the {@code journal}) hands batches to {@code Publisher}, which grows the
 * tree ({@code TreeBuilder}, {@code tiles}) and signs checkpoints ({@code note}); {@code Recovery} does the same after a
 * crash.
 *
 * <h2>Invariants</h2>
 *
 * An acknowledged entry is in the journal or in the durable tree, always. The tree only grows. A checkpoint is signed only
 * over durable entries. Nothing of an entry's content is in a message.
 *
 * <h2>Not here</h2>
 *
 * Deciding what is recorded (the callers); who may read it ({@code access}); checking a whole log ({@code verify}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b) (audit controls), 164.312(c) (integrity), 164.316(b)(2)(i) (six years), 164.528 (accounting of
 * disclosures). RFC 6962 and 9162; C2SP tlog-tiles, tlog-checkpoint, signed-note, tlog-witness.
 */
@NullMarked
package health.cordon.audit;

import org.jspecify.annotations.NullMarked;
