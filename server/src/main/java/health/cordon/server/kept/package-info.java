/**
 * Records of {@code access} on the shelves of {@code store}.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.server.kept.ShelfStore} is a {@code RecordStore} over a shelf; {@link
 * health.cordon.server.kept.RecordForm} says how a kind of record becomes bytes and back; {@link
 * health.cordon.server.kept.Forms} has those of access. {@link health.cordon.server.kept.BrieflyRemembered} spares each request
 * a read.
 *
 * <h2>Main path</h2>
 *
 * {@code new ShelfStore<>(tenant.kept(Shelf.API_KEY), Forms.API_KEY)}.
 *
 * <h2>Invariants</h2>
 *
 * An API key that is called back is refused from the next request on; where several servers share a store, by the others
 * within a second.
 *
 * One record has one form: the store compares bytes. What was written by this version or an earlier one can be read;
 * anything else is an error, never a record with something missing.
 *
 * <h2>Not here</h2>
 *
 * Sealing and keeping ({@code store}), what the records mean ({@code access}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(d), 164.312(a)(2)(ii).
 */
@NullMarked
package health.cordon.server.kept;

import org.jspecify.annotations.NullMarked;
