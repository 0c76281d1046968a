/**
 * Sealed columns: small values, encrypted and bound to their place, and how to find them.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.cell.CellSealer} seals and opens values, each bound to a
 * {@link health.cordon.crypto.cell.CellPlace}; {@link health.cordon.crypto.cell.BlindIndex} makes a column searchable by
 * equality.
 *
 * <h2>Main path</h2>
 *
 * <pre>{@code
 * CellSealer cells = keyring.cells(owner);
 * BlindIndex surnames = keyring.blindIndex(KeyOwner.dataset("registry"), "patient", "surname", 16);
 * insert(id, cells.seal(new CellPlace(tenant, "patient", id, "surname"), surname), surnames.number(surname));
 * }</pre>
 *
 * <h2>Invariants</h2>
 *
 * A cell opens where it was sealed and nowhere else. No nonce is used twice under one key, however many values there are.
 *
 * <h2>Not here</h2>
 *
 * Which columns are sealed, under whose key ({@code store}); files and other large things ({@code crypto.file}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv), 164.312(c)(1). NIST SP 800-38D, sections 8.2.2 and 8.3.
 */
@NullMarked
package health.cordon.crypto.cell;

import org.jspecify.annotations.NullMarked;
