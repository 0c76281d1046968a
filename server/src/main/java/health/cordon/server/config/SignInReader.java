package health.cordon.server.config;

import health.cordon.access.certificate.CertificateRule;
import health.cordon.access.identity.FailureLimit;
import health.cordon.access.jwt.JwtSettings;
import health.cordon.access.session.Sessions;
import health.cordon.core.error.CordonException;
import health.cordon.server.config.ServerConfig.Oidc;
import health.cordon.server.config.ServerConfig.SignIn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code sign-in}: how people and programs prove who they are. */
final class SignInReader {

    private static final List<String> WAYS = List.of("api-key", "session", "oidc", "certificate");

    private SignInReader() {}

    static SignIn read(Section in) {
        SignIn standard = SignIn.STANDARD;
        List<String> ways = in.has(ConfigKey.SIGN_IN_WAYS) ? in.texts(ConfigKey.SIGN_IN_WAYS) : standard.ways();
        Optional<Oidc> oidc = oidc(in.in("oidc"));
        List<CertificateRule> certificates = CertificateRules.read(in);
        if (ways.isEmpty()) {
            in.problem(ConfigKey.SIGN_IN_WAYS, "'sign-in.ways' names none; known are " + WAYS);
        }
        if (ways.contains("oidc") != oidc.isPresent()) {
            in.problem(ConfigKey.SIGN_IN_WAYS, "'sign-in.oidc' and the way oidc go together; one of them is missing");
        }
        if (ways.contains("certificate") && certificates.isEmpty()) {
            in.problem(ConfigKey.SIGN_IN_WAYS, "the way certificate needs rules under 'sign-in.certificates'");
        }
        return new SignIn(ways, oidc, certificates, sessions(in.in("session")), failures(in.in("failures")));
    }

    private static Optional<Oidc> oidc(Section in) {
        if (in.isEmpty()) {
            return Optional.empty();
        }
        JwtSettings standard = JwtSettings.standard("issuer", "audience", Map.of());
        try {
            List<String> algorithms = in.texts(ConfigKey.OIDC_ALGORITHMS);
            JwtSettings settings = new JwtSettings(
                    "oidc",
                    in.needed(ConfigKey.OIDC_ISSUER),
                    in.needed(ConfigKey.OIDC_AUDIENCE),
                    algorithms.isEmpty() ? standard.algorithms() : Set.copyOf(algorithms),
                    in.seconds(ConfigKey.OIDC_SKEW, 300, standard.clockSkew()),
                    in.minutes(ConfigKey.OIDC_LONGEST_LIFE, 31 * 24 * 60, standard.longestLife()),
                    in.text(ConfigKey.OIDC_ID_CLAIM, standard.idClaim()),
                    in.text(ConfigKey.OIDC_ROLES_CLAIM, standard.rolesClaim()),
                    Roles.byText(in),
                    Roles.kind(in, ConfigKey.OIDC_KIND),
                    in.truth(ConfigKey.OIDC_ONE_TIME, false));
            return Optional.of(new Oidc(settings, keys(in), in.path(ConfigKey.OIDC_TRUST)));
        } catch (CordonException e) {
            in.problem(ConfigKey.OIDC_ISSUER, "'sign-in.oidc': " + e.getMessage());
            return Optional.empty();
        }
    }

    private static URI keys(Section in) {
        String text = in.needed(ConfigKey.OIDC_KEYS);
        try {
            URI uri = URI.create(text);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        in.problem(ConfigKey.OIDC_KEYS, "'sign-in.oidc.keys' must be an https address");
        return URI.create("https://missing.invalid/");
    }

    private static Sessions.Settings sessions(Section in) {
        Sessions.Settings standard = Sessions.Settings.STANDARD;
        Duration idle = in.minutes(ConfigKey.SESSION_IDLE, 7 * 24 * 60, standard.idle());
        Duration longest = in.minutes(ConfigKey.SESSION_LONGEST, 7 * 24 * 60, standard.longest());
        if (idle.compareTo(longest) > 0) {
            in.problem(ConfigKey.SESSION_IDLE, "'sign-in.session.idle-minutes' is longer than the longest session");
            return standard;
        }
        return new Sessions.Settings(idle, longest);
    }

    private static FailureLimit.Settings failures(Section in) {
        FailureLimit.Settings standard = FailureLimit.Settings.STANDARD;
        Duration first = in.seconds(ConfigKey.FAILURES_FIRST_LOCK, ConfigFile.MOST_SECONDS, standard.firstLock());
        Duration longest = in.seconds(ConfigKey.FAILURES_LONGEST_LOCK, ConfigFile.MOST_SECONDS, standard.longestLock());
        if (first.compareTo(longest) > 0) {
            in.problem(ConfigKey.FAILURES_FIRST_LOCK, "the first lock is longer than the longest");
            return standard;
        }
        return new FailureLimit.Settings(
                in.small(ConfigKey.FAILURES_COUNT, 1, 1_000_000, standard.failures()),
                in.seconds(ConfigKey.FAILURES_WINDOW, ConfigFile.MOST_SECONDS, standard.window()),
                first,
                longest,
                standard.sources());
    }
}
