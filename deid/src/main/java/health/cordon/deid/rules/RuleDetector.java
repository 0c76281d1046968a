package health.cordon.deid.rules;

import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import java.util.Objects;

/**
 * Finds every identifier that has a shape or a cue: telephone and fax numbers, e-mail and web addresses, numbers of people,
 * records, plans, accounts, licences, vehicles and devices, user names, network addresses, file names of photographs, keys.
 *
 * <p>What it promises: linear time (one step of the automaton a character, at most {@link RuleAutomaton#LONGEST} of them from
 * one start, and a start only where a group of characters begins), no state between documents, constant evidence. What it
 * does not: dates, ages, addresses and names have detectors of their own.
 */
public final class RuleDetector implements Detector {

    private final RuleSet rules;

    /** A detector with these rules. */
    public RuleDetector(RuleSet rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /** A detector with the built-in rules. */
    public RuleDetector() {
        this(RuleSet.builtIn());
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public void detect(SourceText text, Detections found) {
        new RulePass(rules, text, found).run();
    }
}
