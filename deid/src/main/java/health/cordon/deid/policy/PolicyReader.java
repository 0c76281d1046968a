package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import health.cordon.core.config.NearestWord;
import health.cordon.deid.policy.YamlTree.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a policy and gathers every problem on the way. Used once. */
final class PolicyReader {

    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String EXTENDS = "extends";
    static final String DEFAULT = "default";
    static final String KINDS = "kinds";
    static final String WHEN = "when";
    static final String ACTION = "action";

    /** The keys of a policy, in the order of the documentation. */
    static final List<String> ROOT_KEYS = List.of(NAME, DESCRIPTION, EXTENDS, DEFAULT, KINDS);

    static final int LONGEST_NAME = 64;
    static final int LONGEST_DESCRIPTION = 2000;

    private static final List<String> KIND_NAMES =
            Arrays.stream(PhiKind.values()).map(PhiKind::name).toList();

    private final List<PolicyProblem> problems = new ArrayList<>();
    private final YamlTree tree = new YamlTree(problems);
    private final KeyReader values = new KeyReader(tree);

    /** All that is wrong with the text that was read. */
    List<PolicyProblem> problems() {
        return List.copyOf(problems);
    }

    /** The policy; null if there are problems. */
    @Nullable
    Policy read(String text) {
        Node root = tree.read(text);
        Map<String, Entry> entries = root == null ? null : tree.mapping(root, "a policy");
        if (root == null || entries == null) {
            return null;
        }
        unknownKeys(entries, ROOT_KEYS, "a policy");
        String name = name(root, entries.get(NAME));
        String description = described(entries.get(DESCRIPTION));
        Policy parent = parent(entries.get(EXTENDS));
        List<Rule> fallback = parent == null ? List.of(Rule.always(Action.Redact.PLAIN)) : parent.fallback();
        Map<PhiKind, List<Rule>> kinds = new EnumMap<>(PhiKind.class);
        if (parent != null) {
            kinds.putAll(parent.kinds());
        }
        Entry byDefault = entries.get(DEFAULT);
        if (byDefault != null) {
            fallback = rules(byDefault.value());
        }
        readKinds(entries.get(KINDS), kinds);
        return problems.isEmpty() && name != null ? new Policy(name, description, kinds, fallback) : null;
    }

    private @Nullable String name(Node root, @Nullable Entry entry) {
        if (entry == null) {
            tree.problem(root, "the policy has no 'name'; add one, it appears in reports");
            return null;
        }
        return (String) values.read(Key.text(NAME, LONGEST_NAME, ""), entry.value());
    }

    private String described(@Nullable Entry entry) {
        Object text = entry == null ? null : values.read(Key.text(DESCRIPTION, LONGEST_DESCRIPTION, ""), entry.value());
        return text == null ? "" : ((String) text).strip();
    }

    private @Nullable Policy parent(@Nullable Entry entry) {
        Object name = entry == null ? null : values.read(Key.word(EXTENDS, BuiltInPolicies.NAMES, ""), entry.value());
        return name == null ? null : Policy.named((String) name);
    }

    private void readKinds(@Nullable Entry entry, Map<PhiKind, List<Rule>> kinds) {
        Map<String, Entry> entries = entry == null ? null : tree.mapping(entry.value(), "'kinds'");
        if (entries == null) {
            return;
        }
        for (Map.Entry<String, Entry> kind : entries.entrySet()) {
            List<Rule> rules = rules(kind.getValue().value());
            if (KIND_NAMES.contains(kind.getKey())) {
                kinds.put(PhiKind.valueOf(kind.getKey()), rules);
            } else {
                tree.problem(
                        kind.getValue().key(),
                        "no kind is called '" + kind.getKey() + "'; " + NearestWord.hint(kind.getKey(), KIND_NAMES));
            }
        }
    }

    private List<Rule> rules(Node node) {
        List<Rule> rules = new ArrayList<>();
        boolean settled = false;
        for (Node item : YamlTree.items(node)) {
            if (settled) {
                tree.problem(item, "this rule is never reached: the one before it has no 'when'; reorder or remove it");
            }
            Rule rule = rule(item);
            if (rule != null) {
                rules.add(rule);
                settled |= rule.when().always();
            }
        }
        if (node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            tree.problem(node, "the list of rules is empty; write at least one action, for example redact");
        }
        return rules;
    }

    private @Nullable Rule rule(Node node) {
        if (node instanceof ScalarNode scalar) {
            return action(scalar).map(word -> Rule.always(word.plain())).orElse(null);
        }
        if (!(node instanceof MappingNode)) {
            tree.problem(node, "a rule must be an action's name, or a mapping with 'action' and perhaps 'when'");
            return null;
        }
        Map<String, Entry> entries = tree.mapping(node, "a rule");
        Entry action = entries == null ? null : entries.get(ACTION);
        if (entries == null || action == null) {
            tree.problem(node, "the rule has no 'action'; known are " + String.join(", ", ActionWord.words()));
            return null;
        }
        When when = when(entries.get(WHEN));
        Optional<ActionWord> word = action(action.value());
        if (word.isEmpty()) {
            return null;
        }
        List<Key> keys = word.get().keys();
        List<String> known = new ArrayList<>(List.of(WHEN, ACTION));
        keys.forEach(key -> known.add(key.name()));
        unknownKeys(entries, known, "the action '" + word.get().word() + "'");
        Map<String, Object> given = new LinkedHashMap<>();
        for (Key key : keys) {
            Entry entry = entries.get(key.name());
            Object value = entry == null ? null : values.read(key, entry.value());
            if (value != null) {
                given.put(key.name(), value);
            }
        }
        wholeWeeksFit(node, given);
        return new Rule(when, word.get().make(new Settings(keys, given)));
    }

    private void wholeWeeksFit(Node node, Map<String, Object> given) {
        if (Boolean.TRUE.equals(given.get("whole-weeks")) && given.get("days") instanceof Integer days && days < 7) {
            tree.problem(node, "'whole-weeks' needs 'days' of at least 7");
        }
    }

    private Optional<ActionWord> action(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            tree.problem(node, "'action' must be one of " + String.join(", ", ActionWord.words()));
            return Optional.empty();
        }
        Optional<ActionWord> word = ActionWord.of(scalar.getValue());
        if (word.isEmpty()) {
            tree.problem(
                    node,
                    "no action is called '" + scalar.getValue() + "'" + "; "
                            + NearestWord.hint(scalar.getValue(), ActionWord.words()));
        }
        return word;
    }

    private When when(@Nullable Entry entry) {
        if (entry == null) {
            return When.ALWAYS;
        }
        Map<String, Entry> entries = tree.mapping(entry.value(), "'when'");
        if (entries == null) {
            return When.ALWAYS;
        }
        if (entries.isEmpty()) {
            tree.problem(entry.value(), "'when' holds no condition; add one or leave it out");
        }
        unknownKeys(entries, ConditionWord.words(), "'when'");
        Map<ConditionWord, Object> conditions = new EnumMap<>(ConditionWord.class);
        for (Map.Entry<String, Entry> one : entries.entrySet()) {
            ConditionWord.of(one.getKey()).ifPresent(word -> {
                Object value = values.read(word.key(), one.getValue().value());
                if (value != null) {
                    conditions.put(word, value);
                }
            });
        }
        ordered(entry.value(), conditions, ConditionWord.MIN_SCORE, ConditionWord.MAX_SCORE);
        ordered(entry.value(), conditions, ConditionWord.MIN_AGE, ConditionWord.MAX_AGE);
        ordered(entry.value(), conditions, ConditionWord.MIN_LENGTH, ConditionWord.MAX_LENGTH);
        return new When(conditions);
    }

    private void ordered(Node node, Map<ConditionWord, Object> conditions, ConditionWord low, ConditionWord high) {
        if (conditions.get(low) instanceof Number least
                && conditions.get(high) instanceof Number most
                && least.doubleValue() > most.doubleValue()) {
            tree.problem(
                    node, "'" + low.key().name() + "' is above '" + high.key().name() + "', so the rule never applies");
        }
    }

    private void unknownKeys(Map<String, Entry> entries, List<String> known, String where) {
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                tree.problem(
                        entry.getValue().key(),
                        where + " has no key '" + entry.getKey() + "'; " + NearestWord.hint(entry.getKey(), known));
            }
        }
    }
}
