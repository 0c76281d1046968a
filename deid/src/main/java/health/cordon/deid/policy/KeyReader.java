package health.cordon.deid.policy;

import health.cordon.core.config.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a value as its key wants it. */
final class KeyReader {

    private final YamlTree tree;

    KeyReader(YamlTree tree) {
        this.tree = tree;
    }

    /** The value, or null with a problem. */
    @Nullable
    Object read(Key key, Node node) {
        return switch (key.type()) {
            case WHOLE -> whole(key, node);
            case NUMBER -> number(key, node);
            case FLAG -> flag(key, node);
            case TEXT -> text(key, node);
            case CHARACTER -> character(key, node);
            case TAG -> tag(key, node);
            case WORD -> word(key, node);
            case WORDS -> each(key, node, true);
            case TEXTS -> each(key, node, false);
        };
    }

    private @Nullable Object whole(Key key, Node node) {
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(org.snakeyaml.engine.v2.nodes.Tag.INT)
                && scalar.getValue().matches("-?[0-9]{1,9}")) {
            int value = Integer.parseInt(scalar.getValue());
            if (value >= key.low() && value <= key.high()) {
                return value;
            }
        }
        tree.problem(
                node,
                "'" + key.name() + "' must be a whole number from " + (long) key.low() + " to " + (long) key.high());
        return null;
    }

    private @Nullable Object number(Key key, Node node) {
        if (node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            double value = Double.parseDouble(scalar.getValue());
            if (value >= key.low() && value <= key.high()) {
                return value;
            }
        }
        tree.problem(
                node, "'" + key.name() + "' must be a number from " + (long) key.low() + " to " + (long) key.high());
        return null;
    }

    private @Nullable Object flag(Key key, Node node) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(org.snakeyaml.engine.v2.nodes.Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        tree.problem(node, "'" + key.name() + "' must be true or false");
        return null;
    }

    private @Nullable Object text(Key key, Node node) {
        Optional<String> value = scalar(node);
        if (value.isPresent() && !value.get().isBlank() && value.get().length() <= key.high()) {
            return value.get();
        }
        tree.problem(node, "'" + key.name() + "' must be a text of 1 to " + (long) key.high() + " characters");
        return null;
    }

    private @Nullable Object character(Key key, Node node) {
        Optional<String> value = scalar(node);
        if (value.isPresent() && value.get().codePointCount(0, value.get().length()) == 1) {
            int character = value.get().codePointAt(0);
            if (character == 'X' || character == 'x' || !Character.isLetterOrDigit(character)) {
                return value.get();
            }
        }
        tree.problem(node, "'" + key.name() + "' must be one character, X, x or neither a letter nor a digit");
        return null;
    }

    private @Nullable Object tag(Key key, Node node) {
        Optional<String> value = scalar(node);
        if (value.isEmpty() || value.get().length() > key.high()) {
            tree.problem(node, "'" + key.name() + "' must be a text of at most " + (long) key.high() + " characters");
            return null;
        }
        boolean fine = true;
        List<String> used = Tag.placeholders(value.get());
        for (String placeholder : used) {
            if (!key.words().contains(placeholder)) {
                tree.problem(
                        node,
                        "no placeholder is called '{" + placeholder + "}'; "
                                + NearestWord.hint(placeholder, key.words()));
                fine = false;
            }
        }
        for (String needed : List.of(Tag.TOKEN, Tag.CODE)) {
            if (key.words().contains(needed) && !used.contains(needed)) {
                tree.problem(node, "the tag must hold {" + needed + "}, or all values would look the same");
                fine = false;
            }
        }
        return fine ? value.get() : null;
    }

    private @Nullable Object word(Key key, Node node) {
        Optional<String> value = scalar(node);
        if (value.isPresent() && key.words().contains(value.get())) {
            return value.get();
        }
        tree.problem(
                node,
                value.isEmpty()
                        ? "'" + key.name() + "' must be one of " + String.join(", ", key.words())
                        : "'" + value.get() + "' is not a value of '" + key.name() + "'" + "; "
                                + NearestWord.hint(value.get(), key.words()));
        return null;
    }

    private @Nullable Object each(Key key, Node node, boolean known) {
        List<String> values = new ArrayList<>();
        for (Node item : YamlTree.items(node)) {
            Object value = known ? word(key, item) : text(key, item);
            if (value == null) {
                return null;
            }
            values.add((String) value);
        }
        if (values.isEmpty()) {
            tree.problem(node, "'" + key.name() + "' needs at least one value");
            return null;
        }
        return values.stream().distinct().sorted().toList();
    }

    private static Optional<String> scalar(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(org.snakeyaml.engine.v2.nodes.Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }
}
