package health.cordon.access;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Facts beyond Cordon's own that a site's policies ask for: a department, a study, a clearance. The site's schema declares
 * them. Immutable; values are texts, whole numbers, truths and sets of texts.
 *
 * <p>They are facts about a principal or a thing, never about a patient.
 */
public final class Attributes {

    /** None. */
    public static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, Object> values;

    private Attributes(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Reads values of {@link String}, {@link Long}, {@link Integer}, {@link Boolean}, or collections of {@link String}.
     *
     * @throws CordonException {@link AccessError#BAD_WORD} for a name or a value of another form
     */
    public static Attributes of(Map<String, ?> given) {
        Map<String, Object> values = new TreeMap<>();
        given.forEach((name, value) -> {
            if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,62}")) {
                throw new CordonException(AccessError.BAD_WORD, SafeArg.key("what", "attribute"));
            }
            values.put(name, checked(name, value));
        });
        return values.isEmpty() ? NONE : new Attributes(Map.copyOf(values));
    }

    private static Object checked(String name, Object value) {
        return switch (value) {
            case String text when Words.isId(text) -> text;
            case Boolean truth -> truth;
            case Long number -> number;
            case Integer number -> number.longValue();
            case java.util.Collection<?> texts
            when texts.stream().allMatch(t -> t instanceof String s && Words.isId(s)) -> Set.copyOf(texts);
            default -> throw new CordonException(AccessError.BAD_WORD, SafeArg.key("attribute", name));
        };
    }

    /** The values by name: {@link String}, {@link Long}, {@link Boolean} or {@link Set} of {@link String}. */
    public Map<String, Object> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes && values.equals(attributes.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names alone. */
    @Override
    public String toString() {
        return List.copyOf(new TreeMap<>(values).keySet()).toString();
    }
}
