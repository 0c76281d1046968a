package health.cordon.deid.rules;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A hospital's own identifiers, from a YAML file; {@code docs/site-rules.md} describes it.
 *
 * <pre>{@code
 * rules:
 *   - {kind: MRN, pattern: 'SJ\d{7}'}
 * }</pre>
 *
 * <p>Immutable. What is wrong with a file is reported all at once, each problem with its line and column; the messages hold
 * words of the file, never of a document.
 */
public final class SiteRules {

    /** No rules of one's own. */
    public static final SiteRules NONE = new SiteRules(new RuleTable(List.of(), List.of(), 2), List.of(), List.of());

    /** How many states the automaton of one pattern may have. */
    static final int MOST_STATES = 4_000;

    /** How many states the automaton of one file may have. */
    static final int MOST_STATES_TOGETHER = 20_000;

    private final RuleTable table;
    private final List<Cue> cues;
    private final List<Context> contexts;

    private SiteRules(RuleTable table, List<Cue> cues, List<Context> contexts) {
        this.table = table;
        this.cues = List.copyOf(cues);
        this.contexts = List.copyOf(contexts);
    }

    /**
     * Reads a file of rules.
     *
     * @throws CordonException {@link DeidError#SITE_RULES_UNREADABLE} if it cannot be read as UTF-8 text,
     *     {@link DeidError#SITE_RULES_INVALID} with every problem if it says something wrong,
     *     {@link DeidError#SITE_RULES_TOO_LARGE} if its patterns together make too large an automaton
     */
    public static SiteRules load(Path file) {
        try {
            return parse(Files.readString(file), SafeArg.path(file));
        } catch (CharacterCodingException notText) {
            throw new CordonException(DeidError.SITE_RULES_UNREADABLE, notText, SafeArg.path(file));
        } catch (IOException unreadable) {
            throw new CordonException(DeidError.SITE_RULES_UNREADABLE, unreadable, SafeArg.path(file));
        }
    }

    /** Reads rules from text; throws as {@link #load}. */
    public static SiteRules parse(String yaml) {
        return parse(yaml, SafeArg.key("file", "rules"));
    }

    private static SiteRules parse(String yaml, SafeArg where) {
        Set<String> known = RuleSet.builtIn().contextNames();
        RuleFileReader reader = new RuleFileReader(false, known);
        RuleFile file = reader.read(yaml);
        List<Problem> problems = reader.problems();
        if (!problems.isEmpty()) {
            SafeArg[] args = new SafeArg[problems.size() + 1];
            args[0] = where;
            for (int i = 0; i < problems.size(); i++) {
                args[i + 1] = problems.get(i).arg();
            }
            throw new CordonException(DeidError.SITE_RULES_INVALID, args);
        }
        try {
            RuleTable table = new RuleTable(file.rules(), reader.automata(), MOST_STATES_TOGETHER);
            return new SiteRules(table, file.cues(), file.contexts());
        } catch (RuleAutomatonBuilder.TooLargeException tooLarge) {
            throw new CordonException(
                    DeidError.SITE_RULES_TOO_LARGE, where, SafeArg.of("states", MOST_STATES_TOGETHER));
        }
    }

    RuleTable table() {
        return table;
    }

    List<Cue> cues() {
        return cues;
    }

    List<Context> contexts() {
        return contexts;
    }

    /** How many rules and cues it has. */
    public int size() {
        return table.rules().size() + cues.size();
    }

    @Override
    public String toString() {
        return "SiteRules(" + size() + ")";
    }
}
