package health.cordon.deid.lexicon;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import health.cordon.deid.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What is known of a word, by its {@link Tokens#hash}: small weights packed into one {@code int}.
 *
 * <p>Levels run from 0 (never seen as such) to 7 (very usual). They are evidence, not a verdict: most surnames are also
 * towns, and some first names are verbs. A word that no source knows may share a hash with one that is known; with 32-bit
 * hashes that happens to one unknown word in ten thousand.
 *
 * <p>Immutable and thread-safe. Look-ups allocate nothing.
 */
public final class Lexicon {

    /** A word of medicine: disease, anatomy, test, shorthand. */
    public static final int MEDICAL = 1 << 12;
    /** A drug, generic or brand. */
    public static final int DRUG = 1 << 13;
    /** A person after whom something in medicine is named. */
    public static final int EPONYM = 1 << 14;
    /** A capitalised word that is neither person nor place below state: states, countries, peoples, months, companies. */
    public static final int PROPER = 1 << 15;
    /** A role, a heading or a form's label. */
    public static final int ROLE = 1 << 16;
    /** A word that hospitals' names are made of. */
    public static final int FACILITY = 1 << 17;
    /** The first word of a place of several words. */
    public static final int PLACE_START = 1 << 18;
    /** A dictionary has it with a capital only. */
    public static final int CAPITAL_ONLY = 1 << 19;
    /** Clinical notes without PHI write it with a capital. */
    public static final int CLINICAL_CAPITAL = 1 << 20;

    static final long MAGIC = 0x434F52444C455831L;

    private static final String RESOURCE = "lexicon.bin";

    private static final int BUCKETS = 1 << 16;

    /** In rising order; those whose upper halves are equal stand in one bucket, four or five to a bucket. */
    private final int[] keys;

    private final short[] values;
    private final int[] kinds;
    private final int[] buckets;

    private Lexicon(int[] keys, short[] values, int[] kinds, byte[] sizes) {
        this.keys = keys;
        this.values = values;
        this.kinds = kinds;
        this.buckets = new int[BUCKETS + 1];
        int at = 0;
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] = at;
            at += sizes[i];
        }
        buckets[BUCKETS] = at;
        if (at != keys.length) {
            throw new IndexOutOfBoundsException(at);
        }
    }

    /**
     * The lexicon that ships with Cordon.
     *
     * @throws CordonException {@link DeidError#LEXICON_MISSING} or {@link DeidError#LEXICON_DAMAGED}
     */
    public static Lexicon load() {
        try (InputStream in = Lexicon.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new CordonException(DeidError.LEXICON_MISSING);
            }
            return read(in);
        } catch (IOException e) {
            throw new CordonException(DeidError.LEXICON_DAMAGED, e, SafeArg.cause(e));
        }
    }

    /**
     * Reads a lexicon and checks it whole.
     *
     * @throws CordonException {@link DeidError#LEXICON_DAMAGED} if a byte is missing or other than it was written
     * @throws IOException if the stream fails
     */
    public static Lexicon read(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            if (buffer.getLong() != MAGIC || buffer.getInt() != checksum(bytes)) {
                throw new CordonException(DeidError.LEXICON_DAMAGED, SafeArg.of("bytes", bytes.length));
            }
            int[] kinds = ints(buffer, buffer.getInt());
            byte[] sizes = new byte[BUCKETS];
            buffer.get(sizes);
            int[] keys = ints(buffer, buffer.getInt());
            short[] values = new short[keys.length];
            buffer.asShortBuffer().get(values);
            return new Lexicon(keys, values, kinds, sizes);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new CordonException(DeidError.LEXICON_DAMAGED, e, SafeArg.of("bytes", bytes.length));
        }
    }

    /** All that is known of the word with this hash; 0 if nothing is. */
    public int evidence(int hash) {
        int bucket = bucket(hash);
        int end = buckets[bucket + 1];
        for (int i = buckets[bucket]; i < end; i++) {
            if (keys[i] == hash) {
                return kinds[values[i] & 0xFFFF];
            }
        }
        return 0;
    }

    /** The upper half, so that rising keys stand in rising buckets. */
    static int bucket(int hash) {
        return (hash >>> 16) ^ 0x8000;
    }

    /** The hash of a place of several words: fold the words' hashes from the left. */
    public static int phrase(int left, int right) {
        int h = (left * 31 + right) * 0x9E3779B1 + 0x7F4A7C15;
        return h ^ (h >>> 15);
    }

    /** How usual as a first name. */
    public static int given(int evidence) {
        return evidence & 7;
    }

    /** How usual as a surname. */
    public static int surname(int evidence) {
        return (evidence >> 3) & 7;
    }

    /** How well known as a city, town or county; on a {@link #phrase} as well. */
    public static int place(int evidence) {
        return (evidence >> 6) & 7;
    }

    /** How usual as an ordinary word in lower case. */
    public static int word(int evidence) {
        return (evidence >> 9) & 7;
    }

    /** How many entries. */
    public int size() {
        return keys.length;
    }

    static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, Long.BYTES + Integer.BYTES, bytes.length - Long.BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }

    private static int[] ints(ByteBuffer buffer, int count) {
        if (count > buffer.remaining() / Integer.BYTES) {
            throw new BufferUnderflowException();
        }
        int[] all = new int[count];
        buffer.asIntBuffer().get(all);
        buffer.position(buffer.position() + count * Integer.BYTES);
        return all;
    }
}
