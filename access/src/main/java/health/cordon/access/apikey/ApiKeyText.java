package health.cordon.access.apikey;

import health.cordon.access.RandomId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An API key as text: {@code cordon_<id>_<secret>_<checksum>}. The prefix lets a scanner of code and of logs find keys that
 * went astray; the checksum lets it, and us, tell a key from a word like one.
 *
 * @param id the public part: 16 characters
 * @param secret the secret part: 52 characters, 256 bits
 */
record ApiKeyText(String id, String secret) {

    static final String PREFIX = "cordon_";

    private static final int ID_BYTES = 10;
    private static final int SECRET_BYTES = 32;
    private static final int ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 52;

    static ApiKeyText random(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new ApiKeyText(RandomId.text(id), RandomId.text(secret));
    }

    String text() {
        String key = PREFIX + id + "_" + secret;
        return key + "_" + checksum(key);
    }

    /** The key, if the text has its form and its checksum. */
    static Optional<ApiKeyText> of(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != 4
                || parts[1].length() != ID_LENGTH
                || parts[2].length() != SECRET_LENGTH
                || !text.chars().allMatch(c -> c > ' ' && c <= '~')
                || !checksum(text.substring(0, text.lastIndexOf('_'))).equals(parts[3])) {
            return Optional.empty();
        }
        return Optional.of(new ApiKeyText(parts[1], parts[2]));
    }

    private static String checksum(String key) {
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = new byte[Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (crc.getValue() >> Byte.SIZE * i);
        }
        return RandomId.text(bytes);
    }

    /** The public part alone. */
    @Override
    public String toString() {
        return "ApiKeyText(" + id + ")";
    }
}
