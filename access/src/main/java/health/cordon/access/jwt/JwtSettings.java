package health.cordon.access.jwt;

import health.cordon.access.AccessError;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Words;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What is agreed with an identity provider.
 *
 * @param name the authenticator's name
 * @param issuer what {@code iss} must be, character by character
 * @param audience what {@code aud} must be or hold
 * @param algorithms which of RS256 and ES256
 * @param clockSkew how far clocks may be apart; at most five minutes
 * @param longestLife how long a token may live at most, from {@code iat} to {@code exp}; tokens without {@code iat} are
 *     judged from now
 * @param idClaim which claim names the principal
 * @param rolesClaim which claim lists his roles: a list of texts, or one text with spaces between; {@code a.b} is a claim in
 *     a claim
 * @param roles the role that each text of that claim stands for; others stand for none
 * @param kind what its principals are
 * @param oneTime whether a token may be used once only; then it must have a {@code jti}
 */
public record JwtSettings(
        String name,
        String issuer,
        String audience,
        Set<String> algorithms,
        Duration clockSkew,
        Duration longestLife,
        String idClaim,
        String rolesClaim,
        Map<String, Role> roles,
        PrincipalKind kind,
        boolean oneTime) {

    static final String RS256 = "RS256";
    static final String ES256 = "ES256";

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFE = Duration.ofDays(31);

    /** Checks the bounds. */
    public JwtSettings {
        Words.name("authenticator", name);
        algorithms = Set.copyOf(algorithms);
        roles = Map.copyOf(roles);
        require(Words.isId(issuer), "issuer");
        require(Words.isId(audience), "audience");
        require(!algorithms.isEmpty() && Set.of(RS256, ES256).containsAll(algorithms), "algorithms");
        require(!clockSkew.isNegative() && clockSkew.compareTo(LARGEST_SKEW) <= 0, "clock skew");
        require(longestLife.isPositive() && longestLife.compareTo(LONGEST_LIFE) <= 0, "longest life");
        require(!idClaim.isBlank(), "id claim");
        require(!rolesClaim.isBlank(), "roles claim");
        require(!roles.containsValue(Role.BREAK_GLASS), "roles");
    }

    /** Persons by {@code sub}, roles by {@code roles}; both algorithms, a minute of skew, a day of life, any number of uses. */
    public static JwtSettings standard(String issuer, String audience, Map<String, Role> roles) {
        return new JwtSettings(
                "oidc",
                issuer,
                audience,
                Set.of(RS256, ES256),
                Duration.ofMinutes(1),
                Duration.ofDays(1),
                "sub",
                "roles",
                roles,
                PrincipalKind.PERSON,
                false);
    }

    /** The same, but each token may be used once only. */
    public JwtSettings usedOnce() {
        return new JwtSettings(
                name, issuer, audience, algorithms, clockSkew, longestLife, idClaim, rolesClaim, roles, kind, true);
    }

    private static void require(boolean holds, String setting) {
        if (!holds) {
            throw new CordonException(AccessError.BAD_SETTING, SafeArg.key("setting", setting));
        }
    }
}
