package health.cordon.eval;

import health.cordon.core.PhiKind;
import org.jspecify.annotations.Nullable;

/**
 * A marked stretch of a gold note.
 *
 * @param start first character, in UTF-16 units
 * @param end one past the last
 * @param kind what it is; null if the label means no kind of PHI, and then neither finding nor missing it counts
 * @param label what the annotators called it
 * @param origin the group of a name, if the gold tells it
 */
public record GoldEntity(
        int start,
        int end,
        @Nullable PhiKind kind,
        String label,
        @Nullable String origin) {

    /** An entity of a kind, without more. */
    public static GoldEntity of(int start, int end, PhiKind kind) {
        return new GoldEntity(start, end, kind, kind.name(), null);
    }
}
