package health.cordon.server.config;

import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Roles and kinds of principals as they stand in the file. */
final class Roles {

    private static final List<String> KINDS = List.of("person", "service");

    private Roles() {}

    /** The role that each text of a token's claim stands for. */
    static Map<String, Role> byText(Section in) {
        Map<String, Role> roles = new LinkedHashMap<>();
        in.value(ConfigKey.OIDC_ROLES)
                .map(value -> in.file().mapping(value, "'sign-in.oidc.roles'"))
                .orElse(Map.of())
                .forEach((text, value) -> in.file().text(value, "a role").ifPresent(name -> {
                    if (isRole(name)) {
                        roles.put(text, new Role(name));
                    } else {
                        in.file().problem(value, "this is no role that one may hold");
                    }
                }));
        if (roles.isEmpty()) {
            in.problem(ConfigKey.OIDC_ROLES, "'sign-in.oidc.roles' says of no claim which role it is");
        }
        return roles;
    }

    static PrincipalKind kind(Section in, ConfigKey key) {
        return in.oneOf(key, KINDS, Roles::kind, PrincipalKind.PERSON);
    }

    static PrincipalKind kind(String word) {
        return PrincipalKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it may be given: break-glass may not. */
    static boolean isRole(String name) {
        return Words.isName(name) && !name.equals(Role.BREAK_GLASS.name());
    }
}
