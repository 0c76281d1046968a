package health.cordon.crypto.cell;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.live.KeySource;
import health.cordon.crypto.live.LiveKey;
import health.cordon.crypto.primitive.HmacKey;
import health.cordon.crypto.primitive.KeyedInput;
import health.cordon.crypto.primitive.WipingKey;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Finds sealed values by equality: beside the sealed cell lies a keyed, truncated hash of its value, and a search looks
 * for the hash.
 *
 * <p><b>What this promises.</b> The number is the first bits of HMAC-SHA256 under a key of its own for this owner, table and
 * column: without the key nothing can be tried against it, and equal values of two columns have unrelated numbers.
 * Thread-safe.
 *
 * <p><b>What it leaks.</b> Whoever sees the column sees which rows <em>probably</em> hold the same value and how often each
 * number occurs; who also knows how often values occur (surnames, ZIP codes, diagnoses) can guess the frequent ones, and
 * who may insert rows can compare his own with others. Truncation blurs this: with {@code b} bits and {@code n} different
 * values about {@code n / 2^b} others share each number, which the search must sort out after opening. Take {@code b} so
 * that at least some do: {@code log2(n) - 2} bits for names, and no blind index at all on columns of few different values,
 * such as sex or yes and no. The number is not a pseudonym and stays PHI.
 *
 * <p><b>What it does not.</b> It does not normalise: bring values to one form before. No ranges, no prefixes. After a
 * rotation older rows carry numbers of older keys: search for all of {@link #candidates}.
 */
public final class BlindIndex {

    private static final RevealAccess TO_HASH = RevealAccess.because("to compute its blind index");
    private static final String PURPOSE = "blind-index";
    private static final int LEAST_BITS = 8;

    private final KeySource keys;
    private final String table;
    private final String column;
    private final int bits;

    /** From {@code Keyring.blindIndex}. */
    public BlindIndex(KeySource keys, String table, String column, int bits) {
        if (bits < LEAST_BITS || bits > Long.SIZE) {
            throw new IllegalArgumentException("a blind index has 8 to 64 bits");
        }
        this.keys = keys;
        this.table = table;
        this.column = column;
        this.bits = bits;
    }

    /** The number to store beside a value that is sealed now: not negative below 64 bits. */
    public long number(Phi value) {
        return KeySource.with(keys::current, PURPOSE, (version, key) -> number(key, value));
    }

    /** The numbers under which the value may have been stored, one for each version of the key, newest first. */
    public List<Long> candidates(Phi value) {
        return keys.all().stream()
                .map(LiveKey::version)
                .map(made -> KeySource.with(() -> keys.version(made), PURPOSE, (version, key) -> number(key, value)))
                .toList();
    }

    private long number(byte[] key, Phi value) {
        try (WipingKey mac = new WipingKey("HmacSHA256", key)) {
            byte[] code = new HmacKey(mac).code(KeyedInput.of((byte) 1, table, column, value.reveal(TO_HASH)));
            return ByteBuffer.wrap(code).getLong() >>> (Long.SIZE - bits);
        }
    }

    @Override
    public String toString() {
        return "BlindIndex(" + table + "." + column + ", " + bits + " bits)";
    }
}
