package health.cordon.deid.rules;

import dk.brics.automaton.Automaton;
import health.cordon.core.PhiKind;
import health.cordon.core.config.NearestWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a YAML file of rules and notes everything that is wrong with it at once. */
final class RuleFileReader {

    static final List<String> TOP = List.of("rules", "cues", "contexts");
    static final List<String> RULE = List.of(
            "name",
            "kind",
            "keep",
            "pattern",
            "score",
            "cued-score",
            "check",
            "cues",
            "cue",
            "reach",
            "anti-cues",
            "boundary",
            "tail");
    static final List<String> CUE = List.of("name", "kind", "words", "value", "digits", "weak", "score");
    static final List<String> CONTEXT = List.of("name", "side", "words");

    private final YamlReader yaml = new YamlReader();
    private final boolean builtIn;
    private final Set<String> contexts;
    private final List<Automaton> automata = new ArrayList<>();

    /**
     * A reader for one file.
     *
     * @param builtIn whether patterns may repeat without a bound
     * @param contexts the contexts that exist already
     */
    RuleFileReader(boolean builtIn, Set<String> contexts) {
        this.builtIn = builtIn;
        this.contexts = new HashSet<>(contexts);
    }

    /** What is wrong; empty if all is well. */
    List<Problem> problems() {
        return yaml.problems();
    }

    /** The automata of the rules, in their order. */
    List<Automaton> automata() {
        return automata;
    }

    /** Reads; look at {@link #problems()} before using the result. */
    RuleFile read(String text) {
        Node root = yaml.root(text);
        if (root == null) {
            return new RuleFile(List.of(), List.of(), List.of());
        }
        Map<String, Node> top = yaml.entries(root, TOP);
        List<Context> contextList = new ArrayList<>();
        for (Node node : yaml.list(top.get("contexts"))) {
            contextList.add(context(node));
        }
        List<Cue> cues = new ArrayList<>();
        for (Node node : yaml.list(top.get("cues"))) {
            cues.add(cue(node));
        }
        List<Rule> rules = new ArrayList<>();
        for (Node node : yaml.list(top.get("rules"))) {
            rules.add(rule(node));
        }
        return new RuleFile(rules, cues, contextList);
    }

    private Context context(Node node) {
        Map<String, Node> entries = yaml.entries(node, CONTEXT);
        String name = yaml.text(required(node, entries, "name"), "?");
        String side = yaml.text(entries.get("side"), "before");
        if (!side.equals("before") && !side.equals("after")) {
            yaml.problem(entries.get("side"), "`side` is before or after");
        }
        contexts.add(name);
        return new Context(name, side.equals("after"), phrases(required(node, entries, "words")));
    }

    private Cue cue(Node node) {
        Map<String, Node> entries = yaml.entries(node, CUE);
        PhiKind kind = kind(required(node, entries, "kind"));
        List<String> words = phrases(required(node, entries, "words"));
        String form = yaml.text(entries.get("value"), "id");
        List<Cue.Form> forms = Stream.of(Cue.Form.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(form))
                .toList();
        if (forms.isEmpty()) {
            yaml.problem(entries.get("value"), "`value` is one of id, phone, plate, login, secret");
        }
        return new Cue(
                name(entries, kind + "-cue"),
                kind,
                words,
                forms.isEmpty() ? Cue.Form.ID : forms.getFirst(),
                (int) yaml.number(entries.get("digits"), 3, 0, 20),
                yaml.flag(entries.get("weak")),
                yaml.number(entries.get("score"), 0.95, 0, 1));
    }

    private Rule rule(Node node) {
        Map<String, Node> entries = yaml.entries(node, RULE);
        boolean keep = yaml.flag(entries.get("keep"));
        if (keep && entries.containsKey("kind")) {
            yaml.problem(entries.get("keep"), "`keep: true` says that a match is no identifier; take away `kind`");
        }
        PhiKind kind = keep ? null : kind(required(node, entries, "kind"));
        Node patternNode = required(node, entries, "pattern");
        String pattern = yaml.text(patternNode, "x");
        boolean urlTail = entries.containsKey("tail");
        if (urlTail && !yaml.text(entries.get("tail"), "").equals("url")) {
            yaml.problem(entries.get("tail"), "`tail` is url or absent");
        }
        List<String> cues = cues(entries.get("cues"));
        String cue = yaml.text(entries.get("cue"), "optional");
        if (!cue.equals("optional") && !cue.equals("required")) {
            yaml.problem(entries.get("cue"), "`cue` is required or optional");
        } else if (cue.equals("required") && cues.isEmpty()) {
            yaml.problem(entries.get("cue"), "`cue: required` wants a list `cues`");
        }
        String boundary = yaml.text(entries.get("boundary"), "group");
        if (!boundary.equals("group") && !boundary.equals("word")) {
            yaml.problem(entries.get("boundary"), "`boundary` is group or word");
        }
        double score = yaml.number(entries.get("score"), builtIn ? 0.8 : 0.9, 0, 1);
        automaton(patternNode == null ? node : patternNode, pattern);
        return new Rule(
                name(entries, keep ? "keep" : kind + "-shape"),
                kind,
                pattern,
                score,
                yaml.number(entries.get("cued-score"), Math.max(score, 0.95), 0, 1),
                check(entries.get("check")),
                cues,
                cue.equals("required"),
                (int) yaml.number(entries.get("reach"), 6, 1, 40),
                cues(entries.get("anti-cues")),
                boundary.equals("word"),
                urlTail);
    }

    private void automaton(Node node, String pattern) {
        try {
            Automaton automaton = PatternReader.read(pattern, builtIn);
            if (automaton.isEmptyString() || automaton.run("")) {
                yaml.problem(
                        node, "the pattern matches nothing at all (the empty string); make some part of it required");
            } else if (automaton.isEmpty()) {
                yaml.problem(node, "the pattern can never match");
            } else if (automaton.getNumberOfStates() > SiteRules.MOST_STATES) {
                yaml.problem(node, "the pattern is too large; use fewer or smaller counted repeats");
            }
            automata.add(automaton);
        } catch (PatternException unreadable) {
            int quote = node instanceof ScalarNode scalar && !scalar.isPlain() ? 1 : 0;
            yaml.problem(node, unreadable.at() + quote, unreadable.problem());
        }
    }

    private String name(Map<String, Node> entries, String fallback) {
        String name =
                yaml.text(entries.get("name"), fallback.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
            yaml.problem(entries.get("name"), "`name` is written in lower-case letters, digits and hyphens");
        }
        return "rules:" + name;
    }

    private PhiKind kind(@Nullable Node node) {
        String written = yaml.text(node, PhiKind.OTHER_ID.name());
        List<String> known = Stream.of(PhiKind.values()).map(Enum::name).toList();
        String wanted = written.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!known.contains(wanted)) {
            yaml.problem(node, "unknown kind `" + written + "`; " + NearestWord.hint(written, known));
            return PhiKind.OTHER_ID;
        }
        return PhiKind.valueOf(wanted);
    }

    private Check check(@Nullable Node node) {
        String written = yaml.text(node, "none");
        List<Check> found = Check.named(written);
        if (found.isEmpty()) {
            yaml.problem(node, "unknown check `" + written + "`; " + NearestWord.hint(written, Check.names()));
            return Check.NONE;
        }
        return found.getFirst();
    }

    private List<String> cues(@Nullable Node node) {
        List<String> cues = node == null ? List.of() : yaml.texts(node);
        for (String cue : cues) {
            if (cue.startsWith("@") && !contexts.contains(cue.substring(1))) {
                yaml.problem(node, "unknown context `" + cue + "`; " + NearestWord.hint(cue.substring(1), contexts));
            }
        }
        return checked(node, cues);
    }

    private List<String> phrases(@Nullable Node node) {
        return checked(node, node == null ? List.of() : yaml.texts(node));
    }

    private List<String> checked(@Nullable Node node, List<String> phrases) {
        for (String phrase : phrases) {
            try {
                Phrases.expand(phrase);
            } catch (PatternException unreadable) {
                yaml.problem(node, unreadable.problem());
                return List.of();
            }
        }
        return phrases;
    }

    private @Nullable Node required(Node owner, Map<String, Node> entries, String key) {
        Node node = entries.get(key);
        if (node == null) {
            yaml.problem(owner, "`" + key + "` is missing");
        }
        return node;
    }
}
