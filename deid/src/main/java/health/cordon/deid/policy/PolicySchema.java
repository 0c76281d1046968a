package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of policies, written from the tables by which they are read. */
public final class PolicySchema {

    private static final String REFERENCE = "$ref";

    private PolicySchema() {}

    /** The schema (JSON Schema, draft 2020-12), as {@code docs/schema/policy.schema.json} has it. */
    public static String json() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Cordon policy");
        schema.put(
                "description",
                "What Cordon does with each kind of protected health information. See docs/policies.md.");
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", List.of(PolicyReader.NAME));
        schema.put("properties", root());
        schema.put("$defs", definitions());
        StringBuilder out = new StringBuilder();
        write(out, schema, 0);
        return out.append('\n').toString();
    }

    private static Map<String, Object> root() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(PolicyReader.NAME, text("The policy's name; reports show it.", PolicyReader.LONGEST_NAME));
        root.put(PolicyReader.DESCRIPTION, text("What it is for.", PolicyReader.LONGEST_DESCRIPTION));
        root.put(
                PolicyReader.EXTENDS,
                Map.of("enum", BuiltInPolicies.NAMES, "description", "The built-in policy that this one changes."));
        root.put(PolicyReader.DEFAULT, Map.of(REFERENCE, "#/$defs/rules"));
        Map<String, Object> byKind = new LinkedHashMap<>();
        for (PhiKind kind : PhiKind.values()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put(REFERENCE, "#/$defs/rules");
            property.put("description", kind.title() + ", " + kind.citation());
            byKind.put(kind.name(), property);
        }
        Map<String, Object> kinds = new LinkedHashMap<>();
        kinds.put("description", "The rules of each kind; a kind that is absent follows the default ones.");
        kinds.put("type", "object");
        kinds.put("additionalProperties", false);
        kinds.put("properties", byKind);
        root.put(PolicyReader.KINDS, kinds);
        return root;
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("minItems", 1);
        list.put("items", Map.of(REFERENCE, "#/$defs/rule"));
        List<Object> forms = new ArrayList<>();
        forms.add(Map.of("enum", ActionWord.words()));
        for (ActionWord word : ActionWord.values()) {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put(PolicyReader.WHEN, Map.of(REFERENCE, "#/$defs/when"));
            keys.put(PolicyReader.ACTION, Map.of("const", word.word()));
            word.keys().forEach(key -> keys.put(key.name(), property(key)));
            Map<String, Object> form = closed(word.says(), keys);
            form.put("required", List.of(PolicyReader.ACTION));
            forms.add(form);
        }
        Map<String, Object> conditions = new LinkedHashMap<>();
        for (ConditionWord word : ConditionWord.values()) {
            conditions.put(word.key().name(), property(word.key()));
        }
        Map<String, Object> when = closed("Conditions that must all hold.", conditions);
        when.put("minProperties", 1);
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("rules", Map.of("oneOf", List.of(Map.of(REFERENCE, "#/$defs/rule"), list)));
        definitions.put("rule", Map.of("oneOf", forms));
        definitions.put("when", when);
        return definitions;
    }

    private static Map<String, Object> closed(String says, Map<String, Object> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", says);
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("properties", properties);
        return object;
    }

    private static Map<String, Object> text(String says, int longest) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", says);
        property.put("type", "string");
        property.put("minLength", 1);
        property.put("maxLength", longest);
        return property;
    }

    private static Map<String, Object> property(Key key) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", key.says());
        switch (key.type()) {
            case WHOLE, NUMBER -> {
                property.put("type", key.type() == Key.Type.WHOLE ? "integer" : "number");
                property.put("minimum", (long) key.low());
                property.put("maximum", (long) key.high());
            }
            case FLAG -> property.put("type", "boolean");
            case TEXT -> {
                property.put("type", "string");
                property.put("minLength", (long) key.low());
                property.put("maxLength", (long) key.high());
            }
            case CHARACTER -> {
                property.put("type", "string");
                property.put("minLength", 1);
                property.put("maxLength", 1);
            }
            case TAG -> {
                property.put("type", "string");
                property.put("maxLength", (long) key.high());
            }
            case WORD -> property.put("enum", key.words());
            case WORDS -> oneOrMore(property, Map.of("enum", key.words()));
            case TEXTS -> oneOrMore(property, Map.of("type", "string", "minLength", 1));
        }
        if (key.standard() != null) {
            property.put("default", key.standard());
        }
        return property;
    }

    private static void oneOrMore(Map<String, Object> property, Map<String, Object> one) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("minItems", 1);
        list.put("items", one);
        property.put("oneOf", List.of(one, list));
    }

    private static void write(StringBuilder out, Object value, int depth) {
        String inner = "  ".repeat(depth + 1);
        String outer = "  ".repeat(depth);
        if (value instanceof Map<?, ?> map) {
            String comma = "{\n";
            for (Map.Entry<?, ?> entry :
                    (map instanceof LinkedHashMap ? map : new java.util.TreeMap<>(map)).entrySet()) {
                out.append(comma)
                        .append(inner)
                        .append(PolicyWriter.quote((String) entry.getKey()))
                        .append(": ");
                write(out, entry.getValue(), depth + 1);
                comma = ",\n";
            }
            out.append(map.isEmpty() ? "{}" : "\n" + outer + "}");
        } else if (value instanceof List<?> list) {
            String comma = "[\n";
            for (Object item : list) {
                out.append(comma).append(inner);
                write(out, item, depth + 1);
                comma = ",\n";
            }
            out.append(list.isEmpty() ? "[]" : "\n" + outer + "]");
        } else {
            out.append(value instanceof String text ? PolicyWriter.quote(text) : String.valueOf(value));
        }
    }
}
