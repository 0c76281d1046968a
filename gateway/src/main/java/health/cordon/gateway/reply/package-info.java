/**
 * What may be sent back.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.reply.Outcomes} records how a call ended and makes the
 * {@link health.cordon.gateway.reply.AuditedReply}.
 *
 * <h2>Main path</h2>
 *
 * {@code outcomes.conclude(guarded)}.
 *
 * <h2>Invariants</h2>
 *
 * A whole answer is given once its outcome is durable, and so is the last event of a stream. Refusals are recorded.
 *
 * <h2>Not here</h2>
 *
 * HTTP ({@code server}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b).
 */
@NullMarked
package health.cordon.gateway.reply;

import org.jspecify.annotations.NullMarked;
