/**
 * What the gateway adds to a call.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.bench.gateway.GatewayLoad} asks a running gateway, and the model behind it directly, in one run.
 * {@link health.cordon.bench.gateway.InstantModel} is that model: it answers at once.
 *
 * <h2>Main path</h2>
 *
 * {@code bench/gateway}.
 *
 * <h2>Invariants</h2>
 *
 * Latency counts from the moment at which a request was due, not from the one at which a busy sender got to it. An answer
 * that is not 200 ends the run.
 *
 * <h2>Not here</h2>
 *
 * Starting the gateway: {@code bench/gateway} does that, with {@code ./cordon}, as its users do.
 *
 * <h2>Rules</h2>
 *
 * Loopback only.
 */
@NullMarked
package health.cordon.bench.gateway;

import org.jspecify.annotations.NullMarked;
