/**
 * Where wrapped data keys lie, and their copies.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.keys.DatabaseKeyringStore} is a keyring in a table; {@link health.cordon.store.keys.KeyFiles}
 * keeps copies of it, each a {@link health.cordon.store.keys.KeyFile}, up to date.
 *
 * <h2>Main path</h2>
 *
 * {@code store.copyKeys(Path.of("/mnt/usb/cordon.keys"), "operator")}; from then on every shredding is told to the copy.
 *
 * <h2>Invariants</h2>
 *
 * What was shredded on either side is shredded on both, and never comes back. A record that a copy gives back is believed only
 * if the keyring wrote it. A copy that cannot be reached is counted as behind until it is told.
 *
 * <h2>Not here</h2>
 *
 * What keys are ({@code crypto.keyring}); the rows that backups hold ({@code store.backup}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.310(d)(2)(i) (disposal), 164.308(a)(7)(ii)(A) (backup). NIST SP 800-88 rev. 1, section 2.6.
 */
@NullMarked
package health.cordon.store.keys;

import org.jspecify.annotations.NullMarked;
