/**
 * The server: all rooms in one process.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.Wiring} opens the rooms and starts a {@link health.cordon.server.RunningServer}.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.server.Wiring#start}.
 *
 * <h2>Invariants</h2>
 *
 * No start without a way to sign in, nor within reach of other machines unless that is said. The audit log is opened before
 * anything that it must know of, and closed behind everything. What fails at the start leaves nothing open.
 *
 * <h2>Not here</h2>
 *
 * What the rooms do. HTTP ({@code server.http}), what it offers ({@code server.api}), settings ({@code server.config}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a) to (e).
 */
@NullMarked
package health.cordon.server;

import org.jspecify.annotations.NullMarked;
