/**
 * Reading what the gateway keeps of calls.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.history.HistoryRoom} lists, shows, exports and purges. The API and the command line go through
 * it alike.
 *
 * <h2>Main path</h2>
 *
 * {@code room.show(call::to, request)}: decided by policy and logged, then opened, then logged, then given.
 *
 * <h2>Invariants</h2>
 *
 * Nothing is opened before the access policies permit it. Nothing that was opened is given before the audit log has that it was.
 *
 * <h2>Not here</h2>
 *
 * Keeping it ({@code gateway.history}); how it is sealed and how long it lasts ({@code store}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(4), 164.312(b).
 */
@NullMarked
package health.cordon.server.history;

import org.jspecify.annotations.NullMarked;
