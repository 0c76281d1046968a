package health.cordon.gateway.shape;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.shape.Plan.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** Each takes about a kilobyte while the request is guarded. */
    private static final int MOST_PIECES = 200_000;

    /** A number of more digits is read as it is written. */
    private static final int MOST_DIGITS = 100;

    private final UnknownFields unknown;
    private final UnaryOperator<String> hash;
    private final Predicate<String> isModel;
    private final Account account = new Account();
    private final List<Piece> pieces = new ArrayList<>();
    private int scanned;
    private int structural;
    private int replaced;
    private int dropped;
    private int nested;
    private String model = "";

    private Traversal(UnknownFields unknown, UnaryOperator<String> hash, Predicate<String> isModel) {
        this.unknown = unknown;
        this.hash = hash;
        this.isModel = isModel;
    }

    /**
     * Walks a tree.
     *
     * @param hash a keyed one-way function from an id to letters and digits
     * @param isModel whether this is the name of a model that was configured; any other is scanned
     * @throws CordonException if the shape does not allow what stands there
     */
    public static Plan of(
            JsonNode root, Shape shape, UnknownFields unknown, UnaryOperator<String> hash, Predicate<String> isModel) {
        Traversal walk = new Traversal(unknown, hash, isModel);
        Part tree = walk.part(root, shape, "", "");
        Coverage coverage = new Coverage(walk.scanned, walk.structural, walk.replaced, walk.dropped, 0);
        if (coverage.total() != census(root)) {
            throw new CordonException(GatewayError.COVERAGE_BROKEN);
        }
        return new Plan(walk.pieces, coverage, walk.model, tree, walk.account);
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
            case Shape.Name names -> name(node, names, field);
            case Shape.Model _ -> model(string(node, field));
            case Shape.Amount amount -> amount(node, amount, field);
            case Shape.Seed _ -> seed(node, field);
            case Shape.Flag _ -> kept(node, node.isBoolean(), field);
            case Shape.Drop _ -> drop(node);
            case Shape.Denied why -> throw new CordonException(why.why(), at(field));
            case Shape.Items items -> items(node, items, field, cue);
            case Shape.Parts parts -> parts(node, parts, field, cue);
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
        kept(node, node.isArray(), field);
        List<Part> parts = new ArrayList<>();
        for (JsonNode each : node.values()) {
            parts.add(part(each, items.each(), field, cue));
        }
        return array(parts);
    }

    private Part parts(JsonNode node, Shape.Parts shape, String field, String cue) {
        kept(node, node.isArray(), field);
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Integer> seams = new ArrayList<>();
        int at = -1;
        for (JsonNode each : node.values()) {
            String key = shape.textKey(each);
            if (key.isEmpty()) {
                parts.add(part(each, shape.each(), field, cue));
                continue;
            }
            // All but its text is known and dropped, unknown and refused, as in any other part; then the part is gone.
            part(without(each, key), shape.each(), field, cue);
            structural++;
            scanned++;
            if (at < 0) {
                at = parts.size();
                parts.add(texts -> JsonNodeFactory.instance.nullNode());
            } else {
                seams.add(text.length());
                text.append('\n');
            }
            text.append(requireWhole(each.get(key).stringValue()));
        }
        if (at >= 0) {
            // Its texts are counted already.
            int before = scanned;
            Part one = text(text.toString(), cue, seams);
            scanned = before;
            JsonNode type = account.node(JsonNodeFactory.instance.stringNode("text"));
            parts.set(at, texts -> {
                ObjectNode made = StrictTree.object();
                made.set(account.key("type"), type);
                made.set(account.key("text"), one.with(texts));
                return made;
            });
        }
        return array(parts);
    }

    private static ObjectNode without(JsonNode object, String key) {
        ObjectNode rest = StrictTree.object();
        object.properties().forEach(each -> {
            if (!each.getKey().equals(key)) {
                rest.set(each.getKey(), each.getValue());
            }
        });
        return rest;
    }

    private Part fields(JsonNode node, Shape.Fields fields, String field) {
        kept(node, node.isObject(), field);
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
            parts.forEach((key, part) -> made.set(account.key(key), part.with(texts)));
            return made;
        };
    }

    /** An object of a kind that nobody knows cannot be left out of an array without changing what is asked. */
    private Part tagged(JsonNode node, Shape.Tagged tagged, String field) {
        kept(node, node.isObject(), field);
        JsonNode tag = node.get(tagged.key());
        String kind = tag == null ? "" : tag.isString() ? tag.stringValue() : "?";
        Shape shape = tagged.kinds().get(kind);
        if (shape == null) {
            throw new CordonException(GatewayError.NOT_SCANNABLE, at(field));
        }
        return part(node, shape, field, "");
    }

    private Part text(String text, String cue) {
        return text(text, cue, List.of());
    }

    private Part text(String text, String cue, List<Integer> seams) {
        Optional<JsonNode> tree = nested < NESTED_TEXTS ? StrictTree.container(text) : Optional.empty();
        if (tree.isEmpty()) {
            scanned++;
            return piece(text, cue, Piece.Use.TEXT, seams);
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
                    return made(StrictTree.text(inner.with(texts)));
                }
            }
            return made(text);
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
            String digits = digits(node);
            Part piece = piece(digits, cue);
            return texts -> {
                JsonNode now = piece.with(texts);
                return now.stringValue().equals(digits) ? account.node(node) : now;
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
            keys.add(piece(field.getKey(), "", Piece.Use.KEY, List.of()));
            values.add(freePart(field.getValue(), Piece.words(field.getKey())));
        }
        return texts -> {
            ObjectNode made = StrictTree.object();
            Map<String, Integer> times = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i).with(texts).stringValue();
                String free = key;
                while (made.has(free)) {
                    free = key + " " + (times.merge(key, 1, Integer::sum) + 1);
                }
                made.set(account.key(free), values.get(i).with(texts));
            }
            return made;
        };
    }

    /** A number's digits as a reader would write them: 2.19E8 is nine of them. */
    private static String digits(JsonNode number) {
        String written = number.asString();
        if (!number.isFloatingPointNumber() || written.indexOf('E') < 0) {
            return written;
        }
        BigDecimal value = number.decimalValue();
        return Math.abs((long) value.scale()) > MOST_DIGITS ? written : value.toPlainString();
    }

    private Part word(JsonNode node, Shape.Word word, String field) {
        boolean known = node.isString() && word.words().contains(node.stringValue());
        return structural(node, known, field);
    }

    private Part id(String id, Shape.Id shape) {
        replaced++;
        JsonNode made = made(shape.prefix() + hash.apply(id));
        return texts -> made;
    }

    private Part name(JsonNode node, Shape.Name names, String field) {
        String name = string(node, field);
        kept(node, names.allows(name), field);
        scanned++;
        return piece(name, "", Piece.Use.NAME, List.of());
    }

    private Part model(String name) {
        model = name;
        if (isModel.test(name)) {
            structural++;
            JsonNode kept = made(name);
            return texts -> kept;
        }
        scanned++;
        return piece(name, "", Piece.Use.MODEL, List.of());
    }

    private Part amount(JsonNode node, Shape.Amount amount, String field) {
        Optional<JsonNode> sent = amount.sent(node);
        return structural(sent.orElse(node), sent.isPresent(), field);
    }

    private Part seed(JsonNode node, String field) {
        kept(node, node.isIntegralNumber(), field);
        replaced++;
        JsonNode made = account.node(JsonNodeFactory.instance.numberNode(
                hash.apply("seed " + node.asString()).hashCode() & 0xFFFFFF));
        return texts -> made;
    }

    private Part drop(JsonNode node) {
        dropped += census(node);
        return texts -> JsonNodeFactory.instance.nullNode();
    }

    private Part structural(JsonNode node, boolean allowed, String field) {
        kept(node, allowed, field);
        structural++;
        account.node(node);
        return texts -> node;
    }

    private static Part kept(JsonNode node, boolean allowed, String field) {
        if (!allowed) {
            throw new CordonException(GatewayError.BAD_FIELD, at(field));
        }
        return texts -> node;
    }

    private Part piece(String text, String cue) {
        return piece(text, cue, Piece.Use.TEXT, List.of());
    }

    private Part piece(String text, String cue, Piece.Use use, List<Integer> seams) {
        int index = pieces.size();
        if (index == MOST_PIECES) {
            throw new CordonException(GatewayError.TOO_LARGE);
        }
        pieces.add(new Piece(requireWhole(text), cue, use, seams));
        return texts -> made(texts.get(index));
    }

    private JsonNode made(String text) {
        return account.node(JsonNodeFactory.instance.stringNode(text));
    }

    /** Half a character cannot be written, and readers differ in what they make of it. */
    private static String requireWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new CordonException(GatewayError.BAD_JSON);
                }
                i++;
            }
        }
        return text;
    }

    private static Part array(List<Part> parts) {
        return texts -> {
            ArrayNode made = JsonNodeFactory.instance.arrayNode();
            parts.forEach(part -> made.add(part.with(texts)));
            return made;
        };
    }

    private String string(JsonNode node, String field) {
        kept(node, node.isString(), field);
        return node.stringValue();
    }

    /** A field's name is the dialect's own word here: unknown ones do not come this far. */
    private static SafeArg at(String field) {
        return SafeArg.key("field", field.isEmpty() ? "request" : field);
    }
}
