/**
 * The guard on the way in.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.guard.GuardIn} scans all texts of a request as one document and treats what is found by
 * the route's {@link health.cordon.gateway.guard.Mode}.
 *
 * <h2>Main path</h2>
 *
 * {@code guardIn.guard(minimized)}.
 *
 * <h2>Invariants</h2>
 *
 * Every key, text and number of a request is accounted for. If the engine fails, the request fails.
 *
 * <h2>Not here</h2>
 *
 * The walk over the tree ({@code shape}), the tokens ({@code token}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1), 164.514(b)(2)(i).
 */
@NullMarked
package health.cordon.gateway.guard;

import org.jspecify.annotations.NullMarked;
