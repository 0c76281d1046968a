/**
 * The intent, and what all entries have in common.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.trail.Intents} records that a call is about to be made.
 *
 * <h2>Main path</h2>
 *
 * {@code intents.intend(routed)}.
 *
 * <h2>Invariants</h2>
 *
 * No audit, no call. Entries cannot carry PHI.
 *
 * <h2>Not here</h2>
 *
 * Outcomes ({@code reply}), the log ({@code audit}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b).
 */
@NullMarked
package health.cordon.gateway.trail;

import org.jspecify.annotations.NullMarked;
