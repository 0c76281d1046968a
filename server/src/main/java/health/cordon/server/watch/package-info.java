/**
 * What the operator sees: the server's log and its metrics.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.watch.ServerLog} writes lines of constants, numbers and words of the configuration; {@link
 * health.cordon.server.watch.Metrics} counts and times.
 *
 * <h2>Main path</h2>
 *
 * {@code log.info("request", SafeArg.key("endpoint", id), SafeArg.of("status", 200))}.
 *
 * <h2>Invariants</h2>
 *
 * No line and no label can hold anything of a body, a query, a header or a path: there is no argument for it. What
 * libraries say is told by their names and the classes of their exceptions, since their messages may quote input.
 *
 * <h2>Not here</h2>
 *
 * The audit log, which proves ({@code audit}); this one only helps.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(5)(ii)(C) (log-in monitoring); none of it is the audit control of 164.312(b).
 */
@NullMarked
package health.cordon.server.watch;

import org.jspecify.annotations.NullMarked;
