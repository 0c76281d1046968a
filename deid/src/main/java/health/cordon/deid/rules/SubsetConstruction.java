package health.cordon.deid.rules;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes an automaton deterministic, and gives up at a number of states.
 *
 * <p>The library's own construction has no limit: a pattern of twenty characters can keep it busy for hours, and patterns come
 * from configuration files.
 */
final class SubsetConstruction {

    private SubsetConstruction() {}

    /** The minimal deterministic automaton; null if the deterministic one has more than {@code limit} states. */
    static @Nullable Automaton minimal(Automaton nondeterministic, int limit) {
        Map<Set<State>, State> known = new HashMap<>();
        List<Set<State>> open = new ArrayList<>();
        State initial = state(Set.of(nondeterministic.getInitialState()), known, open);
        for (int at = 0; at < open.size(); at++) {
            if (known.size() > limit) {
                return null;
            }
            expand(open.get(at), known, open);
        }
        Automaton made = new Automaton();
        made.setInitialState(initial);
        made.setDeterministic(true);
        made.minimize();
        return made;
    }

    private static State state(Set<State> set, Map<Set<State>, State> known, List<Set<State>> open) {
        State state = known.get(set);
        if (state == null) {
            state = new State();
            state.setAccept(set.stream().anyMatch(State::isAccept));
            known.put(set, state);
            open.add(set);
        }
        return state;
    }

    private static void expand(Set<State> set, Map<Set<State>, State> known, List<Set<State>> open) {
        State from = known.get(set);
        TreeSet<Integer> cuts = new TreeSet<>();
        for (State member : set) {
            for (Transition edge : member.getTransitions()) {
                cuts.add((int) edge.getMin());
                cuts.add(edge.getMax() + 1);
            }
        }
        Integer low = null;
        for (int cut : cuts) {
            if (low != null) {
                Set<State> next = new HashSet<>();
                for (State member : set) {
                    for (Transition edge : member.getTransitions()) {
                        if (edge.getMin() <= low && low <= edge.getMax()) {
                            next.add(edge.getDest());
                        }
                    }
                }
                if (!next.isEmpty() && from != null) {
                    from.addTransition(new Transition((char) (int) low, (char) (cut - 1), state(next, known, open)));
                }
            }
            low = cut;
        }
    }
}
