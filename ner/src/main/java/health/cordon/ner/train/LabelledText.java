package health.cordon.ner.train;

import health.cordon.ner.Label;
import java.util.List;

/**
 * A text to learn from or to measure on.
 *
 * @param id unique within its source
 * @param source where it comes from; sets its weight and groups figures
 * @param text all of it
 * @param marks in order, apart from each other; what lies outside them is no identifier
 */
public record LabelledText(String id, String source, String text, List<Mark> marks) {

    /** A word under this mark may be anything: the models learn nothing from it. */
    public static final int ANYTHING = (1 << Label.COUNT) - 1;

    /** Takes a copy. */
    public LabelledText {
        marks = List.copyOf(marks);
    }

    /**
     * A stretch and what it may be.
     *
     * @param start first character
     * @param end one past the last
     * @param allowed labels as bits
     */
    public record Mark(int start, int end, int allowed) {

        /** Whether the gold says that it is an identifier, of one kind or another. */
        public boolean isPhi() {
            return (allowed & Label.OTHER.bit()) == 0;
        }
    }
}
