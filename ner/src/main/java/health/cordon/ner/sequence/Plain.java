package health.cordon.ner.sequence;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import health.cordon.ner.Reading;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that are never part of an identifier: their label is known without reading them.
 *
 * <p>A word in one way of writing is plain if the training texts hold it often and never inside an identifier, and if the
 * lexicon knows it as an ordinary word or as medicine: a name can then not be taken for it, but by two hashes meeting, which
 * happens to one name in a thousand. Immutable and thread-safe.
 */
final class Plain {

    /** Two to this power bits. */
    static final int BITS = 22;

    /** Seen less often, a word proves nothing. */
    private static final int OFTEN = 12;

    private final long[] bits;

    Plain(long[] bits) {
        this.bits = bits;
    }

    /** The set as it is written to a file. */
    long[] bits() {
        return bits;
    }

    /** Whether token {@code i} can be passed over; what a rule has settled always can. */
    boolean holds(Reading text, int i) {
        if (text.shape(i) == Reading.SETTLED) {
            return true;
        }
        int at = at(text, i);
        return (bits[at >> 6] & 1L << at) != 0 && isKnown(text, i);
    }

    private static boolean isKnown(Reading text, int i) {
        if (text.shape(i) > Tokens.MIXED) {
            return true;
        }
        int e = text.evidence(i);
        return Lexicon.word(e) >= 2 || (e & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE)) != 0;
    }

    private static int at(Reading text, int i) {
        int h = (text.word(i) + text.shape(i) * 0x9E3779B1) * 0x7FEB352D;
        h = (h ^ h >>> 15) * 0x846CA68B;
        return (h ^ h >>> 16) >>> (32 - BITS);
    }

    /** Counts words while a model learns. */
    static final class Counts {

        private final Map<Integer, int[]> counts = new HashMap<>();

        /** Takes a token, and whether it is or may be part of an identifier. */
        void add(Reading text, int i, boolean phi) {
            if (text.shape(i) != Reading.SETTLED) {
                counts.computeIfAbsent(at(text, i), k -> new int[2])[phi ? 1 : 0]++;
            }
        }

        /**
         * What may be passed over.
         *
         * @param before what could be before these texts, of which they can only take away; null if there was nothing
         */
        Plain plain(@Nullable Plain before) {
            long[] bits = before == null ? new long[1 << (BITS - 6)] : before.bits.clone();
            counts.forEach((at, count) -> {
                if (count[1] > 0) {
                    bits[at >> 6] &= ~(1L << at);
                } else if (before == null && count[0] >= OFTEN) {
                    bits[at >> 6] |= 1L << at;
                }
            });
            return new Plain(bits);
        }
    }
}
