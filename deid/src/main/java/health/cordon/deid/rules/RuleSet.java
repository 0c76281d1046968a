package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All shapes, cues and contexts that a {@link RuleDetector} works with.
 *
 * <p>Immutable and thread-safe. The built-in set is read from tables that the build made ({@link RuleCompiler}); if they are
 * missing or older than {@code rules.yaml}, nothing starts.
 */
public final class RuleSet {

    /** The contexts that bind a cue to its value: read behind a cue only. */
    private static final Set<String> LOOKED_UP = Set.of("number-word", "filler", "speaker", "spoken-mark");

    private final List<RuleTable> tables;
    private final List<Cue> cues;
    private final Map<String, Context> contexts;
    private final Phrases phrases;
    private final int groups;
    private final Map<String, Integer> groupNumbers;
    private final List<int[][]> cueGroups = new ArrayList<>();
    private final List<int[][]> antiGroups = new ArrayList<>();
    private final int[] telephoneCues;
    private final int[] faxCues;

    RuleSet(List<RuleTable> tables, List<Cue> cues, List<Context> contexts) {
        this.tables = List.copyOf(tables);
        this.cues = List.copyOf(cues);
        this.contexts = new LinkedHashMap<>();
        contexts.forEach(context -> this.contexts.put(context.name(), context));
        Phrases.Builder builder = new Phrases.Builder();
        for (int i = 0; i < cues.size(); i++) {
            for (String phrase : cues.get(i).words()) {
                builder.add(phrase, i, true);
            }
        }
        this.groupNumbers = new HashMap<>();
        for (Context context : contexts) {
            int group = group("@" + context.name());
            for (String phrase : context.words()) {
                builder.add(phrase, group, !context.after() && !LOOKED_UP.contains(context.name()));
            }
        }
        for (RuleTable table : this.tables) {
            cueGroups.add(numbered(table.rules().stream().map(Rule::cues).toList(), builder));
            antiGroups.add(numbered(table.rules().stream().map(Rule::antiCues).toList(), builder));
        }
        this.groups = cues.size() + groupNumbers.size();
        this.phrases = builder.build();
        this.telephoneCues = cuesOf(PhiKind.PHONE);
        this.faxCues = cuesOf(PhiKind.FAX);
    }

    private int[] cuesOf(PhiKind kind) {
        return IntStream.range(0, cues.size())
                .filter(i -> cues.get(i).kind() == kind)
                .toArray();
    }

    private int group(String name) {
        return groupNumbers.computeIfAbsent(name, unused -> cues.size() + groupNumbers.size());
    }

    private int[][] numbered(List<List<String>> cueLists, Phrases.Builder builder) {
        int[][] numbers = new int[cueLists.size()][];
        for (int i = 0; i < numbers.length; i++) {
            List<String> list = cueLists.get(i);
            numbers[i] = new int[list.size()];
            for (int j = 0; j < list.size(); j++) {
                String cue = list.get(j);
                numbers[i][j] = group(cue);
                if (!cue.startsWith("@")) {
                    builder.add(cue, numbers[i][j], true);
                }
            }
        }
        return numbers;
    }

    /**
     * The rules that come with Cordon; read once.
     *
     * @throws CordonException {@link DeidError#RULES_MISSING} or {@link DeidError#RULES_STALE} if the build is broken
     */
    public static RuleSet builtIn() {
        return BuiltIn.RULES;
    }

    /** These rules and a site's. */
    public RuleSet with(SiteRules site) {
        if (site.size() == 0 && site.contexts().isEmpty()) {
            return this;
        }
        List<RuleTable> moreTables = new ArrayList<>(tables);
        moreTables.add(site.table());
        List<Cue> moreCues = new ArrayList<>(site.cues());
        moreCues.addAll(cues);
        List<Context> moreContexts = new ArrayList<>(contexts.values());
        moreContexts.addAll(site.contexts());
        return new RuleSet(moreTables, moreCues, moreContexts);
    }

    List<RuleTable> tables() {
        return tables;
    }

    Cue cue(int group) {
        return cues.get(group);
    }

    /** The groups of the cues that announce a telephone. */
    int[] telephoneCues() {
        return telephoneCues;
    }

    /** The groups of the cues that announce a fax. */
    int[] faxCues() {
        return faxCues;
    }

    /** Groups below this number are cues, the others contexts. */
    int cueCount() {
        return cues.size();
    }

    int groupCount() {
        return groups;
    }

    Phrases phrases() {
        return phrases;
    }

    Set<String> contextNames() {
        return contexts.keySet();
    }

    /** The group of a context. */
    int contextGroup(String name) {
        Integer group = groupNumbers.get("@" + name);
        if (group == null) {
            throw new IllegalStateException("the built-in rules lack a context");
        }
        return group;
    }

    /** The groups of the cues of a rule. */
    int[] cueGroups(int table, int rule) {
        return cueGroups.get(table)[rule];
    }

    /** The groups of the anti-cues of a rule. */
    int[] antiGroups(int table, int rule) {
        return antiGroups.get(table)[rule];
    }

    /** Which groups stand behind a number. */
    boolean[] afterGroups() {
        boolean[] after = new boolean[groups];
        for (Context context : contexts.values()) {
            after[contextGroup(context.name())] = context.after();
        }
        return after;
    }

    private static final class BuiltIn {
        static final RuleSet RULES = read();

        private static RuleSet read() {
            try (InputStream yaml = RuleSet.class.getResourceAsStream("rules.yaml");
                    InputStream compiled = RuleSet.class.getResourceAsStream("rules.bin")) {
                if (yaml == null || compiled == null) {
                    throw new CordonException(DeidError.RULES_MISSING);
                }
                return CompiledRules.read(compiled, CompiledRules.hash(yaml.readAllBytes()));
            } catch (IOException broken) {
                throw new CordonException(DeidError.RULES_MISSING, broken);
            }
        }
    }
}
