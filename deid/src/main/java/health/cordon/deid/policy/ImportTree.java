package health.cordon.deid.policy;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import health.cordon.deid.policy.YamlTree.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reading files of other engines leniently: what is not understood is left out, and the importer warns. */
final class ImportTree {

    private final YamlTree tree;

    private ImportTree(YamlTree tree) {
        this.tree = tree;
    }

    /**
     * The mapping that the text is.
     *
     * @throws CordonException {@link DeidError#IMPORT_UNREADABLE} with the place, if it is not YAML or JSON or no mapping
     */
    static Map<String, Entry> root(String text) {
        List<PolicyProblem> problems = new ArrayList<>();
        YamlTree tree = new YamlTree(problems);
        Node root = tree.read(text);
        if (!(root instanceof MappingNode)) {
            throw new CordonException(
                    DeidError.IMPORT_UNREADABLE,
                    problems.stream()
                            .map(problem -> SafeArg.key("problem", problem.toString()))
                            .toArray(SafeArg[]::new));
        }
        return new ImportTree(tree).entries(root);
    }

    /** The entries of a mapping; none if the value is absent or no mapping. */
    static Map<String, Entry> mapping(@Nullable Node node) {
        return new ImportTree(new YamlTree(new ArrayList<>())).entries(node);
    }

    /** The mappings of a list, or the one mapping. */
    static List<Map<String, Entry>> mappings(@Nullable Entry entry) {
        List<Map<String, Entry>> all = new ArrayList<>();
        if (entry != null) {
            for (Node item : YamlTree.items(entry.value())) {
                if (item instanceof MappingNode) {
                    all.add(mapping(item));
                }
            }
        }
        return all;
    }

    static Optional<String> text(Map<String, Entry> entries, String key) {
        return YamlTree.text(entries.get(key));
    }

    static boolean isFilledList(@Nullable Entry entry) {
        return entry != null
                && entry.value() instanceof SequenceNode list
                && !list.getValue().isEmpty();
    }

    private Map<String, Entry> entries(@Nullable Node node) {
        Map<String, Entry> entries = node instanceof MappingNode ? tree.mapping(node, "it") : null;
        return entries == null ? new LinkedHashMap<>() : entries;
    }
}
