package health.cordon.deid.rules;

import dk.brics.automaton.Automaton;
import java.util.List;

/** The shapes of one file and their automaton. */
record RuleTable(List<Rule> rules, RuleAutomaton automaton) {

    RuleTable {
        rules = List.copyOf(rules);
    }

    RuleTable(List<Rule> rules, List<Automaton> automata, int limit) {
        this(rules, RuleAutomatonBuilder.union(automata, limit));
    }
}
