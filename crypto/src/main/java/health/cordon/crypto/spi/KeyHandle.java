package health.cordon.crypto.spi;

import health.cordon.crypto.primitive.Base32;
import java.util.Optional;

/**
 * The public name of one owner's data key, the same for all its versions.
 *
 * <p><b>What this promises.</b> It is 120 bits of an HMAC over the owner, under a secret of the keyring: without the
 * keyring it tells nothing of the owner, so it may stand in files, tables and logs.
 *
 * <p><b>What it does not.</b> Two places with one handle hold data of one owner.
 *
 * @param token {@code DK-} and 24 characters of digits and capitals
 */
public record KeyHandle(String token) {

    /** What every token begins with. */
    public static final String PREFIX = "DK-";

    /** Characters of every token. */
    public static final int LENGTH = PREFIX.length() + 24;

    /** The keyring's own secret. */
    public static final KeyHandle KEYRING = new KeyHandle(PREFIX + "0".repeat(24));

    /** Checks the form. */
    public KeyHandle {
        if (token.length() != LENGTH || !token.startsWith(PREFIX) || !Base32.isCanonical(token, PREFIX.length())) {
            throw new IllegalArgumentException("not a key handle");
        }
    }

    /** The handle written as {@code text}; empty if it is none. */
    public static Optional<KeyHandle> parse(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX) && Base32.isCanonical(text, PREFIX.length())
                ? Optional.of(new KeyHandle(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return token;
    }
}
