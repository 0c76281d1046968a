package health.cordon.crypto;

import health.cordon.crypto.primitive.HmacKey;
import javax.crypto.SecretKey;

/**
 * The keys of one vault; the salt in its header makes them different from every other vault's.
 *
 * @param header authenticates the header
 * @param frame authenticates the length of each record
 * @param record encrypts each record
 * @param index finds a value that was stored before
 */
record VaultKeys(HmacKey header, HmacKey frame, SecretKey record, HmacKey index) {

    static VaultKeys derive(Keyset keyset, String id, byte[] salt) {
        return new VaultKeys(
                new HmacKey(keyset.derive(id, "HmacSHA256", "vault/header", salt)),
                new HmacKey(keyset.derive(id, "HmacSHA256", "vault/frame", salt)),
                keyset.derive(id, "AES", "vault/record", salt),
                new HmacKey(keyset.derive(id, "HmacSHA256", "vault/index", salt)));
    }

    @Override
    public String toString() {
        return "VaultKeys";
    }
}
