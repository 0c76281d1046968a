package health.cordon.testkit.notes;

import health.cordon.core.PhiKind;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a note that is PHI.
 *
 * @param start first character, in UTF-16 units
 * @param end one past the last
 * @param kind what it is
 * @param origin of a person's name; null for anything else
 */
public record GoldSpan(
        int start, int end, PhiKind kind, @Nullable NameOrigin origin) {

    /** A span that is not a person's name. */
    public GoldSpan(int start, int end, PhiKind kind) {
        this(start, end, kind, null);
    }
}
