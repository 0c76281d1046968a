/**
 * Envelope encryption: a data key for each dataset, patient or model.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.keyring.Keyring} makes, rotates, rewraps and shreds the data keys of
 * {@link health.cordon.crypto.keyring.KeyOwner}s, and hands out what seals under them. The key-encryption key is opened by
 * {@link health.cordon.crypto.keyring.KeyProviders}; the wrapped keys lie in a store, of which
 * {@link health.cordon.crypto.keyring.FileKeyringStore} is one.
 *
 * <h2>Main path</h2>
 *
 * <pre>{@code
 * KeyProvider provider = KeyProviders.open(KekAddress.parse("local:kek.keyset"));
 * try (Keyring keyring = Keyring.open(FileKeyringStore.open(file), provider, auditSeat)) {
 *     CellSealer cells = keyring.cells(KeyOwner.patient(Phi.of(id)));
 *     byte[] sealed = cells.seal(new CellPlace("clinic-1", "note", row, "text"), Phi.of(text));
 *     keyring.rotate(owner);
 *     keyring.shred(owner);
 * }
 * }</pre>
 *
 * <h2>Invariants</h2>
 *
 * A data key is stored wrapped and nowhere else. A record that a store gives back is checked before it is used. Use is told
 * to the listener first; if it throws, nothing happened. A shredded version never decrypts again, and its record stays.
 *
 * <h2>Not here</h2>
 *
 * Who may use which key ({@code access}); what the listener records ({@code audit}); keeping records in a database
 * ({@code store}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv) (encryption and decryption), 164.310(d)(2)(i) (disposal). NIST SP 800-57 part 1 (key states,
 * cryptoperiods), SP 800-88 rev. 1, section 2.6 (cryptographic erase).
 */
@NullMarked
package health.cordon.crypto.keyring;

import org.jspecify.annotations.NullMarked;
