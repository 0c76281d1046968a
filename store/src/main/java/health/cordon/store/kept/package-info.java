/**
 * Records of other rooms.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.kept.KeptRecords} keeps what other rooms hand in as bytes: hashes of API keys, sessions,
 * emergency grants, roles, datasets and approvals, one {@link health.cordon.store.kept.Shelf} each.
 *
 * <h2>Main path</h2>
 *
 * {@code tenant.kept(Shelf.SESSION).replace(before, new KeptRecord(id, after, Optional.of(until)))}.
 *
 * <h2>Invariants</h2>
 *
 * Bodies are sealed. Insert, replace and remove are atomic: of two at once one wins, and the other is told.
 *
 * <h2>Not here</h2>
 *
 * What the bytes mean: the room that hands them in.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1), 164.312(a)(2)(ii), 164.312(d).
 */
@NullMarked
package health.cordon.store.kept;

import org.jspecify.annotations.NullMarked;
