package health.cordon.deid.names;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The phrases of {@code cues.txt}, found by the hashes of their tokens. A look-up yields the {@link Cue} bits of every
 * phrase that begins or ends at a token, and in the top byte the tokens of the longest. Immutable.
 */
final class CueTable {

    private static final int LONGEST = 6;
    private static final long BEGINS = 1L << 54;
    private static final long ENDS = 1L << 55;
    private static final long CLASSES = (1L << 54) - 1;

    private final int[] keys;
    private final long[] values;
    private final int mask;
    /** Whether any key has these upper bits: most tokens are turned away here. */
    private final long[] filter = new long[1 << 10];

    private CueTable(Map<Integer, Long> phrases) {
        int capacity = Integer.highestOneBit(phrases.size() * 4);
        mask = capacity - 1;
        keys = new int[capacity];
        values = new long[capacity];
        phrases.forEach((key, value) -> {
            int at = key & mask;
            while (keys[at] != 0) {
                at = (at + 1) & mask;
            }
            keys[at] = key;
            filter[key >>> 22] |= 1L << (key >>> 16);
            values[at] = value;
        });
    }

    /** The table that ships with Cordon. */
    static CueTable load() {
        try (InputStream in = CueTable.class.getResourceAsStream("cues.txt")) {
            if (in == null) {
                throw new CordonException(DeidError.CUES_UNREADABLE);
            }
            Map<Integer, Long> phrases = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line, phrases));
            return new CueTable(phrases);
        } catch (IOException | IllegalArgumentException e) {
            throw new CordonException(DeidError.CUES_UNREADABLE, e, SafeArg.cause(e));
        }
    }

    private static void add(String line, Map<Integer, Long> phrases) {
        int colon = line.indexOf(':');
        long bit = Cue.valueOf(line.substring(0, colon)).bit;
        for (String phrase : line.substring(colon + 1).split("\\|")) {
            Tokens tokens = SourceText.of(phrase.strip()).tokens();
            int key = tokens.hash(0);
            for (int i = 1; i < tokens.size(); i++) {
                key = Lexicon.phrase(key, tokens.hash(i));
            }
            phrases.merge(key, bit, (a, b) -> a | b);
            if (tokens.size() > 1) {
                phrases.merge(tokens.hash(0), BEGINS, (a, b) -> a | b);
                phrases.merge(tokens.hash(tokens.size() - 1), ENDS, (a, b) -> a | b);
            }
        }
    }

    /** The classes of one token. */
    long word(int hash) {
        return find(hash) & CLASSES;
    }

    /** The classes of the phrases that begin at token {@code first}. */
    long after(Tokens tokens, int first) {
        int key = tokens.hash(first);
        long found = find(key);
        if ((found & BEGINS) == 0) {
            return found == 0 ? 0 : found & CLASSES | 1L << 56;
        }
        long classes = found & CLASSES;
        long length = classes == 0 ? 0 : 1;
        for (int more = 1; more < LONGEST && first + more < tokens.size(); more++) {
            key = Lexicon.phrase(key, tokens.hash(first + more));
            long longer = find(key) & CLASSES;
            if (longer != 0) {
                classes |= longer;
                length = more + 1;
            }
        }
        return classes | length << 56;
    }

    /** The classes of the phrases that end with token {@code last}. */
    long before(Tokens tokens, int last) {
        long found = find(tokens.hash(last));
        if ((found & ENDS) == 0) {
            return found == 0 ? 0 : found & CLASSES | 1L << 56;
        }
        long classes = found & CLASSES;
        long length = classes == 0 ? 0 : 1;
        for (int more = 1; more < LONGEST && last - more >= 0; more++) {
            int key = tokens.hash(last - more);
            for (int i = last - more + 1; i <= last; i++) {
                key = Lexicon.phrase(key, tokens.hash(i));
            }
            long longer = find(key) & CLASSES;
            if (longer != 0) {
                classes |= longer;
                length = more + 1;
            }
        }
        return classes | length << 56;
    }

    /** Whether exactly {@code words} tokens from {@code first} on are a phrase of this class. */
    boolean isPhrase(Tokens tokens, int first, int words, Cue cue) {
        int key = tokens.hash(first);
        for (int more = 1; more < words; more++) {
            key = Lexicon.phrase(key, tokens.hash(first + more));
        }
        return Cue.any(find(key), cue.bit);
    }

    /** The tokens of the longest phrase in an answer of {@link #after} or {@link #before}. */
    static int length(long answer) {
        return (int) (answer >>> 56);
    }

    private long find(int key) {
        if ((filter[key >>> 22] & 1L << (key >>> 16)) == 0) {
            return 0;
        }
        int at = key & mask;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return values[at];
            }
            at = (at + 1) & mask;
        }
        return 0;
    }
}
