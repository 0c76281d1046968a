/**
 * Who asks, whether he may, and no more than he needs.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.admit.Admission} and the three types that it makes.
 *
 * <h2>Main path</h2>
 *
 * {@code authenticate}, {@code authorize}, {@code minimize}, in this order.
 *
 * <h2>Invariants</h2>
 *
 * An answer of the authorizer is in the access log before it is used. Structured context is cut down before anything
 * else reads it.
 *
 * <h2>Not here</h2>
 *
 * The rules themselves ({@code access}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1), 164.312(d), 164.502(b).
 */
@NullMarked
package health.cordon.gateway.admit;

import org.jspecify.annotations.NullMarked;
