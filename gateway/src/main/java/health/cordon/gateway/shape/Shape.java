package health.cordon.gateway.shape;

import health.cordon.gateway.error.GatewayError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What may stand at a place of a request, and what is done with it. A dialect is a tree of these; what has no shape is
 * unknown.
 */
public sealed interface Shape {

    /** Text that is scanned and may be rewritten. A text that is a JSON object or array is scanned as a tree. */
    record Text() implements Shape {}

    /** Any tree: each key, text and number of it is scanned and may be rewritten. */
    record Free() implements Shape {}

    /** Text that holds JSON; what is not JSON is scanned as text. */
    record JsonText() implements Shape {}

    /** One of a few words. */
    record Word(Set<String> words) implements Shape {}

    /** An id that the model need not know: a keyed hash takes its place. */
    record Id(String prefix) implements Shape {}

    /**
     * A name that cannot be rewritten, since answers refer to it: scanned, and refused if it holds PHI. Letters, digits and
     * what stands between words, so that no way to write other characters ({@code %4a}, {@code &#74;}) fits in.
     */
    record Name() implements Shape {

        private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_./:-]{0,256}");

        /** Whether a text is one. */
        boolean allows(String text) {
            return NAMES.matcher(text).matches();
        }
    }

    /** The model. */
    record Model() implements Shape {}

    /**
     * A number within bounds. No more of it is sent on than {@value #MOST_DIGITS} digits that tell anything, so that it
     * carries no identifier: a fraction is rounded, as {@code 0.30000000000000004} of a client's arithmetic wants to be, and
     * a larger whole number becomes the next lower multiple of 1024, which the largest numbers of tokens are.
     */
    record Amount(double low, double high) implements Shape {

        private static final int MOST_DIGITS = 6;
        private static final int FRACTION_DIGITS = 4;
        private static final int LONGEST = 40;
        private static final BigDecimal STEP = BigDecimal.valueOf(1024);

        /** The number to send on; empty for a value that is none or lies outside. */
        Optional<JsonNode> sent(JsonNode node) {
            if (!node.isNumber() || node.asString().length() > LONGEST) {
                return Optional.empty();
            }
            BigDecimal value = node.decimalValue().stripTrailingZeros();
            // An exponent tells something too.
            if (Math.abs((long) value.scale()) > LONGEST
                    || value.compareTo(BigDecimal.valueOf(low)) < 0
                    || value.compareTo(BigDecimal.valueOf(high)) > 0) {
                return Optional.empty();
            }
            if (value.scale() > 0) {
                BigDecimal rounded =
                        value.round(new MathContext(FRACTION_DIGITS)).stripTrailingZeros();
                return Optional.of(rounded.compareTo(value) == 0 ? node : JsonNodeFactory.instance.numberNode(rounded));
            }
            return Optional.of(
                    value.precision() <= MOST_DIGITS
                            ? node
                            : JsonNodeFactory.instance.numberNode(value.divideToIntegralValue(STEP)
                                    .multiply(STEP)
                                    .longValueExact()));
        }
    }

    /** A number that steers chance: a keyed one takes its place. */
    record Seed() implements Shape {}

    /** True or false. */
    record Flag() implements Shape {}

    /** Known, harmless to leave out, and never sent on. */
    record Drop() implements Shape {}

    /** Known and refused. */
    record Denied(GatewayError why) implements Shape {}

    /** An array of these. */
    record Items(Shape each) implements Shape {}

    /**
     * An array of parts of one text. A model reads those parts that are text as one: they become one, with a line end between
     * two of them, so that what is scanned is what is sent. It stands where the first of them stood.
     *
     * @param texts the field of its text, for each type of part that is text
     */
    record Parts(Tagged each, Map<String, String> texts) implements Shape {

        /** The field of a part's text; empty if the part is no text. */
        public String textKey(JsonNode part) {
            JsonNode tag = part.isObject() ? part.get(each.key()) : null;
            String key = tag != null && tag.isString() ? texts.getOrDefault(tag.stringValue(), "") : "";
            JsonNode text = key.isEmpty() ? null : part.get(key);
            return text != null && text.isString() ? key : "";
        }
    }

    /** An object with these fields. */
    record Fields(Map<String, Shape> known) implements Shape {}

    /** An object whose field {@code key} says which of these it is; where it has none, the one of the empty name. */
    record Tagged(String key, Map<String, Shape> kinds) implements Shape {}

    /** One of these, told by the JSON type: a text, an array or an object. */
    record Either(Shape text, Shape array, Shape object) implements Shape {}

    /** Scanned text. */
    Shape TEXT = new Text();
    /** Any tree, scanned. */
    Shape FREE = new Free();
    /** True or false. */
    Shape FLAG = new Flag();
    /** Left out. */
    Shape DROP = new Drop();
    /** An image, sound or file. */
    Shape MEDIA = new Denied(GatewayError.NOT_SCANNABLE);
    /** Something that leaves by another way. */
    Shape NOT_OFFERED = new Denied(GatewayError.NOT_OFFERED);

    /** One of these words. */
    static Shape words(String... words) {
        return new Word(Set.of(words));
    }

    /** From 0 to this. */
    static Shape upTo(double high) {
        return new Amount(0, high);
    }

    /** An array of these. */
    static Shape list(Shape each) {
        return new Items(each);
    }

    /** A text or an array of these. */
    static Shape textOr(Shape each) {
        return new Either(TEXT, new Items(each), NOT_OFFERED);
    }

    /** A text, or parts of one. */
    static Shape textOr(Parts parts) {
        return new Either(TEXT, parts, NOT_OFFERED);
    }

    /** An object: names and shapes in turn. */
    static Fields fields(Object... namesAndShapes) {
        Map<String, Shape> known = new LinkedHashMap<>();
        List<Object> all = List.of(namesAndShapes);
        for (int i = 0; i < all.size(); i += 2) {
            known.put((String) all.get(i), (Shape) all.get(i + 1));
        }
        return new Fields(Map.copyOf(known));
    }

    /** The same fields and more. */
    static Fields with(Fields first, Object... namesAndShapes) {
        Map<String, Shape> known = new LinkedHashMap<>(first.known());
        known.putAll(fields(namesAndShapes).known());
        return new Fields(Map.copyOf(known));
    }
}
