package health.cordon.crypto;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.primitive.HmacKey;
import health.cordon.crypto.primitive.KeyedInput;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Keyed one-way values: tokens that replace a value, and numbers that steer a choice.
 *
 * <p><b>What this promises.</b> HMAC-SHA256 under a key of its own, over an encoding in which different domains and parts
 * never meet. The same keyset, domain and value give the same result, on any machine, in any order. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not normalise: {@code "Smith"} and {@code "SMITH"} are two values, and the caller
 * decides whether they should be. A {@link Pseudonym} is not Safe Harbor; see there.
 */
public final class Pseudonyms {

    private static final byte TOKEN = 1;
    private static final byte NUMBER = 2;
    private static final RevealAccess TO_HASH = RevealAccess.because("to compute its keyed hash");

    private final HmacKey key;

    Pseudonyms(HmacKey key) {
        this.key = key;
    }

    /**
     * The token for a value.
     *
     * @param domain sets kinds and uses apart, for example {@code "name"}: one value has unrelated tokens in two domains
     */
    public Pseudonym of(String domain, Phi value) {
        Objects.requireNonNull(value);
        return Pseudonym.of(key.code(KeyedInput.of(TOKEN, domain, value.reveal(TO_HASH))));
    }

    /**
     * 64 bits that depend on every part and on the key; uniform over all of {@code long}.
     *
     * @param domain sets uses apart, for example {@code "date-shift"}
     * @param parts what it is for, for example the subject's key; may be PHI, since nothing of it is kept
     */
    public long number(String domain, String... parts) {
        return ByteBuffer.wrap(key.code(KeyedInput.of(NUMBER, domain, parts))).getLong();
    }

    @Override
    public String toString() {
        return "Pseudonyms";
    }
}
