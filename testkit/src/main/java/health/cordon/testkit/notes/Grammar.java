package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Rules that write notes, read from the {@code grammar} folder. A section is a rule, each of its lines one alternative:
 *
 * <ul>
 *   <li>{@code <rule>} one alternative of a rule; {@code <rule*2-4>} two to four different ones with spaces between;
 *       {@code <rule#2-4>} the same on lines of their own;
 *   <li>{@code [a|b|]} one of these, here and now; {@code {slot}} a value from the cast;
 *   <li>{@code \n}, {@code \t}, and a backslash before any mark that would mean something.
 * </ul>
 *
 * A rule with three alternatives or more is divided by {@link Split}, unless its name ends with {@code !}.
 */
final class Grammar {

    private static final String[] FILES = {
        "inpatient", "reports", "bedside", "clinic", "letters", "specialty", "forms", "free"
    };

    private static final Grammar ALL = load();

    private sealed interface Node {}

    private record Words(String words) implements Node {}

    private record Slot(String name) implements Node {}

    private record Call(String rule, int least, int most, String between) implements Node {}

    private record Choice(List<List<Node>> of) implements Node {}

    private final Map<String, List<List<Node>>> rules = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();

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

    /** Writes one expansion into the draft; {@code fill} writes slots. */
    void expand(String rule, Split split, Seeded seeded, Draft into, BiConsumer<String, Draft> fill) {
        write(seeded.choose(allowed(rule, split)), split, seeded, into, fill);
    }

    private List<List<Node>> allowed(String rule, Split split) {
        List<List<Node>> all = rules.get(rule);
        if (all == null) {
            throw new IllegalStateException("no such grammar rule: " + rule);
        }
        return shared.contains(rule) ? all : split.of(all);
    }

    private void write(List<Node> nodes, Split split, Seeded seeded, Draft into, BiConsumer<String, Draft> fill) {
        for (Node node : nodes) {
            switch (node) {
                case Words words -> into.plain(words.words());
                case Slot slot -> fill.accept(slot.name(), into);
                case Choice choice -> write(seeded.choose(choice.of()), split, seeded, into, fill);
                case Call call -> {
                    int count = seeded.between(call.least(), call.most());
                    List<List<Node>> chosen = seeded.sample(allowed(call.rule(), split), count);
                    for (int i = 0; i < chosen.size(); i++) {
                        into.plain(i == 0 ? "" : call.between());
                        write(chosen.get(i), split, seeded, into, fill);
                    }
                }
            }
        }
    }

    private static Grammar load() {
        Grammar grammar = new Grammar();
        for (String file : FILES) {
            Resources.sections("grammar/" + file + ".txt").forEach((heading, lines) -> {
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
            int mark = Math.max(inside.indexOf('*'), inside.indexOf('#'));
            if (mark < 0) {
                return new Call(inside, 1, 1, "");
            }
            String[] range = inside.substring(mark + 1).split("-");
            return new Call(
                    inside.substring(0, mark),
                    Integer.parseInt(range[0]),
                    Integer.parseInt(range[range.length - 1]),
                    inside.charAt(mark) == '*' ? " " : "\n");
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
