package health.cordon.access.minimum;

import health.cordon.access.minimum.Withheld.Because;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what one run of a filter gives and withholds. Of unknown fields it keeps names only if asked, and not many. */
final class Tally {

    private static final int MOST_NAMES = 1000;

    private final CompiledRule rule;
    private final long[] byRule;
    private final long[] unknown;
    private final long[] otherForm;
    private final boolean naming;
    private final Map<String, Long> named = new TreeMap<>();
    private long unknownResources;
    private long kept;
    private long generalized;

    Tally(CompiledRule rule, boolean naming) {
        this.rule = rule;
        this.naming = naming;
        int nodes = rule.nodes().size();
        byRule = new long[nodes];
        unknown = new long[nodes];
        otherForm = new long[nodes];
    }

    void kept() {
        kept++;
    }

    void generalized() {
        kept++;
        generalized++;
    }

    void byRule(FieldNode node) {
        byRule[node.number]++;
    }

    /** A field below a node, which no rule names. */
    void unknown(FieldNode node, String field) {
        if (naming && (named.size() < MOST_NAMES || named.containsKey(path(node, field)))) {
            named.merge(path(node, field), 1L, Long::sum);
        } else {
            unknown[node.number]++;
        }
    }

    /** Something else stands at a node than its rule expects. */
    void otherForm(FieldNode node) {
        otherForm[node.number]++;
    }

    void unknownResource() {
        unknownResources++;
    }

    Withholding withholding() {
        List<Withheld> withheld = new ArrayList<>();
        for (FieldNode node : rule.nodes()) {
            add(withheld, node.path, Because.RULE, byRule[node.number]);
            add(withheld, path(node, "?"), Because.UNKNOWN, unknown[node.number]);
            add(withheld, node.path.isEmpty() ? "?" : node.path, Because.OTHER_FORM, otherForm[node.number]);
        }
        named.forEach((path, count) -> add(withheld, path, Because.UNKNOWN, count));
        add(withheld, "?", Because.UNKNOWN_RESOURCE, unknownResources);
        return new Withholding(rule.rule().id(), kept, generalized, withheld);
    }

    private static void add(List<Withheld> withheld, String path, Because because, long count) {
        if (count > 0) {
            withheld.add(new Withheld(path, because, count));
        }
    }

    private static String path(FieldNode node, String field) {
        return node.path.isEmpty() ? field : node.path + "." + field;
    }
}
