package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Credentials;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Scope;
import health.cordon.access.Scopes;
import health.cordon.access.apikey.ApiKeyRecord;
import health.cordon.access.apikey.IssuedApiKey;
import health.cordon.access.session.StartedSession;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Endpoint.NoBody;
import health.cordon.server.http.PermittedCall;
import health.cordon.server.http.SignedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.shape.Says;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /v1/keys} and {@code /v1/sessions}. Making and calling back keys needs the right to administer. */
@Cfr("164.312(a)(2)(i)")
@Cfr("164.312(a)(2)(iii)")
final class SignInApi {

    /** A key to make. */
    record KeyRequest(
            @Says(value = "What its owner calls it.", least = 1, most = 128, example = "nightly batch")
            String label,

            @Says(
                    value = "Who signs in by it.",
                    least = 1,
                    most = 96,
                    pattern = "[A-Za-z0-9._@:/|-]+",
                    example = "batch")
            String id,

            @Says("A person or a service.") PrincipalKind kind,

            @Says(value = "His roles.", least = 1, most = 20, pattern = "[a-z][a-z0-9-]{0,62}")
            List<String> roles,

            @Says(
                    value = "How far it reaches, such as deidentify:Deidentification; as far as the roles unless told.",
                    most = 50,
                    pattern = "([A-Za-z]+|\\*):([A-Za-z]+|\\*)")
            Optional<List<String>> scopes,

            @Says(value = "For how many days.", least = 1, most = 366, example = "90")
            int days) {}

    /** A key that was made: shown this once. */
    record KeyAnswer(
            @Says("The key: send it as Authorization: Bearer. It is not to be had again.")
            String key,

            @Says("Its public part, by which it is called back.")
            String id,

            @Says("When it ends.") Instant until) {}

    /** What is known of a key. */
    record KeySummary(
            @Says("Its public part.") String id,
            @Says("What its owner calls it.") String label,
            @Says("Who signs in by it.") String principal,
            @Says("His roles.") List<String> roles,

            @Says("How far it reaches; missing where it is not narrowed.")
            Optional<List<String>> scopes,

            @Says("When it was made.") Instant issuedAt,
            @Says("By whom.") String issuedBy,
            @Says("When it ends.") Instant until,
            @Says("When it was called back.") Optional<Instant> revokedAt) {}

    /** All keys. */
    record KeysAnswer(
            @Says("Each of them, those that ended among them.")
            List<KeySummary> keys) {}

    /** A session that began. */
    record SessionAnswer(
            @Says("The token: send it as Authorization: Bearer.")
            String token,

            @Says("When it ends at the latest.") Instant until) {}

    private final AccessRooms access;

    SignInApi(AccessRooms access) {
        this.access = access;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("key-make", Verb.POST, "/v1/keys", "Makes an API key; shows it this once.")
                        .takes(
                                KeyRequest.class,
                                "{\"label\":\"nightly batch\",\"id\":\"batch\",\"kind\":\"SERVICE\",\"roles\":[\"service\"],\"days\":90}")
                        .gives(201, KeyAnswer.class)
                        .usuallyFor(PurposeOfUse.HSYSADMIN)
                        .needs(Action.ADMINISTER, AccessApi.CONFIGURATION, this::make),
                Endpoint.of("key-list", Verb.GET, "/v1/keys", "Lists API keys, never their secrets.")
                        .gives(KeysAnswer.class)
                        .usuallyFor(PurposeOfUse.HSYSADMIN)
                        .needs(Action.READ, AccessApi.CONFIGURATION, call -> keys()),
                Endpoint.of("key-revoke", Verb.DELETE, "/v1/keys/{id}", "Calls a key back, from the next request on.")
                        .usuallyFor(PurposeOfUse.HSYSADMIN)
                        .needs(Action.ADMINISTER, AccessApi.CONFIGURATION, this::revoke),
                Endpoint.of(
                                "session-start",
                                Verb.POST,
                                "/v1/sessions",
                                "Starts a session that ends by itself when idle.")
                        .gives(201, SessionAnswer.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .signedIn("Needs nothing more.", this::start),
                Endpoint.of("session-end", Verb.DELETE, "/v1/sessions", "Ends the session of the token that is sent.")
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .signedIn("Needs nothing more.", this::end));
    }

    private Answer make(PermittedCall<KeyRequest> call) {
        KeyRequest asked = call.input();
        Set<Role> roles = asked.roles().stream().map(Role::new).collect(Collectors.toSet());
        Scopes scopes = asked.scopes()
                .map(texts -> Scopes.of(texts.stream().map(Scope::of).toList()))
                .orElse(Scopes.EVERYWHERE);
        Principal principal = new Principal(asked.id(), asked.kind(), roles, false, scopes, Attributes.NONE);
        IssuedApiKey issued =
                access.keys().issue(call.principal().id(), asked.label(), principal, Duration.ofDays(asked.days()));
        return Answer.json(
                201,
                new KeyAnswer(issued.reveal(), issued.kept().id(), issued.kept().until()));
    }

    private Answer keys() {
        return Answer.ok(new KeysAnswer(
                access.keys().all().stream().map(SignInApi::summary).toList()));
    }

    private static KeySummary summary(ApiKeyRecord key) {
        Principal principal = key.principal();
        return new KeySummary(
                key.id(),
                key.label(),
                principal.id(),
                principal.roles().stream().map(Role::name).sorted().toList(),
                principal.scopes().areEverywhere()
                        ? Optional.empty()
                        : Optional.of(principal.scopes().texts()),
                key.issuedAt(),
                key.issuedBy(),
                key.until(),
                key.revokedAt());
    }

    private Answer revoke(PermittedCall<NoBody> call) {
        access.keys().revoke(call.principal().id(), call.path("id"));
        return Answer.done();
    }

    private Answer start(SignedCall<NoBody> call) {
        StartedSession started = access.sessions().start(call.principal());
        return Answer.json(
                201, new SessionAnswer(started.reveal(), started.kept().until()));
    }

    private Answer end(SignedCall<NoBody> call) {
        if (call.credentials() instanceof Credentials.Bearer bearer) {
            access.sessions().end(bearer);
        }
        return Answer.done();
    }
}
