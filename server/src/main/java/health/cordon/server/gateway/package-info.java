/**
 * The gateway to models, served.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.gateway.GatewayRoom} sets the gateway up by
 * {@link health.cordon.server.gateway.GatewaySettings} and makes endpoints of its doors.
 *
 * <h2>Main path</h2>
 *
 * {@code GatewayRoom.open(settings, ...).endpoints()}.
 *
 * <h2>Invariants</h2>
 *
 * Only an audited reply is sent back. An upstream outside the declared boundary stops the start.
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
