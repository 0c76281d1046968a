package health.cordon.eval;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A note with everything marked that is PHI.
 *
 * @param id as the gold names it; it appears in reports and must not be PHI
 * @param text the whole text
 * @param entities what is marked, in any order; they may overlap
 * @param attributes what reports group by, for example {@code kind -> RADIOLOGY}
 */
public record GoldDocument(String id, String text, List<GoldEntity> entities, Map<String, String> attributes) {

    /** Takes copies. */
    public GoldDocument {
        entities = List.copyOf(entities);
        attributes = Map.copyOf(attributes);
    }

    /** Where its letters and digits are, in UTF-16 units; one outside the basic plane counts as its two. */
    public BitSet signs() {
        BitSet signs = new BitSet(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int length = Character.charCount(point);
            if (Character.isLetterOrDigit(point)) {
                signs.set(at, at + length);
            }
            at += length;
        }
        return signs;
    }

    /** Without its text, which is PHI. */
    @Override
    public String toString() {
        return "GoldDocument(" + id + ", " + text.length() + " characters, " + entities.size() + " entities)";
    }
}
