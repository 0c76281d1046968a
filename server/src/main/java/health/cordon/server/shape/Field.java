package health.cordon.server.shape;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record.
 *
 * @param name its name
 * @param type its type, without the {@link Optional} around it
 * @param optional whether it may be missing
 * @param says what it is for
 * @param pattern the compiled pattern; null for none
 */
record Field(
        String name,
        Type type,
        boolean optional,
        @Nullable Says says,
        @Nullable Pattern pattern) {

    private static final ClassValue<List<Field>> OF = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    /** The components of a record, in their order. */
    static List<Field> of(Class<?> record) {
        return OF.get(record);
    }

    private static Field of(RecordComponent component) {
        Type type = component.getGenericType();
        boolean optional = raw(type) == Optional.class;
        Says says = component.getAnnotation(Says.class);
        return new Field(
                component.getName(),
                optional ? argument(type, 0) : type,
                optional,
                says,
                says == null || says.pattern().isEmpty() ? null : Pattern.compile(says.pattern()));
    }

    /** The class behind a type. */
    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    /** A type's argument. */
    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    /** The word of an enum's constant. */
    static String word(Enum<?> constant) {
        return constant instanceof Worded worded ? worded.word() : constant.name();
    }
}
