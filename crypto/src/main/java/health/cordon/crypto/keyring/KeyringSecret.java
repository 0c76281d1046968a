package health.cordon.crypto.keyring;

import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.live.LiveKey;
import health.cordon.crypto.primitive.Base32;
import health.cordon.crypto.primitive.HmacKey;
import health.cordon.crypto.primitive.KeyedInput;
import health.cordon.crypto.primitive.WipingKey;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.WrappedKey;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The keyring's own secret: it turns owners into handles, and signs the records so that a store cannot invent any. */
final class KeyringSecret {

    private static final RevealAccess TO_HASH = RevealAccess.because("to compute the owner's handle");
    private static final String HANDLE = "keyring/handle";
    private static final String RECORD = "keyring/record";
    private static final int HANDLE_CHARACTERS = KeyHandle.LENGTH - KeyHandle.PREFIX.length();

    private final String id;
    private final LiveKey secret;

    /** Takes {@code secret} over. */
    KeyringSecret(String id, byte[] secret) {
        this.id = id;
        this.secret = new LiveKey(1, secret);
    }

    /** The keyring's public id. */
    String id() {
        return id;
    }

    KeyHandle handle(KeyOwner owner) {
        byte[] code = code(
                HANDLE,
                KeyedInput.of(
                        (byte) 1,
                        owner.kind().name(),
                        owner.tenant(),
                        owner.name().reveal(TO_HASH)));
        return new KeyHandle(KeyHandle.PREFIX + Base32.encode(code, HANDLE_CHARACTERS));
    }

    KeyContext context(KeyHandle handle, int version) {
        return new KeyContext(id, handle, version);
    }

    /** A first or next version. */
    KeyRecord record(KeyHandle handle, int version, KeyKind kind, String label, WrappedKey wrapped) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return signed(new KeyRecord(handle, version, kind, label, KeyState.ACTIVE, now, now, wrapped, new byte[0]));
    }

    /** The record with its key wrapped anew, or without it. */
    KeyRecord changed(KeyRecord old, @Nullable WrappedKey wrapped) {
        return signed(new KeyRecord(
                old.handle(),
                old.version(),
                old.kind(),
                old.label(),
                wrapped == null ? KeyState.SHREDDED : KeyState.ACTIVE,
                old.created(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                wrapped,
                new byte[0]));
    }

    /** The record itself, once it proved to be one that this keyring wrote. */
    KeyRecord verified(KeyRecord record) {
        if (!isGenuine(record)) {
            throw new CordonException(CryptoError.KEYRING_DAMAGED);
        }
        return record;
    }

    boolean isGenuine(KeyRecord record) {
        return MessageDigest.isEqual(record.code(), code(record));
    }

    void close() {
        secret.close();
    }

    private KeyRecord signed(KeyRecord unsigned) {
        return new KeyRecord(
                unsigned.handle(),
                unsigned.version(),
                unsigned.kind(),
                unsigned.label(),
                unsigned.state(),
                unsigned.created(),
                unsigned.changed(),
                unsigned.wrapped(),
                code(unsigned));
    }

    private byte[] code(KeyRecord record) {
        WrappedKey wrapped = record.wrapped();
        return code(
                RECORD,
                KeyedInput.of(
                        (byte) 1,
                        id,
                        record.handle().token(),
                        Integer.toString(record.version()),
                        record.kind().name(),
                        record.label(),
                        record.state().name(),
                        Long.toString(record.created().getEpochSecond()),
                        Long.toString(record.changed().getEpochSecond()),
                        wrapped == null ? "" : wrapped.provider(),
                        wrapped == null ? "" : wrapped.kek(),
                        wrapped == null ? "" : Base64.getEncoder().encodeToString(wrapped.bytes())));
    }

    private byte[] code(String purpose, byte[] input) {
        return secret.with(purpose, key -> {
                    try (WipingKey mac = new WipingKey("HmacSHA256", key)) {
                        return new HmacKey(mac).code(input);
                    }
                })
                .orElseThrow(() -> new CordonException(CryptoError.KEYRING_CLOSED));
    }

    @Override
    public String toString() {
        return "KeyringSecret(" + id + ")";
    }
}
