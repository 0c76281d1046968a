package health.cordon.server.kept;

import health.cordon.access.Attributes;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Scope;
import health.cordon.access.Scopes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A principal as part of a kept record. */
final class PrincipalForm {

    private PrincipalForm() {}

    static Fields write(Principal principal) {
        Fields fields = Fields.empty()
                .with("id", principal.id())
                .with("kind", principal.kind())
                .with("roles", (Object)
                        principal.roles().stream().map(Role::name).sorted().toList())
                .with("multiFactor", (Object) principal.multiFactor());
        if (!principal.scopes().areEverywhere()) {
            fields.with("scopes", (Object) principal.scopes().texts());
        }
        if (!principal.attributes().equals(Attributes.NONE)) {
            fields.with("attributes", (Object) sorted(principal.attributes().values()));
        }
        return fields;
    }

    static Principal read(Fields fields) {
        return new Principal(
                fields.text("id"),
                PrincipalKind.valueOf(fields.text("kind")),
                fields.texts("roles").stream().map(Role::new).collect(Collectors.toSet()),
                fields.truth("multiFactor"),
                scopes(fields),
                fields.maybePart("attributes")
                        .map(Fields::sorted)
                        .map(Attributes::of)
                        .orElse(Attributes.NONE));
    }

    private static Scopes scopes(Fields fields) {
        if (!fields.has("scopes")) {
            return Scopes.EVERYWHERE;
        }
        List<Scope> within = fields.texts("scopes").stream().map(Scope::of).toList();
        return Scopes.of(within);
    }

    private static Map<String, Object> sorted(Map<String, Object> values) {
        Map<String, Object> sorted = new TreeMap<>();
        values.forEach((name, value) ->
                sorted.put(name, value instanceof Collection<?> texts ? List.copyOf(new TreeSet<>(texts)) : value));
        return sorted;
    }
}
