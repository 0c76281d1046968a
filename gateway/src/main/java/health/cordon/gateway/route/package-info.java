/**
 * Where a request may go.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.route.Router} finds the ways of a request: inside the boundary, or under an agreement.
 *
 * <h2>Main path</h2>
 *
 * {@code router.route(guarded)}.
 *
 * <h2>Invariants</h2>
 *
 * Every request is taken to hold PHI. A way that is taken after another protects no less.
 *
 * <h2>Not here</h2>
 *
 * The agreements ({@code agreement}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e)(1).
 */
@NullMarked
package health.cordon.gateway.route;

import org.jspecify.annotations.NullMarked;
