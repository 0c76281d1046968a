package health.cordon.ner.encoder;

import health.cordon.deid.text.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts words into the pieces of the encoder's vocabulary: from the left, always the longest piece that fits (Wu et al.,
 * Google's Neural Machine Translation System, 2016, section 4.1; as BERT does it, on letters without case and diacritics).
 *
 * <p>Immutable and thread-safe.
 */
final class WordPieces {

    static final int UNKNOWN = 100;
    static final int BEGIN = 101;
    static final int END = 102;

    /** The first of the vocabulary's unused places; they follow each other. */
    static final int UNUSED = 1;

    /** Longer words are one unknown piece. */
    private static final int LONGEST_WORD = 64;

    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final long INNER = 0x9E3779B97F4A7C15L;

    private final long[] keys;
    private final int[] ids;
    private final int mask;
    private final int longest;

    private WordPieces(List<String> vocabulary) {
        int room = Integer.highestOneBit(vocabulary.size() * 3);
        keys = new long[room];
        ids = new int[room];
        mask = room - 1;
        Arrays.fill(ids, -1);
        int most = 0;
        for (int id = 0; id < vocabulary.size(); id++) {
            String piece = vocabulary.get(id);
            boolean inner = piece.startsWith("##") && piece.length() > 2;
            String letters = inner ? piece.substring(2) : piece;
            most = Math.max(most, letters.length());
            put(hash(letters, inner), id);
        }
        longest = most;
    }

    /** Reads a vocabulary, one piece a line. */
    static WordPieces read(InputStream in) throws IOException {
        List<String> vocabulary = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            vocabulary.add(line);
        }
        return new WordPieces(vocabulary);
    }

    /** Writes the pieces of token {@code i}; returns how many, at most {@code into.length}. */
    int cut(Tokens tokens, int i, int[] into) {
        int length = tokens.length(i);
        if (length > LONGEST_WORD) {
            into[0] = UNKNOWN;
            return 1;
        }
        char[] letters = new char[length];
        for (int k = 0; k < length; k++) {
            letters[k] = Tokens.fold(tokens.charAt(i, k));
        }
        int count = 0;
        int at = 0;
        while (at < length && count < into.length) {
            long hash = at == 0 ? OFFSET : OFFSET ^ INNER;
            int best = -1;
            int bestEnd = at;
            int limit = Math.min(length, at + longest);
            for (int end = at; end < limit; end++) {
                hash = (hash ^ letters[end]) * PRIME;
                int id = get(hash);
                if (id >= 0) {
                    best = id;
                    bestEnd = end + 1;
                }
            }
            if (best < 0) {
                into[0] = UNKNOWN;
                return 1;
            }
            into[count++] = best;
            at = bestEnd;
        }
        return count;
    }

    private static long hash(String letters, boolean inner) {
        long hash = inner ? OFFSET ^ INNER : OFFSET;
        for (int k = 0; k < letters.length(); k++) {
            hash = (hash ^ letters.charAt(k)) * PRIME;
        }
        return hash;
    }

    private void put(long key, int id) {
        int at = slot(key);
        while (ids[at] >= 0) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        ids[at] = id;
    }

    private int get(long key) {
        int at = slot(key);
        while (ids[at] >= 0) {
            if (keys[at] == key) {
                return ids[at];
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    private int slot(long key) {
        return (int) (key ^ key >>> 29) & mask;
    }
}
