package health.cordon.kms.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import com.azure.security.keyvault.keys.models.KeyOperation;
import com.azure.security.keyvault.keys.models.KeyType;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KekDescription;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wraps by a key of Azure Key Vault: an RSA key with RSA-OAEP-256, a symmetric key of a Managed HSM with A256KW. A version is
 * the key's own version, and each wrapping names it.
 *
 * <p>An RSA key has a public half: whoever knows it and may write into the keyring's store could put a key there that he
 * knows. A symmetric key has none. {@code docs/keys.md} says so.
 */
final class AzureKeyProvider implements KeyProvider {

    static final String NAME = "azure-key-vault";

    private static final Map<KeyType, KeyWrapAlgorithm> ALGORITHMS = Map.of(
            KeyType.RSA, KeyWrapAlgorithm.RSA_OAEP_256,
            KeyType.RSA_HSM, KeyWrapAlgorithm.RSA_OAEP_256,
            KeyType.OCT_HSM, KeyWrapAlgorithm.A256KW);

    private final VaultClients clients;
    private final Map<String, CryptographyClient> versions = new ConcurrentHashMap<>();
    private volatile KekDescription current;
    private volatile boolean closed;

    private AzureKeyProvider(VaultClients clients) {
        this.clients = clients;
        this.current = new KekDescription(NAME, "", "");
    }

    static AzureKeyProvider open(VaultClients clients) {
        AzureKeyProvider provider = new AzureKeyProvider(clients);
        provider.describe();
        return provider;
    }

    @Override
    public WrappedKey wrap(byte[] key, KeyContext context) {
        requireOpen();
        if (key.length == 0 || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("1 to 32 bytes can be wrapped");
        }
        KekDescription under = current;
        byte[] bound = BoundKey.of(key, context);
        try {
            byte[] wrapped = translated(() -> client(under.kek())
                    .wrapKey(KeyWrapAlgorithm.fromString(under.algorithm()), bound)
                    .getEncryptedKey());
            return new WrappedKey(NAME, under.kek(), wrapped);
        } finally {
            Arrays.fill(bound, (byte) 0);
        }
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, KeyContext context) {
        requireOpen();
        if (!wrapped(wrapped) || wrapped.bytes().length == 0) {
            throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED);
        }
        byte[] bound = translated(() -> {
            try {
                return client(wrapped.kek())
                        .unwrapKey(KeyWrapAlgorithm.fromString(current.algorithm()), wrapped.bytes())
                        .getKey();
            } catch (HttpResponseException e) {
                if (e.getResponse() != null && e.getResponse().getStatusCode() == 400) {
                    throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED, e);
                }
                throw e;
            }
        });
        try {
            return BoundKey.key(bound, context);
        } finally {
            Arrays.fill(bound, (byte) 0);
        }
    }

    @Override
    public boolean wrapped(WrappedKey wrapped) {
        return wrapped.provider().equals(NAME)
                && wrapped.kek().startsWith(clients.key().prefix());
    }

    @Override
    public KekDescription describe() {
        requireOpen();
        return described(translated(() -> clients.keys().getKey(clients.key().name())));
    }

    @Override
    public KekDescription rotate() {
        requireOpen();
        return described(translated(() -> clients.keys().rotateKey(clients.key().name())));
    }

    @Override
    public void close() {
        closed = true;
        versions.clear();
    }

    private KekDescription described(KeyVaultKey key) {
        KeyWrapAlgorithm algorithm = ALGORITHMS.get(key.getKeyType());
        List<KeyOperation> may = key.getKeyOperations();
        if (algorithm == null || !may.containsAll(List.of(KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY))) {
            throw new CordonException(CryptoError.KEK_UNFIT, SafeArg.key("kek", key.getId()));
        }
        if (!Boolean.TRUE.equals(key.getProperties().isEnabled())) {
            throw new CordonException(CryptoError.KEK_DISABLED, SafeArg.key("kek", key.getId()));
        }
        KekDescription description = new KekDescription(NAME, key.getId(), algorithm.toString());
        current = description;
        return description;
    }

    private CryptographyClient client(String id) {
        return versions.computeIfAbsent(id, clients.versions());
    }

    @FunctionalInterface
    private interface Call<T> {
        T made();
    }

    /** Messages of Azure's library quote answers, and stay out. */
    private <T> T translated(Call<T> call) {
        try {
            return call.made();
        } catch (CordonException e) {
            throw e;
        } catch (ClientAuthenticationException e) {
            throw new CordonException(CryptoError.KEK_DENIED, e, SafeArg.cause(e));
        } catch (HttpResponseException e) {
            int status = e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
            throw new CordonException(meaning(status), e, SafeArg.of("status", status));
        } catch (RuntimeException e) {
            throw new CordonException(CryptoError.KEK_UNREACHABLE, e, SafeArg.cause(e));
        }
    }

    /** The vault answers "forbidden" both to who may not and for a key that is disabled. */
    private CryptoError meaning(int status) {
        return switch (status) {
            case 401 -> CryptoError.KEK_DENIED;
            case 403 -> isDisabled() ? CryptoError.KEK_DISABLED : CryptoError.KEK_DENIED;
            case 404 -> CryptoError.KEK_MISSING;
            case 0, 408, 429, 500, 502, 503, 504 -> CryptoError.KEK_UNREACHABLE;
            default -> CryptoError.KEK_FAILED;
        };
    }

    private boolean isDisabled() {
        try {
            return Boolean.FALSE.equals(
                    clients.keys().getKey(clients.key().name()).getProperties().isEnabled());
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new CordonException(CryptoError.KEK_CLOSED);
        }
    }

    @Override
    public String toString() {
        return "AzureKeyProvider(" + clients.key().prefix() + ")";
    }
}
