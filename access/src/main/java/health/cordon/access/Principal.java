package health.cordon.access;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who asks, as signing in found out.
 *
 * @param id the name under which he or it signed in, unique within the installation
 * @param kind a person or a service
 * @param roles what he or it is to the organisation
 * @param multiFactor whether more than one factor was shown at signing in
 * @param scopes how far the credential reaches
 * @param attributes facts that a site's policies ask for
 */
public record Principal(
        String id, PrincipalKind kind, Set<Role> roles, boolean multiFactor, Scopes scopes, Attributes attributes) {

    /** Checks the id. */
    public Principal {
        Words.id("principal", id);
        Objects.requireNonNull(kind);
        roles = Set.copyOf(roles);
    }

    /** A person with these roles and nothing else. */
    public static Principal person(String id, Role... roles) {
        return new Principal(id, PrincipalKind.PERSON, Set.of(roles), false, Scopes.EVERYWHERE, Attributes.NONE);
    }

    /** A service with these roles and nothing else. */
    public static Principal service(String id, Role... roles) {
        return new Principal(id, PrincipalKind.SERVICE, Set.of(roles), false, Scopes.EVERYWHERE, Attributes.NONE);
    }

    /** The same with one role more. */
    Principal with(Role role) {
        Set<Role> more = new TreeSet<>(roles);
        more.add(role);
        return new Principal(id, kind, more, multiFactor, scopes, attributes);
    }

    /** The same without a role. */
    Principal without(Role role) {
        if (!roles.contains(role)) {
            return this;
        }
        Set<Role> fewer = new TreeSet<>(roles);
        fewer.remove(role);
        return new Principal(id, kind, fewer, multiFactor, scopes, attributes);
    }
}
