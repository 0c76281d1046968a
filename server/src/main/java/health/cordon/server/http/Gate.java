package health.cordon.server.http;

import health.cordon.access.Asking;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authorizer;
import health.cordon.access.Credentials;
import health.cordon.access.Principal;
import health.cordon.access.SignInFailure;
import health.cordon.access.identity.Authenticators;
import health.cordon.access.identity.FailureLimit;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorType;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import health.cordon.server.http.Endpoint.Handler;
import health.cordon.server.http.Endpoint.NoBody;
import health.cordon.server.http.Routes.Found;
import health.cordon.server.shape.BadBody;
import health.cordon.server.shape.BodyReader;
import health.cordon.server.shape.FieldError;
import health.cordon.server.trail.Doing;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The one way in: find the endpoint, sign in, authorize, read, handle.
 *
 * <p><b>What this promises.</b> A handler that needs permission is called once the audit log has it, and one that needs to
 * know who asks, once that is known. Whatever goes wrong comes back as an answer with a constant text. Thread-safe.
 */
@Cfr("164.312(a)(1)")
@Cfr("164.312(d)")
public final class Gate {

    /** The header with the purpose of use. */
    public static final String PURPOSE = "Cordon-Purpose";

    /** The header with the id of an emergency grant. */
    public static final String EMERGENCY = "Cordon-Emergency";

    /** The header of every answer with the request's id. */
    public static final String REQUEST = "Cordon-Request";

    /**
     * What a gate asks.
     *
     * @param authenticators who it is
     * @param failures which sources are locked out
     * @param unsigned tells the audit log of requests without any credentials
     * @param authorizer whether he may
     * @param bodies reads bodies
     * @param mostBytes the largest of them
     * @param rate how many requests a second from one principal
     */
    public record Parts(
            Authenticators authenticators,
            FailureLimit failures,
            UnsignedRequests unsigned,
            Authorizer authorizer,
            BodyReader bodies,
            int mostBytes,
            RateLimit rate) {}

    /**
     * An answer and what it answers.
     *
     * @param answer the answer
     * @param endpoint the endpoint's id; {@code -} if none was found
     * @param id the request's
     * @param head whether only the head of the answer is wanted
     */
    record Passed(Answer answer, String endpoint, RequestId id, boolean head) {}

    private final Routes routes;
    private final Parts parts;
    private final BooleanSupplier stopping;
    private final Metrics metrics;
    private final ServerLog log;

    /** To these endpoints. */
    public Gate(List<Endpoint> endpoints, Parts parts, BooleanSupplier stopping, Metrics metrics, ServerLog log) {
        this.routes = new Routes(endpoints);
        this.parts = parts;
        this.stopping = stopping;
        this.metrics = metrics;
        this.log = log;
    }

    /** Whether the server stops: then connections end with their answers. */
    boolean isStopping() {
        return stopping.getAsBoolean();
    }

    /** What the purpose header may say. */
    static List<String> purposes() {
        return Arrays.stream(PurposeOfUse.values()).map(PurposeOfUse::name).toList();
    }

    /** The answer; never throws. */
    Passed answer(Inbound inbound) {
        RequestId id = RequestId.random();
        String endpoint = "-";
        boolean head = false;
        try {
            Found found = routes.find(inbound.method(), inbound.rawPath());
            endpoint = found.endpoint().id();
            head = found.head();
            return new Passed(passed(found, inbound, id), endpoint, id, head);
        } catch (Throwable thrown) {
            return new Passed(failed(thrown, endpoint, id), endpoint, id, head);
        }
    }

    private Answer passed(Found found, Inbound inbound, RequestId id) {
        Endpoint endpoint = found.endpoint();
        if (endpoint.handler() instanceof Handler.Anyone anyone) {
            Queries.read(inbound.rawQuery(), endpoint.parameters());
            return anyone.work().handle(inbound);
        }
        if (stopping.getAsBoolean()) {
            throw new CordonException(ServerError.STOPPING);
        }
        Credentials credentials = credentials(inbound, id);
        Principal principal = signedIn(credentials, inbound.source());
        parts.rate().take(principal.id());
        Call.Known known = new Call.Known(
                id,
                new Asking(id.toString(), principal, purpose(endpoint, inbound)),
                emergency(inbound),
                credentials,
                found.path(),
                Queries.read(inbound.rawQuery(), endpoint.parameters()),
                inbound);
        return new Doing(id, principal, known.asking().purpose(), Optional.empty())
                .during(() -> handled(endpoint, known));
    }

    private Answer handled(Endpoint endpoint, Call.Known known) {
        return switch (endpoint.handler()) {
            case Handler.Permitted permitted -> {
                Guard.Needs needs = (Guard.Needs) endpoint.guard();
                SignedCall<NoBody> asking = new SignedCall<>(known, NoBody.IT);
                parts.authorizer().require(asking.to(needs.action(), needs.resource()));
                yield work(permitted, endpoint, known);
            }
            case Handler.Signed signed -> work(signed, endpoint, known);
            case Handler.Anyone anyone -> throw new IllegalStateException();
        };
    }

    /** The body's type is that of the endpoint, which its draft has seen to. */
    @SuppressWarnings("unchecked")
    private Answer work(Handler.Permitted permitted, Endpoint endpoint, Call.Known known) {
        Endpoint.PermittedWork<Object> work = (Endpoint.PermittedWork<Object>) permitted.work();
        return work.handle(new PermittedCall<>(known, input(endpoint, known.inbound())));
    }

    @SuppressWarnings("unchecked")
    private Answer work(Handler.Signed signed, Endpoint endpoint, Call.Known known) {
        Endpoint.SignedWork<Object> work = (Endpoint.SignedWork<Object>) signed.work();
        return work.handle(new SignedCall<>(known, input(endpoint, known.inbound())));
    }

    private Object input(Endpoint endpoint, Inbound inbound) {
        if (endpoint.takes().isEmpty()) {
            if (inbound.hasBody()) {
                throw new BadBody(
                        ServerError.BAD_BODY, List.of(new FieldError("", "must be empty: nothing is taken here")));
            }
            return NoBody.IT;
        }
        Endpoint.Body takes = endpoint.takes().get();
        if (!inbound.mediaType().filter(takes.type()::equals).isPresent()) {
            throw new CordonException(ServerError.WRONG_MEDIA_TYPE);
        }
        Class<? extends Record> record = takes.record();
        return record == null ? NoBody.IT : parts.bodies().read(inbound.body(parts.mostBytes()), record);
    }

    private Credentials credentials(Inbound inbound, RequestId id) {
        Optional<Credentials> shown = inbound.credentials();
        if (shown.isEmpty()) {
            parts.unsigned().refused(inbound.source(), id);
            throw new CordonException(ServerError.NOT_SIGNED_IN);
        }
        return shown.get();
    }

    private Principal signedIn(Credentials credentials, String source) {
        return switch (parts.authenticators().authenticate(credentials, source)) {
            case Authenticated someone -> someone.principal();
            case Authentication.Refused refused
            when refused.why() == SignInFailure.LOCKED_OUT ->
                throw new RetryLater(ServerError.LOCKED_OUT, locked(source));
            case Authentication.Refused refused -> throw new CordonException(ServerError.NOT_SIGNED_IN);
            case Authentication.NotMine notMine -> throw new CordonException(ServerError.NOT_SIGNED_IN);
        };
    }

    private long locked(String source) {
        return parts.failures()
                .lockedUntil(source)
                .map(until -> Duration.between(Instant.now(), until).toSeconds() + 1)
                .orElse(1L);
    }

    private static PurposeOfUse purpose(Endpoint endpoint, Inbound inbound) {
        Optional<String> said = inbound.header(PURPOSE);
        if (said.isEmpty()) {
            return endpoint.purpose().orElseThrow(() -> new CordonException(ServerError.PURPOSE_MISSING));
        }
        return PurposeOfUse.of(said.get().strip()).orElseThrow(() -> new CordonException(ServerError.PURPOSE_UNKNOWN));
    }

    private static Optional<String> emergency(Inbound inbound) {
        Optional<String> grant = inbound.header(EMERGENCY).map(String::strip);
        if (grant.isPresent() && !Endpoint.isId(grant.get())) {
            throw new CordonException(ServerError.BAD_HEADER);
        }
        return grant;
    }

    /** Tells of what failed when an answer had begun. */
    void failedLate(RuntimeException thrown, String endpoint, RequestId id) {
        note(ErrorMapper.known(thrown), thrown, endpoint, id);
    }

    private void note(CordonException error, Throwable thrown, String endpoint, RequestId id) {
        metrics.refused(error.code().name());
        if (error.code().type() == ErrorType.INTERNAL) {
            log.defect("defect", thrown, SafeArg.key("endpoint", endpoint), SafeArg.key("request", id.toString()));
        } else if (error.code().type() == ErrorType.RESOURCES || error.code().type() == ErrorType.EXTERNAL) {
            log.warn(
                    "refused",
                    SafeArg.key("endpoint", endpoint),
                    SafeArg.key("error", ErrorMapper.code(error.code())),
                    SafeArg.key("request", id.toString()));
        }
    }

    private Answer failed(Throwable thrown, String endpoint, RequestId id) {
        CordonException error = ErrorMapper.known(thrown);
        note(error, thrown, endpoint, id);
        Answer answer = error instanceof RetryLater later
                ? ErrorMapper.answer(error, Optional.of(id.toString()), later.seconds())
                : ErrorMapper.answer(error, Optional.of(id.toString()));
        return error instanceof Routes.WrongMethod wrong ? allowing(answer, wrong.allow()) : answer;
    }

    private static Answer allowing(Answer answer, String methods) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Allow", methods);
        Answer.Whole whole = (Answer.Whole) answer;
        return new Answer.Whole(whole.status(), whole.type(), whole.body(), headers);
    }
}
