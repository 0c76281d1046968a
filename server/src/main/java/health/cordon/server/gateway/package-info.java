/**
 * The gateway to models, served.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.gateway.GatewayRoom} sets the gateway up and makes endpoints of its doors.
 * {@link health.cordon.server.gateway.GatewayPlan} makes routes and agreements of the configuration,
 * {@link health.cordon.server.gateway.GatewayCheck} tells what is wrong with them before anything starts, and
 * {@link health.cordon.server.gateway.GatewaySettings} is the short configuration of {@code --dev}.
 *
 * <h2>Main path</h2>
 *
 * {@code GatewayRoom.open(config, parts).endpoints()}.
 *
 * <h2>Invariants</h2>
 *
 * Only an audited reply is sent back. An upstream outside the declared boundary without any
 * agreement on file, or an agreement that does not verify, stops the start.
 *
 * <h2>Not here</h2>
 *
 * What the gateway does ({@code health.cordon.gateway}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e)(1).
 */
@NullMarked
package health.cordon.server.gateway;

import org.jspecify.annotations.NullMarked;
