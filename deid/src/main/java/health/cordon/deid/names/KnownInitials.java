package health.cordon.deid.names;

import health.cordon.deid.Detection;
import health.cordon.deid.text.Tokens;
import java.util.HashSet;
import java.util.Set;

/** First letters of the names found in a text: what their bearers sign with. Not thread-safe. */
final class KnownInitials {

    private static final int MOST_WORDS = 6;

    private final Set<Integer> pairs = new HashSet<>();

    /** Learns those of one name, in both orders if a comma turns it round. */
    void learn(Page page, Detection name) {
        Tokens tokens = page.tokens;
        int last = tokens.at(name.end() - 1);
        char[] letters = new char[MOST_WORDS];
        int words = 0;
        int comma = 0;
        for (int i = tokens.at(name.start()); i <= last && i < tokens.size() && words < MOST_WORDS; i++) {
            if (tokens.first(i) == ',') {
                comma = words;
            } else if (tokens.isWord(i)
                    && !Cue.any(
                            page.cue(i), Cue.PARTICLE.bit | Cue.SUFFIX.bit | Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit)) {
                letters[words++] = tokens.first(i);
            }
        }
        for (int i = 0; i + 1 < words; i++) {
            add(letters[i], letters[i + 1]);
        }
        if (words > 1) {
            add(letters[0], letters[words - 1]);
        }
        if (comma > 0 && comma < words) {
            add(letters[comma], letters[0]);
        }
    }

    private void add(char first, char last) {
        pairs.add(pair(first, last));
    }

    /** Whether a name of these first and last letters was found. */
    boolean has(char first, char last) {
        return pairs.contains(pair(first, last));
    }

    /** Whether token {@code i}, a word, begins and ends with them. */
    boolean has(Tokens tokens, int i) {
        return !pairs.isEmpty() && has(tokens.first(i), tokens.charAt(i, tokens.length(i) - 1));
    }

    private static int pair(char first, char last) {
        return Character.toUpperCase(first) << 16 | Character.toUpperCase(last);
    }
}
