package health.cordon.audit.entry;

import java.util.HashMap;
import java.util.Map;

/** Enum constants by their names, quick, and without an exception that repeats the name. */
final class Words {

    private static final ClassValue<Map<String, Enum<?>>> NAMES = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
            Map<String, Enum<?>> names = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                Enum<?> one = (Enum<?>) constant;
                names.put(one.name(), one);
            }
            return names;
        }
    };

    private Words() {}

    /**
     * The constant.
     *
     * @throws health.cordon.core.error.CordonException {@link health.cordon.audit.AuditError#BAD_VALUE} if there is none
     */
    static <E extends Enum<E>> E of(Class<E> type, String name, String field) {
        Enum<?> found = NAMES.get(type).get(name);
        if (found == null) {
            throw Letters.refused(field);
        }
        return type.cast(found);
    }
}
