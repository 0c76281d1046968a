/**
 * How long entries are kept.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.retention.Retention} prunes the bodies of entries whose time has come,
 * {@link health.cordon.audit.retention.LegalHolds} keeps those that must stay,
 * {@link health.cordon.audit.retention.Pruned} is the signed statement of what is gone.
 *
 * <h2>Main path</h2>
 *
 * {@code Retention.prune(log, folder, ...)}.
 *
 * <h2>Invariants</h2>
 *
 * Nothing younger than six years is pruned. Only bodies go, in whole bundles below a signed checkpoint; hashes stay, so the
 * tree verifies as before. Laying and lifting a hold, and pruning, are entries of the log themselves.
 *
 * <h2>Not here</h2>
 *
 * The retention of other records ({@code store}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.316(b)(2)(i) (six years), 164.530(j); C2SP tlog-tiles, Pruning.
 */
@NullMarked
package health.cordon.audit.retention;

import org.jspecify.annotations.NullMarked;
