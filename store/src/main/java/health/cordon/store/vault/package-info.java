/**
 * The re-identification vault in a table. Not exported.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.vault.DatabaseReidentificationVault} keeps what re-identification codes stand for.
 *
 * <h2>Main path</h2>
 *
 * {@code try (ReidentificationVault vault = store.in("").vault()) { vault.assign(subject, "NAME", value); }}
 *
 * <h2>Invariants</h2>
 *
 * A value is sealed under its subject's key and bound to its code. The hash by which it is found again is made with that key
 * too, and occurs once.
 *
 * <h2>Not here</h2>
 *
 * Codes themselves, and the vault in a file ({@code crypto}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(c).
 */
@NullMarked
package health.cordon.store.vault;

import org.jspecify.annotations.NullMarked;
