/**
 * What can go wrong.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.error.GatewayError}.
 *
 * <h2>Main path</h2>
 *
 * {@code throw new CordonException(GatewayError.NO_AGREEMENT)}.
 *
 * <h2>Invariants</h2>
 *
 * Constant sentences: nothing of a request or an answer.
 *
 * <h2>Not here</h2>
 *
 * How errors are written to clients ({@code reply}, {@code dialect}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1): an error message is an output like any other.
 */
@NullMarked
package health.cordon.gateway.error;

import org.jspecify.annotations.NullMarked;
