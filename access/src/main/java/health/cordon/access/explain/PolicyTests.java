package health.cordon.access.explain;

import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.Words;
import health.cordon.access.policy.Question;
import health.cordon.access.yaml.YamlFile;
import health.cordon.access.yaml.YamlFile.Value;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of policy tests: questions with the answers that they expect. {@code docs/access.md} has the form.
 */
public final class PolicyTests {

    private static final List<String> KEYS = List.of(
            "name",
            "principal",
            "kind",
            "role",
            "mfa",
            "attributes",
            "purpose",
            "action",
            "resource",
            "id",
            "classification",
            "approved",
            "owner",
            "resource-attributes",
            "emergency",
            "expect",
            "because");

    private final YamlFile file;

    private PolicyTests(String text) {
        file = new YamlFile(text);
    }

    /**
     * The tests of a file.
     *
     * @throws InvalidPolicyTests with all problems
     */
    public static List<PolicyTest> parse(String text) {
        PolicyTests reader = new PolicyTests(text);
        List<PolicyTest> tests = reader.read();
        if (!reader.file.problems().isEmpty()) {
            throw new InvalidPolicyTests(reader.file.problems());
        }
        return tests;
    }

    private List<PolicyTest> read() {
        List<PolicyTest> tests = new ArrayList<>();
        Map<String, Value> root = file.root("a file of policy tests", List.of("tests"));
        List<Value> items = file.items(root.get("tests"));
        if (items.isEmpty() && file.problems().isEmpty()) {
            file.problem("the file has no 'tests'");
        }
        for (Value item : items) {
            Map<String, Value> keys = file.mapping(item, "a test", KEYS);
            try {
                tests.add(test(item, keys));
            } catch (CordonException wrong) {
                file.problem(item, "an id, a role or an attribute has a form that none has");
            }
        }
        return tests;
    }

    private PolicyTest test(Value item, Map<String, Value> keys) {
        String name = text(keys, "name").orElse("");
        if (name.isBlank()) {
            file.problem(item, "the test has no 'name'; say what it is about");
        }
        boolean emergency = truth(keys, "emergency");
        PurposeOfUse purpose = word(item, keys, "purpose", PurposeOfUse.codes(), PurposeOfUse::of, null)
                .orElse(PurposeOfUse.TREAT);
        Action action =
                word(item, keys, "action", Action.words(), Action::of, null).orElse(Action.READ);
        String expected = text(keys, "expect").orElse("");
        if (!List.of("allow", "deny").contains(expected)) {
            file.problem(item, "the test must 'expect' allow or deny");
        }
        Question question =
                new Question(principal(item, keys, emergency), purpose, action, resource(item, keys), emergency);
        return new PolicyTest(
                name,
                file.line(item),
                question,
                expected.equals("allow"),
                file.texts(keys.get("because"), "'because'"));
    }

    private Principal principal(Value item, Map<String, Value> keys, boolean emergency) {
        Set<Role> roles = new HashSet<>();
        for (String role : file.texts(keys.get("role"), "'role'")) {
            roles.add(new Role(role));
        }
        if (emergency) {
            roles.add(Role.BREAK_GLASS);
        }
        List<String> kinds = Arrays.stream(PrincipalKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        PrincipalKind kind = word(
                        item,
                        keys,
                        "kind",
                        kinds,
                        each -> kinds.contains(each)
                                ? Optional.of(PrincipalKind.valueOf(each.toUpperCase(Locale.ROOT)))
                                : Optional.empty(),
                        PrincipalKind.PERSON)
                .orElse(PrincipalKind.PERSON);
        String id = text(keys, "principal").orElse("someone");
        return new Principal(
                Words.id("principal", id),
                kind,
                roles,
                truth(keys, "mfa"),
                Scopes.EVERYWHERE,
                attributes(keys.get("attributes")));
    }

    private Resource resource(Value item, Map<String, Value> keys) {
        ResourceType type = word(item, keys, "resource", ResourceType.words(), ResourceType::of, null)
                .orElse(ResourceType.DATASET);
        List<String> levels =
                Arrays.stream(Classification.values()).map(Classification::name).toList();
        Classification level = word(item, keys, "classification", levels, Classification::of, Classification.PHI)
                .orElse(Classification.PHI);
        return new Resource(
                type,
                text(keys, "id").orElse("something"),
                level,
                truth(keys, "approved"),
                text(keys, "owner"),
                attributes(keys.get("resource-attributes")));
    }

    private Attributes attributes(@Nullable Value value) {
        if (value == null) {
            return Attributes.NONE;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        file.mapping(value, "attributes")
                .forEach(
                        (name, inner) -> file.plain(inner, "an attribute").ifPresent(plain -> values.put(name, plain)));
        return Attributes.of(values);
    }

    private <T> Optional<T> word(
            Value item,
            Map<String, Value> keys,
            String key,
            Collection<String> known,
            Function<String, Optional<T>> reader,
            @Nullable T standard) {
        Value value = keys.get(key);
        if (value == null) {
            if (standard == null) {
                file.problem(item, "the test has no '" + key + "'");
            }
            return Optional.ofNullable(standard);
        }
        Optional<String> word = file.text(value, "'" + key + "'");
        Optional<T> read = word.flatMap(reader);
        if (word.isPresent() && read.isEmpty()) {
            file.problem(value, "'" + word.get() + "' is no " + key + "; " + NearestWord.hint(word.get(), known));
        }
        return read;
    }

    private Optional<String> text(Map<String, Value> keys, String key) {
        Value value = keys.get(key);
        return value == null ? Optional.empty() : file.text(value, "'" + key + "'");
    }

    private boolean truth(Map<String, Value> keys, String key) {
        Value value = keys.get(key);
        return value != null && file.truth(value, "'" + key + "'").orElse(false);
    }
}
