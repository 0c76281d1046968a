/**
 * The primitives, as the Java runtime's providers have them, and the encodings around them. Not exported.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.primitive.Jca} asks for AES-GCM, HMAC, SHA-256, HKDF, PBKDF2 and random bits, and is the one
 * place in which another provider may be chosen. {@link health.cordon.crypto.primitive.Root} holds a secret that can be
 * wiped, {@link health.cordon.crypto.primitive.Derivation} makes keys of it, and
 * {@link health.cordon.crypto.primitive.RecordCipher} encrypts small records under a key each.
 *
 * <h2>Main path</h2>
 *
 * A root, a purpose, a key: {@code root.use(bytes -> Derivation.key(bytes, "AES", "vault/record", salt))}.
 *
 * <h2>Invariants</h2>
 *
 * No algorithm is written here, only called. Nothing but {@link health.cordon.crypto.primitive.Jca} names a provider. One
 * purpose, one key. No {@code toString} shows a key.
 *
 * <h2>Not here</h2>
 *
 * What is encrypted and where it lies: the packages beside this one. FF1, which no provider of the JDK has.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv) and (e)(2)(ii). NIST SP 800-38D, FIPS 198-1, RFC 5869, SP 800-132.
 */
@NullMarked
package health.cordon.crypto.primitive;

import org.jspecify.annotations.NullMarked;
