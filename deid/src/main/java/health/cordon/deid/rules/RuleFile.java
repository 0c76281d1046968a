package health.cordon.deid.rules;

import java.util.List;

/** What one YAML file of rules says. */
record RuleFile(List<Rule> rules, List<Cue> cues, List<Context> contexts) {

    RuleFile {
        rules = List.copyOf(rules);
        cues = List.copyOf(cues);
        contexts = List.copyOf(contexts);
    }
}
