package health.cordon.access.minimum;

import health.cordon.access.minimum.FieldNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a tree of {@link FieldNode}s from paths: {@code name.given}, {@code *.code}, {@code observation.**}. */
final class FieldTree {

    static final String EACH = "*";
    static final String ALL_BELOW = "**";

    private final List<FieldNode> nodes;
    private final FieldNode root;

    /** A tree whose nodes are numbered on in a list that several trees share. */
    FieldTree(List<FieldNode> nodes, String rootPath) {
        this.nodes = nodes;
        this.root = node(rootPath, "");
    }

    FieldNode root() {
        return root;
    }

    /**
     * Says what is done at a path.
     *
     * @return what is wrong, if something is
     */
    Optional<String> add(String path, Kind kind, @Nullable Generalization generalization) {
        String[] steps = path.split("\\.", -1);
        FieldNode at = root;
        for (int i = 0; i < steps.length; i++) {
            String step = steps[i];
            boolean last = i == steps.length - 1;
            if (step.isEmpty() || step.contains(EACH) && !step.equals(EACH) && !step.equals(ALL_BELOW)) {
                return Optional.of("a path is names with dots between, where * stands for any one name");
            }
            if (step.equals(ALL_BELOW)) {
                return last && kind == Kind.KEEP
                        ? say(at, Kind.KEEP_ALL, null)
                        : Optional.of("** stands at the end of a path that is kept, and nowhere else");
            }
            at = step.equals(EACH) ? anyBelow(at) : below(at, step);
        }
        return say(at, kind, generalization);
    }

    /** What is kept below something that is withheld would never come out; such a path is a mistake. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        contradictions(root, found);
        return found;
    }

    /** Gives each named field what any field has, and each field what all below it have; after this the tree is ready. */
    void settle() {
        settle(root);
        leadsToSomethingKept(root);
    }

    private Optional<String> say(FieldNode at, Kind kind, @Nullable Generalization generalization) {
        if (at.kind != Kind.WAY) {
            return Optional.of("the same path is said twice; keep one");
        }
        at.kind = kind;
        at.generalization = generalization;
        return Optional.empty();
    }

    private static void contradictions(FieldNode node, List<String> found) {
        boolean ends = node.kind == Kind.WITHHOLD || node.kind == Kind.GENERALIZE || node.kind == Kind.RESOURCE;
        if (ends && !node.isLeaf()) {
            found.add(node.path);
        }
        node.children.values().forEach(child -> contradictions(child, found));
        if (node.any != null) {
            contradictions(node.any, found);
        }
    }

    private void settle(FieldNode node) {
        FieldNode any = node.any;
        if (any != null) {
            for (Map.Entry<String, FieldNode> child : node.children.entrySet()) {
                merge(any, child.getValue());
            }
        }
        List<FieldNode> below = new ArrayList<>(node.children.values());
        if (any != null) {
            below.add(any);
        }
        for (FieldNode child : below) {
            if (node.kind == Kind.KEEP_ALL && (child.kind == Kind.WAY || child.kind == Kind.KEEP)) {
                child.kind = Kind.KEEP_ALL;
            }
            settle(child);
        }
    }

    /** Two things said of one field: withholding beats all else, less beats more, and what is kept by either is kept. */
    private void merge(FieldNode from, FieldNode into) {
        boolean less = from.kind == Kind.GENERALIZE && into.kind == Kind.KEEP && into.isLeaf();
        if (from.kind == Kind.WITHHOLD
                || less
                || into.kind == Kind.WAY
                || into.kind == Kind.KEEP && from.kind == Kind.KEEP_ALL) {
            into.kind = from.kind;
            into.generalization = from.generalization;
        }
        if (into.kind == Kind.WITHHOLD || into.kind == Kind.GENERALIZE || into.kind == Kind.RESOURCE) {
            return;
        }
        from.children.forEach((name, child) -> merge(child, below(into, name)));
        if (from.any != null) {
            merge(from.any, anyBelow(into));
        }
    }

    /** A field that leads only to fields that are withheld is withheld, so that not even its form comes out. */
    private static boolean leadsToSomethingKept(FieldNode node) {
        if (node.kind == Kind.WITHHOLD) {
            return false;
        }
        boolean below = node.any != null && leadsToSomethingKept(node.any);
        for (FieldNode child : node.children.values()) {
            below |= leadsToSomethingKept(child);
        }
        node.leadsOn = below;
        boolean keeps = below || node.kind != Kind.WAY;
        if (!keeps && !node.name.getValue().isEmpty()) {
            node.kind = Kind.WITHHOLD;
        }
        return keeps;
    }

    private FieldNode below(FieldNode node, String name) {
        FieldNode known = node.children.get(name);
        if (known != null) {
            return known;
        }
        FieldNode made = node(joined(node.path, name), name);
        node.children.put(name, made);
        return made;
    }

    private FieldNode anyBelow(FieldNode node) {
        FieldNode known = node.any;
        if (known == null) {
            known = node(joined(node.path, EACH), EACH);
            node.any = known;
        }
        return known;
    }

    private FieldNode node(String path, String name) {
        FieldNode made = new FieldNode(nodes.size(), path, name);
        nodes.add(made);
        return made;
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
