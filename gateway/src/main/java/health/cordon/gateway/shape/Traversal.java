package health.cordon.gateway.shape;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.shape.Plan.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one walk over a request's tree.
 *
 * <p><b>What this promises.</b> Each key, text and number of the tree is scanned, known and checked, replaced by a keyed
 * hash, or left out; and a second, independent count of the tree says that none was missed. Otherwise it throws.
 *
 * <p>One use each; for one thread.
 */
public final class Traversal {

    /** JSON in a text in JSON in a text: deeper than this it is read as text. */
    private static final int NESTED_TEXTS = 4;

    private final UnknownFields unknown;
    private final UnaryOperator<String> hash;
    private final List<Piece> pieces = new ArrayList<>();
    private int scanned;
    private int structural;
    private int replaced;
    private int dropped;
    private int nested;
    private String model = "";

    private Traversal(UnknownFields unknown, UnaryOperator<String> hash) {
        this.unknown = unknown;
        this.hash = hash;
    }

    /**
     * Walks a tree.
     *
     * @param hash a keyed one-way function from an id to letters and digits
     * @throws CordonException if the shape does not allow what stands there
     */
    public static Plan of(JsonNode root, Shape shape, UnknownFields unknown, UnaryOperator<String> hash) {
        Traversal walk = new Traversal(unknown, hash);
        Part tree = walk.part(root, shape, "", "");
        Coverage coverage = new Coverage(walk.scanned, walk.structural, walk.replaced, walk.dropped);
        if (coverage.total() != census(root)) {
            throw new CordonException(GatewayError.COVERAGE_BROKEN);
        }
        return new Plan(walk.pieces, coverage, walk.model, tree);
    }

    /** How many keys, texts and numbers a tree has. */
    static int census(JsonNode node) {
        int count = 0;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                count += 1 + census(field.getValue());
            }
        } else if (node.isArray()) {
            for (JsonNode each : node.values()) {
                count += census(each);
            }
        } else if (node.isString() || node.isNumber()) {
            count = 1;
        } else if (!node.isNull() && !node.isBoolean()) {
            throw new CordonException(GatewayError.COVERAGE_BROKEN);
        }
        return count;
    }

    private Part part(JsonNode node, Shape shape, String field, String cue) {
        if (node.isNull()) {
            return texts -> node;
        }
        return switch (shape) {
            case Shape.Text _ -> text(string(node, field), cue);
            case Shape.JsonText _ -> text(string(node, field), cue);
            case Shape.Free _ -> freePart(node, cue);
            case Shape.Word word -> word(node, word, field);
            case Shape.Id id -> id(string(node, field), id);
            case Shape.Name _ -> name(string(node, field));
            case Shape.Model _ -> model(string(node, field));
            case Shape.Amount amount -> amount(node, amount, field);
            case Shape.Seed _ -> seed(node, field);
            case Shape.Flag _ -> kept(node, node.isBoolean(), 0, field);
            case Shape.Drop _ -> drop(node);
            case Shape.Denied why -> throw new CordonException(why.why(), at(field));
            case Shape.Items items -> items(node, items, field, cue);
            case Shape.Fields fields -> fields(node, fields, field);
            case Shape.Tagged tagged -> tagged(node, tagged, field);
            case Shape.Either either -> either(node, either, field, cue);
        };
    }

    private Part either(JsonNode node, Shape.Either either, String field, String cue) {
        Shape chosen = node.isArray() ? either.array() : node.isObject() ? either.object() : either.text();
        return part(node, chosen, field, cue);
    }

    private Part items(JsonNode node, Shape.Items items, String field, String cue) {
        kept(node, node.isArray(), 0, field);
        List<Part> parts = new ArrayList<>();
        for (JsonNode each : node.values()) {
            parts.add(part(each, items.each(), field, cue));
        }
        return array(parts);
    }

    private Part fields(JsonNode node, Shape.Fields fields, String field) {
        kept(node, node.isObject(), 0, field);
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            Shape shape = fields.known().get(each.getKey());
            if (shape == null && unknown == UnknownFields.DENY) {
                throw new CordonException(GatewayError.UNKNOWN_FIELD);
            }
            boolean nothing = each.getValue().isNull() && shape instanceof Shape.Denied;
            if (shape == null || shape instanceof Shape.Drop || nothing) {
                dropped += 1 + census(each.getValue());
                continue;
            }
            structural++;
            parts.put(each.getKey(), part(each.getValue(), shape, each.getKey(), ""));
        }
        return texts -> {
            ObjectNode made = StrictTree.object();
            parts.forEach((key, part) -> made.set(key, part.with(texts)));
            return made;
        };
    }

    /** An object of a kind that nobody knows cannot be left out of an array without changing what is asked. */
    private Part tagged(JsonNode node, Shape.Tagged tagged, String field) {
        kept(node, node.isObject(), 0, field);
        JsonNode tag = node.get(tagged.key());
        String kind = tag == null ? "" : tag.isString() ? tag.stringValue() : "?";
        Shape shape = tagged.kinds().get(kind);
        if (shape == null) {
            throw new CordonException(GatewayError.NOT_SCANNABLE, at(field));
        }
        return part(node, shape, field, "");
    }

    private Part text(String text, String cue) {
        Optional<JsonNode> tree = nested < NESTED_TEXTS ? StrictTree.container(text) : Optional.empty();
        if (tree.isEmpty()) {
            scanned++;
            return piece(text, cue, false);
        }
        scanned++;
        int before = scanned;
        int from = pieces.size();
        nested++;
        Part inner = freePart(tree.get(), cue);
        nested--;
        scanned = before;
        int to = pieces.size();
        List<Piece> inside = List.copyOf(pieces.subList(from, to));
        return texts -> {
            for (int i = from; i < to; i++) {
                if (!texts.get(i).equals(inside.get(i - from).text())) {
                    return JsonNodeFactory.instance.stringNode(StrictTree.text(inner.with(texts)));
                }
            }
            return JsonNodeFactory.instance.stringNode(text);
        };
    }

    private Part freePart(JsonNode node, String cue) {
        if (node.isObject()) {
            return freeObject(node);
        }
        if (node.isArray()) {
            List<Part> parts = new ArrayList<>();
            for (JsonNode each : node.values()) {
                parts.add(freePart(each, cue));
            }
            return array(parts);
        }
        if (node.isString()) {
            return text(node.stringValue(), cue);
        }
        if (node.isNumber()) {
            scanned++;
            String written = node.asString();
            Part piece = piece(written, cue, false);
            return texts -> {
                JsonNode now = piece.with(texts);
                return now.stringValue().equals(written) ? node : now;
            };
        }
        return texts -> node;
    }

    /** Two keys that become the same tag are told apart by a number. */
    private Part freeObject(JsonNode node) {
        List<Part> keys = new ArrayList<>();
        List<Part> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            scanned++;
            keys.add(piece(field.getKey(), "", false));
            values.add(freePart(field.getValue(), words(field.getKey())));
        }
        return texts -> {
            ObjectNode made = StrictTree.object();
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i).with(texts).stringValue();
                String free = key;
                for (int n = 2; made.has(free); n++) {
                    free = key + " " + n;
                }
                made.set(free, values.get(i).with(texts));
            }
            return made;
        };
    }

    private Part word(JsonNode node, Shape.Word word, String field) {
        boolean known = node.isString() && word.words().contains(node.stringValue());
        return kept(node, known, 1, field);
    }

    private Part id(String id, Shape.Id shape) {
        replaced++;
        JsonNode made = JsonNodeFactory.instance.stringNode(shape.prefix() + hash.apply(id));
        return texts -> made;
    }

    private Part name(String name) {
        scanned++;
        String words = words(name);
        pieces.add(new Piece(words, "", true));
        JsonNode kept = JsonNodeFactory.instance.stringNode(name);
        return texts -> kept;
    }

    private Part model(String name) {
        structural++;
        model = name;
        JsonNode kept = JsonNodeFactory.instance.stringNode(name);
        return texts -> kept;
    }

    private Part amount(JsonNode node, Shape.Amount amount, String field) {
        boolean within = node.isNumber() && node.doubleValue() >= amount.low() && node.doubleValue() <= amount.high();
        // A fraction of many digits could carry a number of any length.
        return kept(node, within && node.asString().length() <= 12, 1, field);
    }

    private Part seed(JsonNode node, String field) {
        kept(node, node.isIntegralNumber(), 0, field);
        replaced++;
        JsonNode made = JsonNodeFactory.instance.numberNode(
                hash.apply("seed " + node.asString()).hashCode() & 0xFFFFFF);
        return texts -> made;
    }

    private Part drop(JsonNode node) {
        dropped += census(node);
        return texts -> JsonNodeFactory.instance.nullNode();
    }

    private Part kept(JsonNode node, boolean allowed, int counts, String field) {
        if (!allowed) {
            throw new CordonException(GatewayError.BAD_FIELD, at(field));
        }
        structural += counts;
        return texts -> node;
    }

    private Part piece(String text, String cue, boolean fixed) {
        int index = pieces.size();
        pieces.add(new Piece(text, cue, fixed));
        return texts -> JsonNodeFactory.instance.stringNode(texts.get(index));
    }

    private static Part array(List<Part> parts) {
        return texts -> {
            ArrayNode made = JsonNodeFactory.instance.arrayNode();
            parts.forEach(part -> made.add(part.with(texts)));
            return made;
        };
    }

    private String string(JsonNode node, String field) {
        kept(node, node.isString(), 0, field);
        return node.stringValue();
    }

    /** A field's name is the dialect's own word here: unknown ones do not come this far. */
    private static SafeArg at(String field) {
        return SafeArg.key("field", field.isEmpty() ? "request" : field);
    }

    /** {@code patientName} and {@code patient_name} read as {@code patient Name}, {@code patient name}. */
    static String words(String key) {
        StringBuilder out = new StringBuilder(key.length() + 4);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean hump = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(key.charAt(i - 1));
            out.append(hump ? " " : "").append(c == '_' || c == '-' ? ' ' : c);
        }
        return out.toString();
    }
}
