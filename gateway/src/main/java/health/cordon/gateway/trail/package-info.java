/**
 * The intent, and what all entries have in common.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.trail.Intents} records that a call is about to be made;
 * {@link health.cordon.gateway.trail.Endings} records how it ended.
 *
 * <h2>Main path</h2>
 *
 * {@code intents.intend(routed, way)}, then {@code endings.ended(call, outcome, found)}.
 *
 * <h2>Invariants</h2>
 *
 * No audit, no call. An intent has one outcome. Entries cannot carry PHI.
 *
 * <h2>Not here</h2>
 *
 * What is answered ({@code reply}), the log ({@code audit}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b).
 */
@NullMarked
package health.cordon.gateway.trail;

import org.jspecify.annotations.NullMarked;
