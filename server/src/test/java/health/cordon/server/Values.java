package health.cordon.server;

import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that fit a schema of the OpenAPI document, and values that do not. */
final class Values {

    private Values() {}

    static Map<String, Object> resolved(Map<String, Object> schema, Map<String, Object> document) {
        if (schema.get("anyOf") instanceof List<?> either) {
            return resolved(Json.map(either.getFirst()), document);
        }
        if (!(schema.get("$ref") instanceof String reference)) {
            return schema;
        }
        Map<String, Object> schemas =
                Json.map(Json.map(document.get("components")).get("schemas"));
        return Json.map(schemas.get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    static Object good(Map<String, Object> told, Map<String, Object> document, Seeded seeded, int depth) {
        Map<String, Object> schema = resolved(told, document);
        if (schema.get("enum") instanceof List<?> constants) {
            List<Object> some = new ArrayList<>(constants);
            some.remove(null);
            return seeded.choose(some);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, document, seeded, depth);
            case "array" -> {
                List<Object> items = new ArrayList<>();
                int least = number(schema, "minItems", 0);
                int count = Math.max(least, seeded.between(0, Math.min(3, number(schema, "maxItems", 3))));
                for (int i = 0; i < count; i++) {
                    items.add(good(Json.map(schema.get("items")), document, seeded, depth + 1));
                }
                yield items;
            }
            case "integer" -> {
                long least = ((Number) schema.getOrDefault("minimum", 0L)).longValue();
                long most = ((Number) schema.getOrDefault("maximum", 1_000L)).longValue();
                yield Math.max(least, Math.min(most, (long) seeded.between(0, 500)));
            }
            case "number" -> 0.5;
            case "boolean" -> seeded.chance(0.5);
            default -> text(schema, seeded);
        };
    }

    private static Map<String, Object> object(
            Map<String, Object> schema, Map<String, Object> document, Seeded seeded, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        Json.map(schema.getOrDefault("properties", Map.of())).forEach((name, property) -> {
            if (required.contains(name) || depth < 3 && seeded.chance(0.5)) {
                object.put(name, good(Json.map(property), document, seeded, depth + 1));
            }
        });
        return object;
    }

    private static String text(Map<String, Object> schema, Seeded seeded) {
        if ("date-time".equals(schema.get("format"))) {
            return "2026-11-" + seeded.between(10, 28) + "T10:00:00Z";
        }
        if (schema.get("examples") instanceof List<?> examples) {
            return (String) examples.getFirst();
        }
        if (schema.get("pattern") instanceof String pattern) {
            if (pattern.contains("0-9a-f]{64}")) {
                return "ab".repeat(32);
            }
            if (pattern.startsWith("^RIC")) {
                return "RIC-0123456789ABCDEFGHJKMNPQRS";
            }
            return pattern.contains(":") && pattern.contains("\\*") ? "read:*" : "auditor";
        }
        int least = number(schema, "minLength", 0);
        String text = seeded.choose(List.of(
                "Seen by Dr. Imre Balogh on 3/4/2026.", "\u00e9\ud83d\ude80 a", "x' OR 1=1 --", "DATASET/notes"));
        String long1 = text.length() < least ? text + "a".repeat(least) : text;
        int most = number(schema, "maxLength", 1_000);
        return long1.codePointCount(0, long1.length()) > most ? "a".repeat(most) : long1;
    }

    /** A good value with one thing wrong. */
    static Object bad(Map<String, Object> told, Map<String, Object> document, Seeded seeded) {
        Object good = good(told, document, seeded, 0);
        Map<String, Object> object = Json.map(good);
        Object odd = seeded.choose(List.of(
                (Object) List.of(),
                Map.of("a", 1L),
                -1L,
                true,
                "\u0000",
                "a".repeat(3_000),
                List.of(List.of(List.of())),
                "\ud83d\ude80"));
        if (object.isEmpty() || seeded.chance(0.2)) {
            object.put("unknown", odd);
        } else {
            object.put(seeded.choose(List.copyOf(object.keySet())), odd);
        }
        return object;
    }

    private static String type(Map<String, Object> schema) {
        return schema.get("type") instanceof List<?> either
                ? (String) either.getFirst()
                : (String) schema.getOrDefault("type", "object");
    }

    private static int number(Map<String, Object> schema, String name, int otherwise) {
        return schema.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** As JSON. */
    static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                List<String> members = new ArrayList<>();
                map.forEach((name, each) -> members.add(quoted((String) name) + ":" + text(each)));
                yield "{" + String.join(",", members) + "}";
            }
            case List<?> list ->
                "[" + String.join(",", list.stream().map(Values::text).toList()) + "]";
            case String text -> quoted(text);
            default -> String.valueOf(value);
        };
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
