package health.cordon.gateway.admit;

import health.cordon.access.minimum.FieldFilter;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds structured context in a request and gives of it what a rule keeps: JSON objects in any text that the caller wrote,
 * alone, in a list, one a line or among prose, and objects that stand in the request as such. What looks like an object and
 * cannot be read, or has a key twice, refuses the request. Tools and settings are left as they are. For one request.
 */
@Cfr("164.502(b)")
final class ContextFilter {

    private static final Set<String> SETTINGS = Set.of(
            "tools", "tool_choice", "functions", "function_call", "response_format", "text", "stop", "stop_sequences");

    private static final String BLANKS = "[\\s\\p{Z}\\p{C}]*+";

    /** A brace and a key, quoted in any way, escaped or bare. Each character is looked at once or twice. */
    private static final Pattern OBJECT = Pattern.compile("\\{" + BLANKS + "(?:" + quoted('"') + "|" + quoted('\'')
            + "|\\\\++[\"'][^\"'\\r\\n]{0,4096}+[\"']|\\w{1,64}+)" + BLANKS + ":");

    private final FieldFilter filter;
    private int count;

    ContextFilter(FieldFilter filter) {
        this.filter = filter;
    }

    private static String quoted(char quote) {
        String plain = "[^\\\\\\r\\n" + quote + "]{0,4096}+";
        return quote + plain + "(?:\\\\." + plain + "){0,64}+" + quote;
    }

    int count() {
        return count;
    }

    /**
     * The request with its contexts cut down.
     *
     * @throws CordonException {@link GatewayError#CONTEXT_UNREADABLE}
     */
    JsonNode filtered(JsonNode request, Shape shape) {
        if (!request.isObject() || !(shape instanceof Shape.Fields fields)) {
            return request;
        }
        ObjectNode made = StrictTree.object();
        for (Map.Entry<String, JsonNode> field : request.properties()) {
            Shape known =
                    SETTINGS.contains(field.getKey()) ? null : fields.known().get(field.getKey());
            made.set(field.getKey(), known == null ? field.getValue() : cut(field.getValue(), known));
        }
        return made;
    }

    private JsonNode cut(JsonNode node, Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.JsonText _ -> node.isString() ? text(node.stringValue()) : node;
            case Shape.Free _ -> free(node);
            case Shape.Items items -> items(node, items.each());
            case Shape.Parts parts -> parts(node, parts);
            case Shape.Fields fields -> fields(node, fields);
            case Shape.Tagged tagged -> {
                JsonNode tag = node.get(tagged.key());
                Shape kind = tagged.kinds().get(tag != null && tag.isString() ? tag.stringValue() : "");
                yield kind == null ? node : cut(node, kind);
            }
            case Shape.Either either ->
                cut(node, node.isArray() ? either.array() : node.isObject() ? either.object() : either.text());
            default -> node;
        };
    }

    private JsonNode items(JsonNode node, Shape each) {
        if (!node.isArray()) {
            return node;
        }
        ArrayNode made = JsonNodeFactory.instance.arrayNode();
        node.values().forEach(item -> made.add(cut(item, each)));
        return made;
    }

    private JsonNode fields(JsonNode node, Shape.Fields fields) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode made = StrictTree.object();
        node.properties().forEach(field -> {
            Shape known = fields.known().get(field.getKey());
            made.set(field.getKey(), known == null ? field.getValue() : cut(field.getValue(), known));
        });
        return made;
    }

    /** An object may begin in one part and end in another: it is cut where it begins. */
    private JsonNode parts(JsonNode node, Shape.Parts shape) {
        if (!node.isArray()) {
            return node;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode part : node.values()) {
            String key = shape.textKey(part);
            if (!key.isEmpty()) {
                texts.add(part.get(key).stringValue());
            }
        }
        String whole = String.join("\n", texts);
        List<Cut> cuts = cuts(whole);
        ArrayNode made = JsonNodeFactory.instance.arrayNode();
        int at = 0;
        for (JsonNode part : node.values()) {
            String key = shape.textKey(part);
            if (key.isEmpty()) {
                made.add(cut(part, shape.each()));
                continue;
            }
            int end = at + part.get(key).stringValue().length();
            ObjectNode less = StrictTree.object();
            part.properties().forEach(field -> less.set(field.getKey(), field.getValue()));
            made.add(less.put(key, applied(whole, at, end, cuts)));
            at = end + 1;
        }
        return made;
    }

    private JsonNode free(JsonNode node) {
        if (node.isObject()) {
            return StrictTree.read(least(StrictTree.bytes(node)));
        }
        if (node.isArray()) {
            ArrayNode made = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(each -> made.add(free(each)));
            return made;
        }
        return node.isString() ? text(node.stringValue()) : node;
    }

    private JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(applied(text, 0, text.length(), cuts(text)));
    }

    /** An object in a text and what is left of it. */
    private record Cut(int start, int end, String least) {}

    private List<Cut> cuts(String text) {
        List<Cut> cuts = new ArrayList<>();
        Matcher object = OBJECT.matcher(text);
        int at = 0;
        while (at < text.length() && object.find(at)) {
            int start = object.start();
            int end = StrictTree.objectEnd(text, start)
                    .orElseThrow(() -> new CordonException(GatewayError.CONTEXT_UNREADABLE));
            byte[] least = least(text.substring(start, end).getBytes(StandardCharsets.UTF_8));
            cuts.add(new Cut(start, end, new String(least, StandardCharsets.UTF_8)));
            at = end;
        }
        return cuts;
    }

    private static String applied(String text, int from, int to, List<Cut> cuts) {
        StringBuilder out = new StringBuilder(to - from);
        int done = from;
        for (Cut cut : cuts) {
            if (cut.end() > done && cut.start() < to) {
                out.append(text, done, Math.max(done, cut.start()));
                out.append(cut.start() >= from ? cut.least() : "");
                done = Math.min(to, cut.end());
            }
        }
        return out.append(text, done, to).toString();
    }

    private byte[] least(byte[] object) {
        count++;
        return filter.json(object).body();
    }
}
