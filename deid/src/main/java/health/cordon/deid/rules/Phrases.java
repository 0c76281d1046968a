package health.cordon.deid.rules;

import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases over token hashes, as a tree in one open-addressed table: one look-up a token.
 *
 * <p>Every phrase belongs to groups; {@link #longest} walks the tree and tells the longest phrase at a place. Immutable.
 */
final class Phrases {

    private static final int FILTER_BITS = 1 << 16;
    private static final int LONGEST_PHRASE = 12;

    private final long[] keys;
    private final int[] children;
    private final int[][] groups;
    private final long[] filter;
    private final long[] lookedUp;

    private Phrases(long[] keys, int[] children, int[][] groups, long[] filter, long[] lookedUp) {
        this.keys = keys;
        this.children = children;
        this.groups = groups;
        this.filter = filter;
        this.lookedUp = lookedUp;
    }

    /** Whether a phrase may begin with a word of this hash. Wrong only by saying yes. */
    boolean mayBegin(int hash) {
        int bit = hash & FILTER_BITS - 1;
        return ((filter[bit >> 6] | lookedUp[bit >> 6]) & 1L << bit) != 0;
    }

    /** The same for the phrases that a pass over the text has to notice; the others are looked up where they matter. */
    boolean mayBeginNoticed(int hash) {
        int bit = hash & FILTER_BITS - 1;
        return (filter[bit >> 6] & 1L << bit) != 0;
    }

    /** Every group. */
    private static final int ANY = -1;

    /** The node behind {@code node} for a word of this hash; -1 if there is none. Node 0 is the root. */
    int child(int node, int hash) {
        long key = (long) (node + 1) << 32 | hash & 0xFFFFFFFFL;
        int slot = slot(key, keys.length);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return children[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return -1;
    }

    /** The groups of the phrase that ends at a node; empty if none ends there. */
    int[] groups(int node) {
        return groups[node];
    }

    /**
     * The longest phrase that begins at a token. Hyphens, underscores and dots between its words do not matter.
     *
     * @return its node and its number of tokens as {@code node << 4 | length}; 0 if there is none
     */
    int longest(Tokens tokens, int token) {
        return longest(tokens, token, ANY);
    }

    /** The number of tokens of the longest phrase of one group that begins at a token; 0 if there is none. */
    int lengthOf(Tokens tokens, int token, int group) {
        return longest(tokens, token, group) & 15;
    }

    private int longest(Tokens tokens, int token, int group) {
        int node = 0;
        int found = 0;
        for (int length = 0; length < LONGEST_PHRASE; length++) {
            int next = child(node, tokens.hash(token + length));
            if (next < 0) {
                if (node > 0 && isInnerMark(tokens, token + length)) {
                    continue;
                }
                break;
            }
            if (length > 0 && tokens.linesBefore(token + length) > 1) {
                break;
            }
            node = next;
            if (group == ANY ? groups[node].length > 0 : isIn(node, group)) {
                found = node << 4 | length + 1;
            }
        }
        return found;
    }

    private boolean isIn(int node, int group) {
        for (int member : groups[node]) {
            if (member == group) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInnerMark(Tokens tokens, int token) {
        char c = tokens.first(token);
        return (c == '_' || c == '-' || c == '.') && !tokens.spaceBefore(token) && tokens.isWord(token + 1);
    }

    private static int slot(long key, int size) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & size - 1;
    }

    /** Collects phrases. */
    static final class Builder {

        private final Map<Long, Integer> nodes = new HashMap<>();
        private final List<int[]> groups = new ArrayList<>(List.of(new int[0]));
        private final BitSet noticed = new BitSet();

        /**
         * Adds what a phrase with alternatives stands for.
         *
         * @param notice whether a pass over the text has to notice it
         */
        void add(String phrase, int group, boolean notice) {
            for (String plain : expand(phrase)) {
                Tokens tokens = SourceText.of(plain).tokens();
                int node = 0;
                for (int i = 0; i < tokens.size() && i < LONGEST_PHRASE; i++) {
                    long key = (long) (node + 1) << 32 | tokens.hash(i) & 0xFFFFFFFFL;
                    node = nodes.computeIfAbsent(key, unused -> {
                        groups.add(new int[0]);
                        return groups.size() - 1;
                    });
                }
                addGroup(node, group);
                if (notice) {
                    noticed.set(tokens.hash(0) & FILTER_BITS - 1);
                }
            }
        }

        private void addGroup(int node, int group) {
            int[] old = groups.get(node);
            for (int known : old) {
                if (known == group) {
                    return;
                }
            }
            int[] more = Arrays.copyOf(old, old.length + 1);
            more[old.length] = group;
            groups.set(node, more);
        }

        Phrases build() {
            int size = Integer.highestOneBit(Math.max(16, nodes.size()) * 4);
            long[] keys = new long[size];
            int[] children = new int[size];
            long[] filter = new long[FILTER_BITS / 64];
            long[] lookedUp = new long[FILTER_BITS / 64];
            nodes.forEach((key, node) -> {
                int slot = slot(key, size);
                while (keys[slot] != 0) {
                    slot = slot + 1 & size - 1;
                }
                keys[slot] = key;
                children[slot] = node;
                if (key >>> 32 == 1) {
                    int bit = (int) (key & FILTER_BITS - 1);
                    long[] which = noticed.get(bit) ? filter : lookedUp;
                    which[bit >> 6] |= 1L << bit;
                }
            });
            return new Phrases(keys, children, groups.toArray(int[][]::new), filter, lookedUp);
        }
    }

    /** {@code (medical|med) record?} stands for four phrases. */
    static List<String> expand(String phrase) {
        List<String> done = new ArrayList<>(List.of(""));
        int at = 0;
        while (at < phrase.length()) {
            List<String> choices = new ArrayList<>();
            int end;
            if (phrase.charAt(at) == '(') {
                end = phrase.indexOf(')', at);
                if (end < 0) {
                    throw new PatternException(at, "an opening bracket without a closing one");
                }
                choices.addAll(List.of(phrase.substring(at + 1, end).split("\\|", -1)));
                end++;
            } else {
                end = at;
                while (end < phrase.length() && " (?".indexOf(phrase.charAt(end)) < 0) {
                    end++;
                }
                end = end == at ? at + 1 : end;
                choices.add(phrase.substring(at, end));
            }
            if (end < phrase.length() && phrase.charAt(end) == '?') {
                choices.add("");
                end++;
            }
            List<String> longer = new ArrayList<>();
            for (String start : done) {
                for (String choice : choices) {
                    longer.add(start + choice);
                }
            }
            if (longer.size() > 2000) {
                throw new PatternException(at, "more than 2000 phrases in one; write fewer alternatives");
            }
            done = longer;
            at = end;
        }
        return done.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }
}
