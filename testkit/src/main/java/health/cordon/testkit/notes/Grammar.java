package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rules that write notes, read from the {@code grammar} folder. A section is a rule, each of its lines one alternative:
 *
 * <ul>
 *   <li>{@code <rule>} one alternative of a rule; {@code <rule*2-4>} two to four different ones with spaces between;
 *       {@code <rule#2-4>} the same on lines of their own, {@code <rule%2-4>} with a running number before each;
 *   <li>{@code [a|b|]} one of these, here and now; {@code {slot}} a value from the cast, {@code {slot:CAPS}} the same after a
 *       {@link Rewording}; <code>{=KIND:words}</code> these very words, which are PHI of that kind;
 *   <li>{@code \n}, {@code \t}, and a backslash before any mark that would mean something.
 * </ul>
 *
 * A rule with three alternatives or more is divided by {@link Split}, unless its name ends with {@code !}. A section whose
 * name ends with {@code =} is a list of words, none of them PHI, that a slot of this name chooses from.
 */
final class Grammar {

    private static final Grammar ALL = load();

    private sealed interface Node {}

    private record Words(String words) implements Node {}

    private record Slot(String name) implements Node {}

    private record Call(String rule, int least, int most, String between, boolean numbered) implements Node {}

    private record Choice(List<List<Node>> of) implements Node {}

    private final Map<String, List<List<Node>>> rules = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();
    private final Map<String, List<String>> words = new LinkedHashMap<>();

    /** The grammar of all notes. */
    static Grammar all() {
        return ALL;
    }

    /** The alternatives of a rule that a split may use, for tests of their being apart. */
    int alternatives(String rule, Split split) {
        return allowed(rule, split).size();
    }

    boolean has(String rule) {
        return rules.containsKey(rule);
    }

    /** The words of a list that stands in a grammar file; null if there is none of this name. */
    @Nullable
    List<String> words(String list) {
        return words.get(list);
    }

    /** Writes one expansion into the draft; {@code fill} writes slots. */
    void expand(String rule, Split split, Seeded seeded, Draft into, BiConsumer<String, Draft> fill) {
        write(seeded.choose(allowed(rule, split)), split, seeded, into, fill, new HashMap<>());
    }

    /** What has not been written yet in this text; all if nothing is left. */
    private List<List<Node>> fresh(Call call, Split split, Map<String, Set<List<Node>>> used) {
        List<List<Node>> all = allowed(call.rule(), split);
        Set<List<Node>> gone = used.getOrDefault(call.rule(), Set.of());
        List<List<Node>> left = all.stream().filter(one -> !gone.contains(one)).toList();
        return left.isEmpty() ? all : left;
    }

    private List<List<Node>> allowed(String rule, Split split) {
        List<List<Node>> all = rules.get(rule);
        if (all == null) {
            throw new IllegalStateException("no such grammar rule: " + rule);
        }
        return shared.contains(rule) ? all : split.of(all);
    }

    private void write(
            List<Node> nodes,
            Split split,
            Seeded seeded,
            Draft into,
            BiConsumer<String, Draft> fill,
            Map<String, Set<List<Node>>> used) {
        for (Node node : nodes) {
            switch (node) {
                case Words words -> into.plain(words.words());
                case Slot slot -> fill.accept(slot.name(), into);
                case Choice choice -> write(seeded.choose(choice.of()), split, seeded, into, fill, used);
                case Call call -> {
                    int count = seeded.between(call.least(), call.most());
                    List<List<Node>> chosen = seeded.sample(fresh(call, split, used), count);
                    used.computeIfAbsent(call.rule(), rule -> Collections.newSetFromMap(new IdentityHashMap<>()))
                            .addAll(chosen);
                    for (int i = 0; i < chosen.size(); i++) {
                        into.plain(i == 0 ? "" : call.between());
                        if (call.numbered()) {
                            fill.accept("n", into);
                            into.plain(". ");
                        }
                        write(chosen.get(i), split, seeded, into, fill, used);
                    }
                }
            }
        }
    }

    private static Grammar load() {
        Grammar grammar = new Grammar();
        for (String file : Resources.lines("grammar/index.txt")) {
            Resources.sections("grammar/" + file + ".txt").forEach((heading, lines) -> {
                if (heading.endsWith("=")) {
                    grammar.addWords(heading, lines);
                    return;
                }
                String name = heading.replace("!", "");
                List<List<Node>> alternatives = new ArrayList<>();
                lines.forEach(line -> alternatives.add(new Reader(line).nodes("")));
                if (grammar.rules.put(name, alternatives) != null) {
                    throw new IllegalStateException("a grammar rule stands twice: " + name);
                }
                if (heading.endsWith("!")) {
                    grammar.shared.add(name);
                }
            });
        }
        grammar.rules.values().forEach(alternatives -> alternatives.forEach(grammar::check));
        return grammar;
    }

    private void addWords(String heading, List<String> lines) {
        String name = heading.substring(0, heading.length() - 1).strip();
        if (words.put(name, Resources.entries(lines)) != null) {
            throw new IllegalStateException("a list of words stands twice: " + name);
        }
    }

    private void check(List<Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof Call call && !rules.containsKey(call.rule())) {
                throw new IllegalStateException("no such grammar rule: " + call.rule());
            }
            if (node instanceof Choice choice) {
                choice.of().forEach(this::check);
            }
        }
    }

    /** Reads one alternative. */
    private static final class Reader {

        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        /** Up to the end, or up to one of the characters in {@code stop}, which is not taken. */
        List<Node> nodes(String stop) {
            List<Node> nodes = new ArrayList<>();
            StringBuilder words = new StringBuilder();
            while (at < line.length() && stop.indexOf(line.charAt(at)) < 0) {
                char c = line.charAt(at++);
                if (c != '{' && c != '<' && c != '[') {
                    words.append(c == '\\' ? escaped(line.charAt(at++)) : c);
                    continue;
                }
                if (!words.isEmpty()) {
                    nodes.add(new Words(words.toString()));
                    words.setLength(0);
                }
                nodes.add(c == '{' ? new Slot(until('}')) : c == '<' ? call(until('>')) : choice());
            }
            if (!words.isEmpty()) {
                nodes.add(new Words(words.toString()));
            }
            return nodes;
        }

        private Choice choice() {
            List<List<Node>> of = new ArrayList<>();
            do {
                of.add(nodes("|]"));
            } while (at < line.length() && line.charAt(at++) == '|');
            return new Choice(of);
        }

        private static Call call(String inside) {
            int mark = Math.max(inside.indexOf('%'), Math.max(inside.indexOf('*'), inside.indexOf('#')));
            if (mark < 0) {
                return new Call(inside, 1, 1, "", false);
            }
            String[] range = inside.substring(mark + 1).split("-");
            return new Call(
                    inside.substring(0, mark),
                    Integer.parseInt(range[0]),
                    Integer.parseInt(range[range.length - 1]),
                    inside.charAt(mark) == '*' ? " " : "\n",
                    inside.charAt(mark) == '%');
        }

        private String until(char close) {
            int end = line.indexOf(close, at);
            if (end < 0) {
                throw new IllegalStateException("a bracket is not closed in a grammar");
            }
            String inside = line.substring(at, end);
            at = end + 1;
            return inside;
        }

        private static char escaped(char c) {
            return c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
    }
}
