/**
 * The guard on the way out.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.answer.GuardOut} makes a {@link health.cordon.gateway.answer.GuardedReply}: tokens become
 * values again, PHI that the caller did not send is redacted.
 *
 * <h2>Main path</h2>
 *
 * {@code guardOut.guard(reply).next()}.
 *
 * <h2>Invariants</h2>
 *
 * What comes out does not depend on how an answer was cut into pieces. What is held back is bounded.
 *
 * <h2>Not here</h2>
 *
 * How answers are written ({@code dialect}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1).
 */
@NullMarked
package health.cordon.gateway.answer;

import org.jspecify.annotations.NullMarked;
