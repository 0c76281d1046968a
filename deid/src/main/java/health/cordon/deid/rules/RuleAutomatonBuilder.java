package health.cordon.deid.rules;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Runs the automata of many rules side by side and writes the states that occur into one table.
 *
 * <p>A state of the union is the list of the rules still alive and where each of them is. Only what can be reached from the
 * start is built.
 */
final class RuleAutomatonBuilder {

    /** The union has too many states. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<int[][]> tables = new ArrayList<>();
    private final List<boolean[]> accepts = new ArrayList<>();
    private final int limit;
    private int[] bounds = {0};
    private byte[] boundClass = {0};
    private int classes = 1;

    private RuleAutomatonBuilder(int limit) {
        this.limit = limit;
    }

    /**
     * The union.
     *
     * @param limit how many states it may have
     * @throws TooLargeException if it has more
     */
    static RuleAutomaton union(List<Automaton> rules, int limit) {
        if (limit > Character.MAX_VALUE) {
            throw new IllegalArgumentException("the table holds 16 bits a cell");
        }
        RuleAutomatonBuilder builder = new RuleAutomatonBuilder(limit);
        builder.classify(rules);
        for (Automaton rule : rules) {
            builder.add(rule);
        }
        return builder.build();
    }

    /** Characters that no rule tells apart share a class. */
    private void classify(List<Automaton> rules) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0));
        List<Transition> edges = new ArrayList<>();
        for (Automaton rule : rules) {
            for (State state : rule.getStates()) {
                for (Transition edge : state.getTransitions()) {
                    edges.add(edge);
                    cuts.add((int) edge.getMin());
                    if (edge.getMax() < Character.MAX_VALUE) {
                        cuts.add(edge.getMax() + 1);
                    }
                }
            }
        }
        bounds = cuts.stream().mapToInt(Integer::intValue).toArray();
        List<java.util.BitSet> signature = new ArrayList<>();
        for (int i = 0; i < bounds.length; i++) {
            signature.add(new java.util.BitSet());
        }
        for (int e = 0; e < edges.size(); e++) {
            int from = Arrays.binarySearch(bounds, edges.get(e).getMin());
            for (int i = from; i < bounds.length && bounds[i] <= edges.get(e).getMax(); i++) {
                signature.get(i).set(e);
            }
        }
        Map<java.util.BitSet, Integer> known = new HashMap<>();
        boundClass = new byte[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            int number = known.computeIfAbsent(signature.get(i), unused -> known.size());
            if (number > 250) {
                throw new TooLargeException();
            }
            boundClass[i] = (byte) number;
        }
        classes = known.size();
    }

    private void add(Automaton rule) {
        Map<State, Integer> numbers = new IdentityHashMap<>();
        List<State> states = new ArrayList<>();
        numbers.put(rule.getInitialState(), 0);
        states.add(rule.getInitialState());
        List<int[]> rows = new ArrayList<>();
        for (int at = 0; at < states.size(); at++) {
            int[] row = new int[classes];
            Arrays.fill(row, -1);
            for (Transition edge : states.get(at).getTransitions()) {
                Integer target = numbers.get(edge.getDest());
                if (target == null) {
                    target = states.size();
                    numbers.put(edge.getDest(), target);
                    states.add(edge.getDest());
                }
                int from = Arrays.binarySearch(bounds, edge.getMin());
                for (int i = from; i < bounds.length && bounds[i] <= edge.getMax(); i++) {
                    row[boundClass[i] & 0xFF] = target;
                }
            }
            rows.add(row);
        }
        tables.add(rows.toArray(int[][]::new));
        boolean[] accept = new boolean[states.size()];
        for (int i = 0; i < accept.length; i++) {
            accept[i] = states.get(i).isAccept();
        }
        accepts.add(accept);
    }

    private record Alive(int[] pairs) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Alive alive && Arrays.equals(pairs, alive.pairs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(pairs);
        }
    }

    private RuleAutomaton build() {
        Map<Alive, Integer> numbers = new HashMap<>();
        List<Alive> states = new ArrayList<>();
        Alive dead = new Alive(new int[0]);
        numbers.put(dead, RuleAutomaton.DEAD);
        states.add(dead);
        int[] start = new int[2 * tables.size()];
        for (int rule = 0; rule < tables.size(); rule++) {
            start[2 * rule] = rule;
        }
        Alive first = new Alive(start);
        numbers.putIfAbsent(first, RuleAutomaton.START);
        states.add(first);
        List<int[]> rows = new ArrayList<>();
        int[] scratch = new int[start.length];
        for (int at = 0; at < states.size(); at++) {
            int[] pairs = states.get(at).pairs();
            int[] row = new int[classes];
            for (int c = 0; c < classes; c++) {
                int length = 0;
                for (int i = 0; i < pairs.length; i += 2) {
                    int target = tables.get(pairs[i])[pairs[i + 1]][c];
                    if (target >= 0) {
                        scratch[length++] = pairs[i];
                        scratch[length++] = target;
                    }
                }
                Alive next = new Alive(Arrays.copyOf(scratch, length));
                Integer number = numbers.get(next);
                if (number == null) {
                    number = states.size();
                    if (number >= limit) {
                        throw new TooLargeException();
                    }
                    numbers.put(next, number);
                    states.add(next);
                }
                row[c] = number;
            }
            rows.add(row);
        }
        return tables(states, rows);
    }

    private RuleAutomaton tables(List<Alive> states, List<int[]> rows) {
        char[] next = new char[states.size() * classes];
        int[] acceptFrom = new int[states.size() + 1];
        short[] accepted = new short[16];
        int count = 0;
        for (int state = 0; state < states.size(); state++) {
            for (int c = 0; c < classes; c++) {
                next[state * classes + c] = (char) rows.get(state)[c];
            }
            int[] pairs = states.get(state).pairs();
            for (int i = 0; i < pairs.length; i += 2) {
                if (accepts.get(pairs[i])[pairs[i + 1]]) {
                    accepted = count == accepted.length ? Arrays.copyOf(accepted, count * 2) : accepted;
                    accepted[count++] = (short) pairs[i];
                }
            }
            acceptFrom[state + 1] = count;
        }
        return new RuleAutomaton(classes, bounds, boundClass, next, acceptFrom, Arrays.copyOf(accepted, count));
    }
}
