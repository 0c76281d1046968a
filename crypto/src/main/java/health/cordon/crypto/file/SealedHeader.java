package health.cordon.crypto.file;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.live.KeySource;
import health.cordon.crypto.primitive.Derivation;
import health.cordon.crypto.primitive.HmacKey;
import health.cordon.crypto.primitive.Jca;
import health.cordon.crypto.primitive.WipingKey;
import health.cordon.crypto.spi.KeyHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first bytes of a sealed file.
 *
 * <pre>
 * name      16   cordon-sealed/1 and a line feed
 * segment    1   the size of a segment, as a power of two
 * handle    24   the data key's, without its prefix
 * version    4   the data key's
 * salt      32   random: the file's own key is derived with it
 * code      32   HMAC-SHA256 over all above, under another key of the file
 * </pre>
 *
 * The code tells damage of the header from a damaged segment, and commits to the key, which AES-GCM alone does not. All above
 * it is the salt of the file's keys as well, so that a file whose header was changed has other keys.
 */
record SealedHeader(int segmentBits, KeyHandle handle, int version, byte[] bytes) {

    static final int BYTES = 109;

    private static final byte[] NAME = "cordon-sealed/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HANDLE = KeyHandle.LENGTH - KeyHandle.PREFIX.length();
    private static final int SALT = 32;
    private static final int CODE = 32;
    private static final int CODE_AT = BYTES - CODE;
    private static final String PURPOSE = "file";
    /** 64 KiB: small enough to seek in and to warm up with, large enough to cost nothing. */
    private static final int SEGMENT_BITS = 16;

    private static final int LEAST_SEGMENT_BITS = 12;
    private static final int MOST_SEGMENT_BITS = 24;

    /** The header of a new file under the newest key, with the file's key. */
    static Sealing fresh(KeySource keys) {
        byte[] salt = Jca.randomNonce(SALT);
        return KeySource.with(keys::current, PURPOSE, (version, key) -> {
            ByteBuffer out = ByteBuffer.allocate(BYTES)
                    .put(NAME)
                    .put(VERSION)
                    .put((byte) SEGMENT_BITS)
                    .put(handleBytes(keys.handle()))
                    .putInt(version)
                    .put(salt);
            out.put(code(key, out.array()));
            return new Sealing(
                    new SealedHeader(SEGMENT_BITS, keys.handle(), version, out.array()), segmentKey(key, out.array()));
        });
    }

    /** A header with the key of its segments. */
    record Sealing(SealedHeader header, WipingKey key) {}

    /**
     * What the bytes say, not verified yet.
     *
     * @throws CordonException {@link CryptoError#FILE_NOT_SEALED}, {@link CryptoError#FILE_VERSION}, {@link
     *     CryptoError#FILE_DAMAGED}
     */
    static SealedHeader read(byte[] bytes) {
        if (bytes.length < BYTES || !Arrays.equals(bytes, 0, NAME.length, NAME, 0, NAME.length)) {
            boolean begun = bytes.length >= NAME.length && Arrays.equals(bytes, 0, NAME.length, NAME, 0, NAME.length);
            throw new CordonException(begun ? CryptoError.FILE_DAMAGED : CryptoError.FILE_NOT_SEALED);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, NAME.length, BYTES - NAME.length);
        byte[] version = new byte[VERSION.length];
        in.get(version);
        if (!Arrays.equals(version, VERSION)) {
            throw new CordonException(CryptoError.FILE_VERSION);
        }
        int segmentBits = in.get();
        byte[] handle = new byte[HANDLE];
        in.get(handle);
        Optional<KeyHandle> known = KeyHandle.parse(KeyHandle.PREFIX + new String(handle, StandardCharsets.US_ASCII));
        if (segmentBits < LEAST_SEGMENT_BITS || segmentBits > MOST_SEGMENT_BITS || known.isEmpty()) {
            throw new CordonException(CryptoError.FILE_DAMAGED);
        }
        return new SealedHeader(segmentBits, known.get(), in.getInt(), Arrays.copyOf(bytes, BYTES));
    }

    /**
     * The key of the segments, once the header proved to be what was written.
     *
     * @throws CordonException {@link CryptoError#FILE_DAMAGED}, and the errors of the keyring
     */
    WipingKey open(KeySource keys) {
        return KeySource.with(
                        () -> keys.version(version),
                        PURPOSE,
                        (number, key) ->
                                MessageDigest.isEqual(code(key, bytes), Arrays.copyOfRange(bytes, CODE_AT, BYTES))
                                        ? Optional.of(segmentKey(key, bytes))
                                        : Optional.<WipingKey>empty())
                .orElseThrow(() -> new CordonException(CryptoError.FILE_DAMAGED));
    }

    int segmentBytes() {
        return 1 << segmentBits;
    }

    private static byte[] code(byte[] key, byte[] header) {
        byte[] covered = Arrays.copyOf(header, CODE_AT);
        try (WipingKey mac = Derivation.key(key, "HmacSHA256", "file/header", covered)) {
            return new HmacKey(mac).code(covered);
        }
    }

    private static WipingKey segmentKey(byte[] key, byte[] header) {
        return Derivation.key(key, "AES", "file/segment", Arrays.copyOf(header, CODE_AT));
    }

    private static byte[] handleBytes(KeyHandle handle) {
        return handle.token().substring(KeyHandle.PREFIX.length()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "SealedHeader(" + handle + ", version " + version + ")";
    }
}
