package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Writes policies in one canonical form: every kind in the vocabulary's order, every setting told. */
final class PolicyWriter {

    private PolicyWriter() {}

    static String write(Policy policy) {
        StringBuilder out = new StringBuilder();
        out.append(PolicyReader.NAME).append(": ").append(quote(policy.name())).append('\n');
        if (!policy.description().isEmpty()) {
            out.append(PolicyReader.DESCRIPTION)
                    .append(": ")
                    .append(quote(policy.description()))
                    .append('\n');
        }
        return out.append(rules(policy)).toString();
    }

    /** What the hash is taken of. */
    static String rules(Policy policy) {
        StringBuilder out = new StringBuilder();
        out.append(PolicyReader.DEFAULT).append(": redact\n");
        out.append(PolicyReader.KINDS).append(":\n");
        for (PhiKind kind : PhiKind.values()) {
            out.append("  ").append(kind.name()).append(":\n");
            for (Rule rule : policy.rules(kind)) {
                out.append("    - ").append(rule(rule)).append('\n');
            }
        }
        return out.toString();
    }

    static String rule(Rule rule) {
        StringJoiner keys = new StringJoiner(", ", "{", "}");
        if (!rule.when().always()) {
            keys.add(PolicyReader.WHEN + ": " + conditions(rule.when()));
        }
        keys.add(PolicyReader.ACTION + ": " + rule.action().word());
        for (Map.Entry<String, Object> setting : new TreeMap<>(rule.action().settings()).entrySet()) {
            keys.add(setting.getKey() + ": " + value(setting.getValue()));
        }
        return keys.toString();
    }

    static String conditions(When when) {
        StringJoiner keys = new StringJoiner(", ", "{", "}");
        when.conditions().forEach((word, value) -> keys.add(word.key().name() + ": " + value(value)));
        return keys.toString();
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.forEach(item -> items.add(value(item)));
            return items.toString();
        }
        return value instanceof String text ? quote(text) : value.toString();
    }

    /** A YAML and JSON string in double quotes. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || c >= 0x7F && c <= 0xA0 || c >= 0x2000 && c <= 0x206F || c >= 0xD800) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
