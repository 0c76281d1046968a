package health.cordon.server.shape;

import health.cordon.core.Phi;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The JSON Schema of records, as trees of maps and lists. An answer's schema says that every field which is always there is
 * required, as a request's does.
 */
public final class SchemaWriter {

    private final Map<String, List<String>> words;

    SchemaWriter(Map<String, List<String>> words) {
        this.words = words;
    }

    /** The schemas of these records and of all that they hold, by name, in the order of the alphabet. */
    public Map<String, Object> all(Set<Class<?>> records) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        records.forEach(record -> collect(record, seen));
        Map<String, Object> schemas = new java.util.TreeMap<>();
        seen.forEach(record -> schemas.put(record.getSimpleName(), object(record)));
        return schemas;
    }

    /** A reference to a record's schema. */
    public static Map<String, Object> reference(Class<?> record) {
        return Map.of("$ref", "#/components/schemas/" + record.getSimpleName());
    }

    /** The schema of a query parameter or another single text. */
    public Map<String, Object> text(Says says) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        strings(schema, says);
        return schema;
    }

    private static void collect(Type type, Set<Class<?>> seen) {
        Class<?> raw = Field.raw(type);
        if (raw == List.class) {
            collect(Field.argument(type, 0), seen);
        } else if (raw == Map.class) {
            collect(Field.argument(type, 1), seen);
        } else if (raw.isRecord() && raw != RawJson.class && raw != Phi.class && seen.add(raw)) {
            Field.of(raw).forEach(field -> collect(field.type(), seen));
        }
    }

    private Map<String, Object> object(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field field : Field.of(record)) {
            Map<String, Object> schema = new LinkedHashMap<>(value(field.type(), field));
            if (field.optional()) {
                schema = nullable(schema);
            } else {
                required.add(field.name());
            }
            describe(schema, field);
            properties.put(field.name(), schema);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    /** Null is as good as leaving it out. */
    private static Map<String, Object> nullable(Map<String, Object> schema) {
        Object type = schema.get("type");
        if (type == null) {
            Map<String, Object> either = new LinkedHashMap<>();
            either.put("anyOf", List.of(schema, Map.of("type", "null")));
            return either;
        }
        schema.put("type", List.of(type, "null"));
        if (schema.get("enum") instanceof List<?> constants) {
            List<Object> withNull = new ArrayList<>(constants);
            withNull.add(null);
            schema.put("enum", withNull);
        }
        return schema;
    }

    private Map<String, Object> value(Type type, Field field) {
        Class<?> raw = Field.raw(type);
        Map<String, Object> schema = new LinkedHashMap<>();
        if (raw == String.class || raw == Phi.class) {
            schema.put("type", "string");
            if (field.says() != null && Field.raw(field.type()) != List.class) {
                lengths(schema, field.says(), "minLength", "maxLength");
            }
            if (field.says() != null) {
                forms(schema, field.says());
            }
        } else if (raw == boolean.class || raw == Boolean.class) {
            schema.put("type", "boolean");
        } else if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            schema.put("type", "integer");
            schema.put("format", raw == int.class || raw == Integer.class ? "int32" : "int64");
            if (field.says() != null) {
                schema.put("minimum", field.says().least());
                schema.put(
                        "maximum",
                        Math.min(
                                field.says().most(),
                                raw == int.class || raw == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE));
            }
        } else if (raw == double.class || raw == Double.class) {
            schema.put("type", "number");
        } else if (raw == Instant.class) {
            schema.put("type", "string");
            schema.put("format", "date-time");
        } else if (raw.isEnum()) {
            schema.put("type", "string");
            schema.put(
                    "enum",
                    Arrays.stream(raw.getEnumConstants())
                            .map(constant -> Field.word((Enum<?>) constant))
                            .toList());
        } else if (raw == List.class) {
            schema.put("type", "array");
            schema.put("items", value(Field.argument(type, 0), field));
            if (field.says() != null) {
                lengths(schema, field.says(), "minItems", "maxItems");
            }
        } else if (raw == Map.class) {
            schema.put("type", "object");
            schema.put("additionalProperties", value(Field.argument(type, 1), field));
        } else if (raw != RawJson.class) {
            schema.putAll(reference(raw));
        }
        return schema;
    }

    private void strings(Map<String, Object> schema, Says says) {
        lengths(schema, says, "minLength", "maxLength");
        forms(schema, says);
    }

    private void forms(Map<String, Object> schema, Says says) {
        if (!says.pattern().isEmpty()) {
            schema.put("pattern", "^" + says.pattern() + "$");
        }
        if (!says.words().isEmpty()) {
            schema.put("enum", words.getOrDefault(says.words(), List.of()));
        }
    }

    private static void lengths(Map<String, Object> schema, Says says, String least, String most) {
        if (says.least() > 0) {
            schema.put(least, says.least());
        }
        if (says.most() < Long.MAX_VALUE) {
            schema.put(most, says.most());
        }
    }

    private static void describe(Map<String, Object> schema, Field field) {
        Says says = field.says();
        if (says != null) {
            schema.put("description", says.value());
            if (!says.example().isEmpty()) {
                schema.put("examples", List.of(says.example()));
            }
        }
    }
}
