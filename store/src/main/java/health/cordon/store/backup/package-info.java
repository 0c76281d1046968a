/**
 * Backup and restore.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.backup.Backup} writes all rows into one sealed file, {@link
 * health.cordon.store.backup.Restore} makes a store of it. {@link health.cordon.store.backup.CheckpointWitness} is the audit
 * log as both see it.
 *
 * <h2>Main path</h2>
 *
 * {@code store.backUp(file, keyFile, witness, by)} and {@code Store.restore(to, file, keyFile, witness, options, by)}.
 *
 * <h2>Invariants</h2>
 *
 * A backup has no keys, and is never without them: the copy of the keys is brought up to date before the file appears. What was
 * restored is read back and compared. What was shredded does not come back. The form is the same for every database.
 *
 * <h2>Not here</h2>
 *
 * Copies of the keys ({@code store.keys}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(7)(ii)(A) (data backup plan), (B) (disaster recovery plan), 164.310(d)(2)(iv).
 */
@NullMarked
package health.cordon.store.backup;

import org.jspecify.annotations.NullMarked;
