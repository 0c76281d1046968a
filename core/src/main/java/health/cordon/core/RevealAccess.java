package health.cordon.core;

import java.util.Objects;

/**
 * The reason for which a protected value is read. Search the code for {@code RevealAccess} to see every place that does.
 *
 * <p>It is a statement, not a permission: it stops accidents, not attackers.
 */
public final class RevealAccess {

    private final String reason;

    private RevealAccess(String reason) {
        this.reason = reason;
    }

    /**
     * @param reason a constant phrase, for example {@code "to write the transformed document"}
     */
    public static RevealAccess because(String reason) {
        if (Objects.requireNonNull(reason).isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        return new RevealAccess(reason);
    }

    @Override
    public String toString() {
        return reason;
    }
}
