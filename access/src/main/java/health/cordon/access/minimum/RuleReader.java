package health.cordon.access.minimum;

import health.cordon.access.Role;
import health.cordon.access.Words;
import health.cordon.access.minimum.FieldNode.Kind;
import health.cordon.access.yaml.YamlFile;
import health.cordon.access.yaml.YamlFile.Value;
import health.cordon.access.yaml.YamlProblem;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.config.NearestWord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of rules and gathers every problem on the way. Used once. */
final class RuleReader {

    static final List<String> ROOT_KEYS = List.of("name", "description", "rules");
    static final List<String> FIELD_KEYS = List.of("keep", "withhold", "as", "nested");
    static final List<String> RULE_KEYS =
            List.of("id", "says", "function", "purpose", "role", "exempt", "keep", "withhold", "as", "resources");

    private final YamlFile file;
    private final List<CompiledRule> rules = new ArrayList<>();
    private String name = "";
    private String description = "";

    RuleReader(String text) {
        file = new YamlFile(text);
    }

    List<YamlProblem> problems() {
        return file.problems();
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    /** The rules in the order of the file; to be used only if there are no problems. */
    List<CompiledRule> read() {
        Map<String, Value> root = file.root("a file of rules", ROOT_KEYS);
        name = text(root.get("name"), "'name'").orElse("");
        description = text(root.get("description"), "'description'").orElse("").strip();
        if (file.problems().isEmpty() && name.isEmpty()) {
            file.problem("the file has no 'name'; add one, reports show it");
        }
        for (Value each : file.items(root.get("rules"))) {
            rule(each);
        }
        if (file.problems().isEmpty() && rules.isEmpty()) {
            file.problem("the file has no 'rules'; without one nothing is ever given");
        }
        return List.copyOf(rules);
    }

    private void rule(Value value) {
        Map<String, Value> keys = file.mapping(value, "a rule", RULE_KEYS);
        String id = text(keys.get("id"), "'id'").orElse("");
        if (!Words.isName(id)) {
            file.problem(value, "the rule has no 'id' of lower-case letters, digits and -; reports show it");
        } else if (rules.stream().anyMatch(rule -> rule.rule().id().equals(id))) {
            file.problem(value, "another rule has the id '" + id + "'; ids are unique");
        }
        String says = text(keys.get("says"), "'says'").orElse("");
        if (says.isBlank()) {
            file.problem(value, "the rule has no 'says'; say in one sentence what is given and why that is enough");
        }
        MinimumRule read = new MinimumRule(
                id,
                says.strip(),
                functions(value, keys.get("function")),
                purposes(value, keys.get("purpose")),
                roles(keys.get("role")),
                exemption(keys.get("exempt")));
        check(value, keys, read);
        List<FieldNode> nodes = new ArrayList<>();
        FieldNode fields = fields(keys, "", nodes, read.exemption().isPresent());
        rules.add(new CompiledRule(read, fields, resources(keys.get("resources"), nodes), List.copyOf(nodes)));
    }

    private void check(Value value, Map<String, Value> keys, MinimumRule read) {
        read.exemption().flatMap(Exemption::within).ifPresent(within -> {
            if (!read.purposes().stream().allMatch(purpose -> purpose.isA(within))) {
                file.problem(value, "this exemption is for " + within.name() + " and its narrower purposes alone");
            }
        });
        boolean says = keys.containsKey("keep") || keys.containsKey("as") || keys.containsKey("resources");
        if (read.exemption().isPresent() == says) {
            file.problem(
                    value,
                    says
                            ? "an exempt rule gives everything; leave out its fields, or the exemption"
                            : "the rule keeps nothing; give 'keep', 'as' or 'resources'");
        }
        rules.stream()
                .filter(earlier -> earlier.rule().covers(read))
                .findFirst()
                .ifPresent(earlier -> file.problem(
                        value,
                        "the rule '" + earlier.rule().id()
                                + "' stands before this one and is for all that this is for, so this is never used"));
    }

    private List<String> functions(Value rule, @Nullable Value value) {
        List<String> functions = file.texts(value, "'function'");
        if (functions.isEmpty()) {
            file.problem(rule, "the rule has no 'function'; say which consumer it is for");
        }
        for (String function : functions) {
            if (!Words.isName(function)) {
                file.problem(rule, "a function is a lower-case letter, then letters, digits and -");
            }
        }
        return functions;
    }

    private Set<PurposeOfUse> purposes(Value rule, @Nullable Value value) {
        Set<PurposeOfUse> purposes = EnumSet.noneOf(PurposeOfUse.class);
        for (Value item : file.items(value)) {
            file.text(item, "'purpose'")
                    .ifPresent(code -> PurposeOfUse.of(code)
                            .ifPresentOrElse(
                                    purposes::add,
                                    () -> file.problem(
                                            item,
                                            "no purpose of use is called '" + code + "'; "
                                                    + NearestWord.hint(code, PurposeOfUse.codes()))));
        }
        if (value == null) {
            file.problem(rule, "the rule has no 'purpose'; give codes such as TREAT, HPAYMT, HRESCH");
        }
        return purposes;
    }

    private Set<Role> roles(@Nullable Value value) {
        Set<Role> roles = new LinkedHashSet<>();
        for (Value item : file.items(value)) {
            file.text(item, "'role'").ifPresent(word -> {
                if (Words.isName(word)) {
                    roles.add(new Role(word));
                } else {
                    file.problem(item, "a role is a lower-case letter, then letters, digits and -");
                }
            });
        }
        return roles;
    }

    private Optional<Exemption> exemption(@Nullable Value value) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<String> word = file.text(value, "'exempt'");
        Optional<Exemption> known = word.flatMap(Exemption::of);
        if (word.isPresent() && known.isEmpty()) {
            file.problem(
                    value,
                    "no exemption is called '" + word.get() + "'; " + NearestWord.hint(word.get(), Exemption.words()));
        }
        return known;
    }

    private Map<String, FieldNode> resources(@Nullable Value value, List<FieldNode> nodes) {
        Map<String, FieldNode> resources = new HashMap<>();
        if (value != null) {
            new LinkedHashMap<>(file.mapping(value, "'resources'"))
                    .forEach((type, fields) -> resources.put(
                            type, fields(file.mapping(fields, "a resource", FIELD_KEYS), type, nodes, false)));
        }
        return resources;
    }

    private FieldNode fields(Map<String, Value> keys, String path, List<FieldNode> nodes, boolean everything) {
        FieldTree tree = new FieldTree(nodes, path);
        if (everything) {
            tree.add(FieldTree.ALL_BELOW, Kind.KEEP, null);
        }
        add(tree, keys.get("keep"), Kind.KEEP);
        add(tree, keys.get("withhold"), Kind.WITHHOLD);
        add(tree, keys.get("nested"), Kind.RESOURCE);
        Value generalized = keys.get("as");
        if (generalized != null) {
            file.mapping(generalized, "'as'")
                    .forEach((field, how) ->
                            file.text(how, "'as'").ifPresent(word -> generalize(tree, field, how, word)));
        }
        Value place = keys.values().stream().findFirst().orElse(null);
        if (place != null) {
            tree.contradictions()
                    .forEach(broken -> file.problem(
                            place,
                            "'" + broken + "' is settled as a whole, so what is said of fields below it is lost"));
        }
        tree.settle();
        return tree.root();
    }

    private void add(FieldTree tree, @Nullable Value value, Kind kind) {
        for (Value item : file.items(value)) {
            file.text(item, "a path")
                    .ifPresent(path -> tree.add(path, kind, null)
                            .ifPresent(wrong -> file.problem(item, "'" + path + "': " + wrong)));
        }
    }

    private void generalize(FieldTree tree, String field, Value how, String word) {
        Optional<Generalization> known = Generalization.of((CharSequence) word);
        if (known.isEmpty()) {
            file.problem(
                    how, "nothing can be given as '" + word + "'; " + NearestWord.hint(word, Generalization.words()));
            return;
        }
        tree.add(field, Kind.GENERALIZE, known.get())
                .ifPresent(wrong -> file.problem(how, "'" + field + "': " + wrong));
    }

    private Optional<String> text(@Nullable Value value, String what) {
        return value == null ? Optional.empty() : file.text(value, what);
    }
}
