package health.cordon.deid.policy;

import java.util.ArrayList;
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

/** YAML, and JSON with it, as nodes that know where they stand. Problems are gathered, not thrown. */
final class YamlTree {

    private static final int LARGEST = 1 << 20;

    private final List<PolicyProblem> problems;

    YamlTree(List<PolicyProblem> problems) {
        this.problems = problems;
    }

    /** The only document of the text, or null with a problem. */
    @Nullable
    Node read(String text) {
        if (text.length() > LARGEST) {
            problems.add(new PolicyProblem(0, 0, "the file is longer than a million characters; this cannot be meant"));
            return null;
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            Optional<Node> root =
                    new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text))).getSingleNode();
            if (root.isEmpty()) {
                problems.add(new PolicyProblem(0, 0, "the file is empty; write at least a name and the kinds"));
            }
            return root.orElse(null);
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            problems.add(new PolicyProblem(
                    mark.map(at -> at.getLine() + 1).orElse(0),
                    mark.map(at -> at.getColumn() + 1).orElse(0),
                    "this is not YAML: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            problems.add(new PolicyProblem(0, 0, "this is not YAML"));
        }
        return null;
    }

    /** The entries of a mapping by key, a repeated key being a problem; null with a problem if it is no mapping. */
    @Nullable
    Map<String, Entry> mapping(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, what + " must be a mapping of keys to values");
            return null;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(tuple.getKeyNode(), "a key must be a plain word");
            } else if (entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode())) != null) {
                problem(key, "'" + key.getValue() + "' is given twice; keep one");
            }
        }
        return entries;
    }

    /** The items of a sequence, or the node itself as the only one. */
    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** The entry's value as plain text, if it is one. */
    static Optional<String> text(@Nullable Entry entry) {
        return entry != null
                        && entry.value() instanceof ScalarNode scalar
                        && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** The texts of a sequence of scalars; other items are left out. */
    static List<String> texts(@Nullable Entry entry) {
        List<String> texts = new ArrayList<>();
        if (entry != null) {
            for (Node item : items(entry.value())) {
                if (item instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
                    texts.add(scalar.getValue());
                }
            }
        }
        return texts;
    }

    void problem(Node node, String message) {
        Optional<Mark> mark = node.getStartMark();
        problems.add(new PolicyProblem(
                mark.map(at -> at.getLine() + 1).orElse(0),
                mark.map(at -> at.getColumn() + 1).orElse(0),
                message));
    }

    /** A key with its place, and its value. */
    record Entry(ScalarNode key, Node value) {}
}
