package health.cordon.access;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.Optional;

/**
 * A part of what a principal may do, to narrow a credential: {@code deidentify:Deidentification}, {@code read:*},
 * {@code *:AuditLog}. A scope permits nothing by itself; policies do.
 *
 * @param action the action, or empty for each
 * @param type the type, or empty for each
 */
public record Scope(Optional<Action> action, Optional<ResourceType> type) {

    private static final String EACH = "*";

    /**
     * Reads {@code action:Type}, where either may be {@code *}.
     *
     * @throws CordonException {@link AccessError#BAD_WORD} if a word is unknown
     */
    public static Scope of(String text) {
        int colon = text.indexOf(':');
        String first = colon < 0 ? "" : text.substring(0, colon);
        String second = text.substring(colon + 1);
        Optional<Action> action = Action.of(first);
        Optional<ResourceType> type = ResourceType.of(second);
        if (action.isEmpty() && !first.equals(EACH) || type.isEmpty() && !second.equals(EACH)) {
            throw new CordonException(AccessError.BAD_WORD, SafeArg.key("what", "scope"));
        }
        return new Scope(action, type);
    }

    /** Whether the action on things of this type lies within. */
    public boolean covers(Action asked, ResourceType on) {
        return action.map(asked::equals).orElse(true) && type.map(on::equals).orElse(true);
    }

    @Override
    public String toString() {
        return action.map(Action::word).orElse(EACH) + ":"
                + type.map(ResourceType::word).orElse(EACH);
    }
}
