package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.primitive.Base32;
import health.cordon.crypto.primitive.Jca;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The first bytes of a vault: name and version, a random salt that makes its keys its own, the id of the key generation,
 * and an HMAC over all of that.
 */
final class VaultHeader {

    private static final byte[] NAME = "cordon-vault/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_AT = NAME.length + VERSION.length;
    private static final int SALT = 16;
    private static final int ID_AT = SALT_AT + SALT;
    private static final int CODE_AT = ID_AT + KeyGeneration.ID_LENGTH;
    private static final int CODE = 32;

    static final int BYTES = CODE_AT + CODE;

    private final byte[] bytes;
    private final VaultKeys keys;

    private VaultHeader(byte[] bytes, VaultKeys keys) {
        this.bytes = bytes;
        this.keys = keys;
    }

    /** The header of a new vault under the primary. */
    static VaultHeader create(Keyset keyset) {
        byte[] salt = Jca.randomNonce(SALT);
        byte[] bytes = new byte[BYTES];
        System.arraycopy(NAME, 0, bytes, 0, NAME.length);
        System.arraycopy(VERSION, 0, bytes, NAME.length, VERSION.length);
        System.arraycopy(salt, 0, bytes, SALT_AT, SALT);
        byte[] id = keyset.id().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(id, 0, bytes, ID_AT, id.length);
        VaultKeys keys = VaultKeys.derive(keyset, keyset.id(), salt);
        System.arraycopy(keys.header().code(Arrays.copyOf(bytes, CODE_AT)), 0, bytes, CODE_AT, CODE);
        return new VaultHeader(bytes, keys);
    }

    /** The header as read, once it proved to be of one of this keyset's generations and unchanged. */
    static VaultHeader open(Path file, byte[] bytes, Keyset keyset) {
        if (!Arrays.equals(NAME, Arrays.copyOf(bytes, NAME.length))) {
            throw new CordonException(CryptoError.VAULT_DAMAGED, SafeArg.path(file));
        }
        if (!Arrays.equals(VERSION, Arrays.copyOfRange(bytes, NAME.length, SALT_AT))) {
            throw new CordonException(CryptoError.VAULT_VERSION, SafeArg.path(file));
        }
        String id = new String(bytes, ID_AT, KeyGeneration.ID_LENGTH, StandardCharsets.US_ASCII);
        if (!id.startsWith(KeyGeneration.ID_PREFIX) || !Base32.isCanonical(id, KeyGeneration.ID_PREFIX.length())) {
            throw new CordonException(CryptoError.VAULT_DAMAGED, SafeArg.path(file));
        }
        if (!keyset.ids().contains(id)) {
            throw new CordonException(CryptoError.VAULT_WRONG_KEYSET, SafeArg.path(file), SafeArg.key("keyset", id));
        }
        VaultKeys keys = VaultKeys.derive(keyset, id, Arrays.copyOfRange(bytes, SALT_AT, ID_AT));
        byte[] code = keys.header().code(Arrays.copyOf(bytes, CODE_AT));
        if (!MessageDigest.isEqual(code, Arrays.copyOfRange(bytes, CODE_AT, BYTES))) {
            throw new CordonException(CryptoError.VAULT_DAMAGED, SafeArg.path(file));
        }
        return new VaultHeader(bytes, keys);
    }

    byte[] bytes() {
        return bytes;
    }

    VaultKeys keys() {
        return keys;
    }
}
