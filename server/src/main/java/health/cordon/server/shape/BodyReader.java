package health.cordon.server.shape;

import health.cordon.core.Phi;
import health.cordon.server.ServerError;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/** Makes a record of a JSON body, or tells what is wrong with it. Thread-safe. */
public final class BodyReader {

    private static final String NOT_JSON = "is not JSON, or is nested too deeply, or has a key twice";

    private final Map<String, List<String>> words;

    BodyReader(Map<String, List<String>> words) {
        this.words = words;
    }

    /** Ends the reading; the errors have it. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused() {
            super(null, null, false, false);
        }
    }

    /**
     * Reads a body.
     *
     * @throws BadBody {@link ServerError#BAD_BODY}
     */
    public <R extends Record> R read(byte[] utf8, Class<R> type) {
        List<FieldError> errors = new ArrayList<>(0);
        try (JsonParser json = Shapes.FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
            json.nextToken();
            Record read = object(json, type, "", errors);
            if (json.nextToken() != null) {
                errors.add(new FieldError("", "has something behind its end"));
            }
            if (read != null && errors.isEmpty()) {
                return type.cast(read);
            }
        } catch (JacksonException broken) {
            errors.add(new FieldError("", NOT_JSON));
        } catch (Refused told) {
            // The errors have it.
        }
        throw new BadBody(ServerError.BAD_BODY, errors);
    }

    private @Nullable Record object(JsonParser json, Class<?> type, String at, List<FieldError> errors) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(at, "must be an object", errors);
        }
        List<Field> fields = Field.of(type);
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            int index = index(fields, name);
            if (index < 0) {
                // The name came from outside, so it is not told.
                throw wrong(at, "has a field that is not known here", errors);
            }
            Field field = fields.get(index);
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                if (!field.optional()) {
                    throw wrong(at + "/" + name, "must not be null", errors);
                }
            } else {
                values[index] = value(json, field.type(), field, at + "/" + name, errors);
            }
        }
        boolean whole = true;
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            if (field.optional()) {
                values[i] = Optional.ofNullable(values[i]);
            } else if (values[i] == null) {
                errors.add(new FieldError(at + "/" + field.name(), "is missing"));
                whole = false;
            }
        }
        return whole && errors.isEmpty() ? (Record) Records.make(type, values) : null;
    }

    private static int index(List<Field> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Object value(JsonParser json, Type type, Field field, String at, List<FieldError> errors) {
        Class<?> raw = Field.raw(type);
        if (raw == String.class) {
            return text(json, field, at, errors);
        }
        if (raw == Phi.class) {
            return Phi.of(text(json, field, at, errors));
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return truth(json, at, errors);
        }
        if (raw == int.class || raw == Integer.class) {
            return (int) number(json, field, at, Integer.MAX_VALUE, errors);
        }
        if (raw == long.class || raw == Long.class) {
            return number(json, field, at, Long.MAX_VALUE, errors);
        }
        if (raw == Instant.class) {
            return instant(text(json, field, at, errors), at, errors);
        }
        if (raw == RawJson.class) {
            return copy(json);
        }
        if (raw.isEnum()) {
            return constant(text(json, field, at, errors), raw, at, errors);
        }
        if (raw == List.class) {
            return list(json, Field.argument(type, 0), field, at, errors);
        }
        if (raw == Map.class) {
            return map(json, Field.argument(type, 1), field, at, errors);
        }
        return object(json, raw, at, errors);
    }

    private String text(JsonParser json, Field field, String at, List<FieldError> errors) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(at, "must be a text", errors);
        }
        String text = json.getString();
        if (!isUnicode(text)) {
            throw wrong(at, "has half of a surrogate pair, which is no character", errors);
        }
        Says says = field.says();
        if (says != null) {
            if (Field.raw(field.type()) != List.class) {
                int length = text.codePointCount(0, text.length());
                bounds(length, says, at, "characters", errors);
            }
            if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
                throw wrong(at, "has not the form that it must have", errors);
            }
            if (!says.words().isEmpty()
                    && !words.getOrDefault(says.words(), List.of()).contains(text)) {
                throw wrong(at, "is none of the words that may stand there", errors);
            }
        }
        return text;
    }

    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static void bounds(long size, Says says, String at, String of, List<FieldError> errors) {
        if (size < says.least()) {
            throw wrong(at, "must have at least " + says.least() + " " + of, errors);
        }
        if (size > says.most()) {
            throw wrong(at, "must have at most " + says.most() + " " + of, errors);
        }
    }

    private static boolean truth(JsonParser json, String at, List<FieldError> errors) {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong(at, "must be true or false", errors);
        };
    }

    private static long number(JsonParser json, Field field, String at, long largest, List<FieldError> errors) {
        long number = whole(json, at, errors);
        Says says = field.says();
        long least = says == null ? Long.MIN_VALUE : says.least();
        long most = says == null ? largest : Math.min(largest, says.most());
        if (number < least || number > most) {
            throw wrong(at, "must be from " + least + " to " + most, errors);
        }
        return number;
    }

    /** A whole number in any way to write it: {@code 2.0} is one, to JSON Schema too. */
    private static long whole(JsonParser json, String at, List<FieldError> errors) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            try {
                return json.getDecimalValue().longValueExact();
            } catch (ArithmeticException fraction) {
                // Told below.
            }
        }
        throw wrong(at, "must be a whole number", errors);
    }

    private static Instant instant(String text, String at, List<FieldError> errors) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(at, "must be a time in UTC, such as 2026-11-23T07:09:00Z", errors);
        }
    }

    private static Object constant(String word, Class<?> type, String at, List<FieldError> errors) {
        for (Object each : type.getEnumConstants()) {
            if (Field.word((Enum<?>) each).equals(word)) {
                return each;
            }
        }
        throw wrong(at, "is none of the words that may stand there", errors);
    }

    private List<Object> list(JsonParser json, Type of, Field field, String at, List<FieldError> errors) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(at, "must be a list", errors);
        }
        Says says = field.says();
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (says != null && items.size() >= says.most()) {
                throw wrong(at, "must have at most " + says.most() + " items", errors);
            }
            Object item = json.currentToken() == JsonToken.VALUE_NULL ? null : value(json, of, field, at, errors);
            if (item == null) {
                throw wrong(at, "must not hold null", errors);
            }
            items.add(item);
        }
        if (says != null) {
            bounds(items.size(), says, at, "items", errors);
        }
        return List.copyOf(items);
    }

    private Map<String, Object> map(JsonParser json, Type of, Field field, String at, List<FieldError> errors) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(at, "must be an object", errors);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            Object value = json.currentToken() == JsonToken.VALUE_NULL ? null : value(json, of, field, at, errors);
            if (value == null) {
                throw wrong(at, "must not hold null", errors);
            }
            map.put(name, value);
        }
        return map;
    }

    private static RawJson copy(JsonParser json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator copy = Shapes.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            copy.copyCurrentStructure(json);
        }
        return new RawJson(out.toByteArray());
    }

    private static Refused wrong(String at, String says, List<FieldError> errors) {
        errors.add(new FieldError(at, says));
        return new Refused();
    }
}
