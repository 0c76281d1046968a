/**
 * Keys and what is made with them: pseudonyms, format-preserving encryption, re-identification codes and their vault.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.Keyset} is the one secret of an installation. From it come
 * {@link health.cordon.crypto.Pseudonyms} (keyed, one way), {@link health.cordon.crypto.FormatPreserving} (keyed, two
 * ways, same shape) and the keys of a {@link health.cordon.crypto.ReidentificationVault}, which hands out random
 * {@link health.cordon.crypto.ReidentificationCode}s and keeps what they stand for, encrypted.
 *
 * <h2>Main path</h2>
 *
 * <pre>{@code
 * Keyset keyset = Keyset.read(Path.of("cordon.keyset"));
 * String token = keyset.pseudonyms().of("name", Phi.of(name)).token();
 * try (var vault = FileReidentificationVault.open(Path.of("cordon.vault"), keyset)) {
 *     String code = vault.assign(subject, "NAME", Phi.of(name)).token();
 * }
 * }</pre>
 *
 * <h2>Invariants</h2>
 *
 * Key bytes never enter a {@code toString}, a message or a file that others may read. One purpose, one key: keys are
 * derived by HKDF-SHA256 with a label and never shared between uses. A file that is damaged in any byte, or belongs to
 * another keyset, is an error and never a partial result; the one exception is a torn last record of a vault, which is
 * dropped and counted. No primitive is written here: they come from the JDK, and FF1 from Bouncy Castle.
 *
 * <h2>Not here</h2>
 *
 * Deciding which value becomes a pseudonym and which a code (policies, in {@code deid}); who may restore a code
 * ({@code access}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(c) (re-identification codes), 164.312(a)(2)(iv) (encryption). NIST SP 800-38D (GCM and its nonces),
 * SP 800-38G rev. 1 (FF1), SP 800-132 and RFC 8018 (PBKDF2), RFC 5869 (HKDF), RFC 2104 (HMAC).
 */
@NullMarked
package health.cordon.crypto;

import org.jspecify.annotations.NullMarked;
