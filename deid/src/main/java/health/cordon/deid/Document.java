package health.cordon.deid;

import health.cordon.deid.known.KnownPhi;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One note and what is known about it.
 *
 * @param id names the document in reports and errors; must not be PHI (a row number, a hash, a file's path)
 * @param text the whole text
 * @param subject whose record it is, as the caller's own stable key; date shifts, surrogates and pseudonyms are constant
 *     for one subject. Null: the document is its own subject. It is used only as input to a keyed hash.
 * @param known what the chart already knows; {@link KnownPhi#NONE} if nothing
 */
public record Document(String id, String text, @Nullable String subject, KnownPhi known) {

    /** Checks that nothing is missing. */
    public Document {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
        Objects.requireNonNull(known);
    }

    /** A document of which nothing is known. */
    public static Document of(String id, String text) {
        return new Document(id, text, null, KnownPhi.NONE);
    }

    /** Without its text, which is PHI. */
    @Override
    public String toString() {
        return "Document(" + id + ", " + text.length() + " characters)";
    }
}
