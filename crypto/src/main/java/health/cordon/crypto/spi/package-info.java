/**
 * What others may bring: where key-encryption keys live, where wrapped data keys are kept.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.crypto.spi.KeyProvider} wraps and unwraps data keys; a
 * {@link health.cordon.crypto.spi.KeyProviderFactory} opens it from a {@link health.cordon.crypto.spi.KekAddress}.
 * {@link health.cordon.crypto.spi.KeyringStore} keeps {@link health.cordon.crypto.spi.KeyRecord}s.
 *
 * <h2>Main path</h2>
 *
 * A module declares {@code provides KeyProviderFactory with ...}, lies on the module path, and is reached by its name:
 * {@code --kek aws-kms:alias/cordon}. Its test extends {@code KeyProviderContract}, or {@code KeyringStoreContract}.
 *
 * <h2>Invariants</h2>
 *
 * Nothing that passes here identifies an individual, and nothing but the arguments of
 * {@link health.cordon.crypto.spi.KeyProvider#wrap} and the result of
 * {@link health.cordon.crypto.spi.KeyProvider#unwrap} is secret.
 *
 * <h2>Not here</h2>
 *
 * Which data key is used for what ({@code crypto.keyring}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv). NIST SP 800-57 part 1 (key-encryption keys, key states).
 */
@NullMarked
package health.cordon.crypto.spi;

import org.jspecify.annotations.NullMarked;
