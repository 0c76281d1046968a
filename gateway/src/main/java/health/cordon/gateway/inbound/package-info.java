/**
 * A request as it came in.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.inbound.InboundRequest} and the {@link health.cordon.gateway.inbound.Door} that it came to.
 *
 * <h2>Main path</h2>
 *
 * {@code Door.at(method, path)}, then the request.
 *
 * <h2>Invariants</h2>
 *
 * Nothing is trusted yet; nothing is printed. The body is read once it is known who asks.
 *
 * <h2>Not here</h2>
 *
 * Reading HTTP ({@code server}).
 *
 * <h2>Rules</h2>
 *
 * None of the regulation.
 */
@NullMarked
package health.cordon.gateway.inbound;

import org.jspecify.annotations.NullMarked;
