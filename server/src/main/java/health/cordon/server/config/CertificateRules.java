package health.cordon.server.config;

import health.cordon.access.Attributes;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.Words;
import health.cordon.access.certificate.CertificateRule;
import health.cordon.access.yaml.YamlFile;
import health.cordon.core.error.CordonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code sign-in.certificates}: a list of {@code {field, name, id, kind, roles}}. */
final class CertificateRules {

    private static final List<String> KEYS = List.of("field", "name", "id", "kind", "roles");
    private static final List<String> FIELDS = Arrays.stream(CertificateRule.Field.values())
            .map(field -> field.name().toLowerCase(Locale.ROOT))
            .toList();

    private CertificateRules() {}

    static List<CertificateRule> read(Section in) {
        List<CertificateRule> rules = new ArrayList<>();
        YamlFile file = in.file();
        for (YamlFile.Value item : file.items(in.value(ConfigKey.CERTIFICATES).orElse(null))) {
            Map<String, YamlFile.Value> keys = file.mapping(item, "a certificate rule", KEYS);
            rule(file, item, keys).ifPresent(rules::add);
        }
        return rules;
    }

    private static Optional<CertificateRule> rule(
            YamlFile file, YamlFile.Value item, Map<String, YamlFile.Value> keys) {
        String field = text(file, item, keys, "field");
        String name = text(file, item, keys, "name");
        String id = text(file, item, keys, "id");
        String kind = keys.containsKey("kind") ? text(file, item, keys, "kind") : "service";
        List<String> roles = file.texts(keys.get("roles"), "a role");
        if (!FIELDS.contains(field)
                || !Words.isId(id)
                || !List.of("person", "service").contains(kind)
                || !roles.stream().allMatch(Roles::isRole)) {
            file.problem(
                    item,
                    "a certificate rule has a field of " + FIELDS
                            + ", a name, the id of a principal, a kind (person, service) and roles");
            return Optional.empty();
        }
        try {
            return Optional.of(new CertificateRule(
                    CertificateRule.Field.valueOf(field.toUpperCase(Locale.ROOT)), name, principal(id, kind, roles)));
        } catch (CordonException e) {
            file.problem(item, "this name cannot stand in that field of a certificate");
            return Optional.empty();
        }
    }

    private static Principal principal(String id, String kind, List<String> roles) {
        PrincipalKind of = Roles.kind(kind);
        Set<Role> held = roles.stream().map(Role::new).collect(Collectors.toSet());
        return new Principal(id, of, held, false, Scopes.EVERYWHERE, Attributes.NONE);
    }

    private static String text(YamlFile file, YamlFile.Value item, Map<String, YamlFile.Value> keys, String key) {
        YamlFile.Value value = keys.get(key);
        if (value == null) {
            file.problem(item, "a certificate rule needs '" + key + "'");
            return "";
        }
        return file.text(value, "'" + key + "'").orElse("");
    }
}
