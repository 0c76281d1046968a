package health.cordon.deid.rules;

import health.cordon.core.config.NearestWord;
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
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** YAML with places: reads typed values out of nodes and notes every problem with its line and column. */
final class YamlReader {

    private final List<Problem> problems = new ArrayList<>();

    /** What was wrong so far. */
    List<Problem> problems() {
        return problems;
    }

    /** The document's root; null if it cannot be parsed or is empty, which is noted. */
    @Nullable
    Node root(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(4 << 20)
                .build();
        try {
            Optional<Node> root =
                    new Composer(settings, new ParserImpl(settings, new StreamReader(settings, yaml))).getSingleNode();
            if (root.isPresent()) {
                return root.get();
            }
            problems.add(new Problem(1, 1, "the file is empty; it wants `rules:` with a list below"));
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark();
            problems.add(new Problem(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    "this is not YAML; quote patterns with single quotes"));
        } catch (YamlEngineException broken) {
            problems.add(new Problem(1, 1, "this is not YAML; quote patterns with single quotes"));
        }
        return null;
    }

    void problem(@Nullable Node node, String message) {
        problem(node, 0, message);
    }

    /** A problem {@code shift} characters into a scalar. */
    void problem(@Nullable Node node, int shift, String message) {
        Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
        problems.add(new Problem(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1 + shift, message));
    }

    /** The entries of a mapping by key; unknown and repeated keys are noted. */
    Map<String, Node> entries(Node node, List<String> known) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "this wants keys and values; known keys are " + String.join(", ", known));
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                problem(tuple.getKeyNode(), "unknown key `" + key + "`; " + NearestWord.hint(key, known));
            } else if (entries.put(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), "the key `" + key + "` stands here twice");
            }
        }
        return entries;
    }

    List<Node> list(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, "this wants a list");
        return List.of();
    }

    /** A string, or the fallback if it is absent or, which is noted, no scalar. */
    String text(@Nullable Node node, String fallback) {
        if (node == null) {
            return fallback;
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        problem(node, "this wants a word");
        return fallback;
    }

    /** A list of strings, or one string as a list of one. */
    List<String> texts(@Nullable Node node) {
        if (node instanceof ScalarNode) {
            return List.of(text(node, ""));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : list(node)) {
            texts.add(text(item, "?"));
        }
        return texts;
    }

    /** A number between bounds. */
    double number(@Nullable Node node, double fallback, double low, double high) {
        if (node == null) {
            return fallback;
        }
        try {
            double value = Double.parseDouble(text(node, ""));
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        problem(node, "this wants a number between " + low + " and " + high);
        return fallback;
    }

    /** {@code true} or {@code false}. */
    boolean flag(@Nullable Node node) {
        if (node == null) {
            return false;
        }
        String text = text(node, "false");
        if (!text.equals("true") && !text.equals("false")) {
            problem(node, "this wants true or false");
        }
        return text.equals("true");
    }
}
