package health.cordon.access.yaml;

import health.cordon.core.config.NearestWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** One YAML file, and what is wrong with it. Used once, by one thread. */
public final class YamlFile {

    private static final int LARGEST = 1 << 20;

    private final List<YamlProblem> problems = new ArrayList<>();
    private final @Nullable Node root;

    /** A value with its place in the file. */
    public static final class Value {

        private final Node node;

        private Value(Node node) {
            this.node = node;
        }
    }

    /** Reads the text. */
    public YamlFile(String text) {
        root = read(text);
    }

    /** The whole as a mapping with these keys and no others; empty, with a problem, if it is none. */
    public Map<String, Value> root(String what, Collection<String> known) {
        return root == null ? Map.of() : mapping(new Value(root), what, known);
    }

    /** The whole as a mapping with any keys; empty, with a problem, if it is none. */
    public Map<String, Value> root(String what) {
        return root == null ? Map.of() : mapping(new Value(root), what);
    }

    /** A mapping with these keys and no others; empty, with a problem, if it is none. */
    public Map<String, Value> mapping(Value value, String what, Collection<String> known) {
        Map<String, Value> entries = mapping(value, what);
        entries.forEach((key, unused) -> {
            if (!known.contains(key)) {
                problem(unused, what + " has no key '" + key + "'; " + NearestWord.hint(key, known));
            }
        });
        return entries;
    }

    /** A mapping with any keys; empty, with a problem, if it is none. */
    public Map<String, Value> mapping(Value value, String what) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (!(value.node instanceof MappingNode mapping)) {
            problem(value, what + " must be a mapping of keys to values");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(new Value(tuple.getKeyNode()), "a key must be a plain word");
            } else if (entries.putIfAbsent(key.getValue(), new Value(tuple.getValueNode())) != null) {
                problem(new Value(key), "'" + key.getValue() + "' is given twice; keep one");
            }
        }
        return entries;
    }

    /** The items of a list, or the value itself as the only one; none for nothing. */
    public List<Value> items(@Nullable Value value) {
        if (value == null) {
            return List.of();
        }
        return value.node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(Value::new).toList()
                : List.of(value);
    }

    /** The text of a scalar; empty, with a problem, if it is none or is blank. */
    public Optional<String> text(Value value, String what) {
        if (value.node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problem(value, what + " must be a text");
        return Optional.empty();
    }

    /** The texts of a list, or of one scalar; others are problems. */
    public List<String> texts(@Nullable Value value, String what) {
        return items(value).stream().flatMap(item -> text(item, what).stream()).toList();
    }

    /** The truth of a scalar, {@code true} or {@code false}; empty, with a problem, if it is none. */
    public Optional<Boolean> truth(Value value, String what) {
        if (value.node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.valueOf(scalar.getValue()));
        }
        problem(value, what + " must be true or false");
        return Optional.empty();
    }

    /** Whether it is a mapping. */
    public boolean isMapping(Value value) {
        return value.node instanceof MappingNode;
    }

    /** The value as {@link String}, {@link Long}, {@link Boolean} or list of texts; empty, with a problem, for others. */
    public Optional<Object> plain(Value value, String what) {
        if (value.node instanceof SequenceNode) {
            return Optional.of(texts(value, what));
        }
        if (value.node instanceof ScalarNode scalar) {
            if (scalar.getTag().equals(Tag.BOOL)) {
                return Optional.of(Boolean.valueOf(scalar.getValue()));
            }
            if (scalar.getTag().equals(Tag.INT) && scalar.getValue().matches("-?[0-9]{1,18}")) {
                return Optional.of(Long.valueOf(scalar.getValue()));
            }
            if (scalar.getTag().equals(Tag.STR)) {
                return Optional.of(scalar.getValue());
            }
        }
        problem(value, what + " must be a text, a whole number, true, false or a list of texts");
        return Optional.empty();
    }

    /** Notes a problem at the place of a value. */
    public void problem(Value at, String message) {
        Optional<Mark> mark = at.node.getStartMark();
        problems.add(new YamlProblem(
                mark.map(place -> place.getLine() + 1).orElse(0),
                mark.map(place -> place.getColumn() + 1).orElse(0),
                message));
    }

    /** Notes a problem of the whole. */
    public void problem(String message) {
        if (root == null) {
            problems.add(new YamlProblem(0, 0, message));
        } else {
            problem(new Value(root), message);
        }
    }

    /** The line of a value, from 1. */
    public int line(Value value) {
        return value.node.getStartMark().map(place -> place.getLine() + 1).orElse(0);
    }

    /** All problems so far, in the order of the file. */
    public List<YamlProblem> problems() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(YamlProblem::line).thenComparingInt(YamlProblem::column))
                .toList();
    }

    private @Nullable Node read(String text) {
        if (text.length() > LARGEST) {
            problems.add(new YamlProblem(0, 0, "the file is longer than a million characters; this cannot be meant"));
            return null;
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            Composer composer = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)));
            Optional<Node> node = composer.getSingleNode();
            if (node.isEmpty()) {
                problems.add(new YamlProblem(0, 0, "the file is empty"));
            }
            return node.orElse(null);
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            problems.add(new YamlProblem(
                    mark.map(place -> place.getLine() + 1).orElse(0),
                    mark.map(place -> place.getColumn() + 1).orElse(0),
                    "this is not YAML: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            problems.add(new YamlProblem(0, 0, "this is not YAML"));
        }
        return null;
    }
}
