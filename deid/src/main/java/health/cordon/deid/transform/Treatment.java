package health.cordon.deid.transform;

import health.cordon.core.PhiKind;
import org.jspecify.annotations.Nullable;

/** One action of the policy language, ready to be done to spans. Thread-safe: what it remembers is in the workspace. */
interface Treatment {

    /** The replacement of the span with this index, or null if it cannot be done: the span is then redacted. */
    @Nullable
    String replace(Workspace work, int index);

    /** Whether the replacement may rightly hold the original: what is kept, and what Safe Harbor lets through. */
    default boolean mayKeep(PhiKind kind) {
        return false;
    }
}
