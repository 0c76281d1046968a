package health.cordon.ner;

import health.cordon.deid.text.Tokens;
import java.util.HashMap;
import java.util.Map;

/** What is thought of each word elsewhere in its document. */
public final class SameWords {

    /** Shorter words say nothing about each other. */
    private static final int SHORTEST = 3;

    private static final class Group {
        private int count;
        private float sum;
        private float highest = Float.NEGATIVE_INFINITY;
        private float second = Float.NEGATIVE_INFINITY;
        private int lower;
    }

    private final Reading text;
    private final float[] odds;
    private final Group[] groups;

    /** Groups the words of a text; {@code odds} are those of each token. */
    public SameWords(Reading text, float[] odds) {
        this.text = text;
        this.odds = odds;
        groups = new Group[text.size()];
        Map<Integer, Group> byWord = new HashMap<>();
        for (int i = 0; i < text.size(); i++) {
            if (text.shape(i) > Tokens.MIXED || text.tokens().length(i) < SHORTEST) {
                continue;
            }
            Group group = byWord.computeIfAbsent(text.word(i), word -> new Group());
            groups[i] = group;
            if (text.shape(i) == Tokens.LOWER) {
                group.lower++;
            }
            group.count++;
            group.sum += odds[i];
            if (odds[i] > group.highest) {
                group.second = group.highest;
                group.highest = odds[i];
            } else {
                group.second = Math.max(group.second, odds[i]);
            }
        }
    }

    /** How often the word of token {@code i} stands elsewhere. */
    int others(int i) {
        return groups[i] == null ? 0 : groups[i].count - 1;
    }

    /** The highest odds among the others. */
    float highest(int i) {
        return odds[i] >= groups[i].highest ? groups[i].second : groups[i].highest;
    }

    /** The mean of the others. */
    float mean(int i) {
        return (groups[i].sum - odds[i]) / (groups[i].count - 1);
    }

    /** Whether token {@code i} has a capital and the document writes the same word without one as well. */
    boolean isWritten(int i) {
        return groups[i] != null && text.shape(i) != Tokens.LOWER && groups[i].lower > 0;
    }
}
