package health.cordon.gateway.shape;

import health.cordon.gateway.error.GatewayError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** A name that cannot be rewritten, since answers refer to it: scanned, and refused if it holds PHI. */
    record Name() implements Shape {}

    /** The model. */
    record Model() implements Shape {}

    /** A number within bounds, so that it cannot be an identifier. */
    record Amount(double low, double high) implements Shape {}

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
