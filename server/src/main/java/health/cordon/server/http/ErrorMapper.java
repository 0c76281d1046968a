package health.cordon.server.http;

import health.cordon.access.AccessError;
import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.deid.DeidError;
import health.cordon.server.ServerError;
import health.cordon.server.shape.BadBody;
import health.cordon.server.shape.BodyWriter;
import health.cordon.store.StoreError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every error's way into HTTP. The only place that knows statuses of errors. */
public final class ErrorMapper {

    /** Seconds to wait where nothing better is known. */
    static final int RETRY_SECONDS = 2;

    private static final Map<ErrorCode, Integer> STATUS = Map.ofEntries(
            Map.entry(ServerError.NO_SUCH_ENDPOINT, 404),
            Map.entry(ServerError.WRONG_METHOD, 405),
            Map.entry(ServerError.NOT_SIGNED_IN, 401),
            Map.entry(ServerError.LOCKED_OUT, 429),
            Map.entry(ServerError.TOO_MANY_REQUESTS, 429),
            Map.entry(ServerError.BODY_TOO_LARGE, 413),
            Map.entry(ServerError.WRONG_MEDIA_TYPE, 415),
            Map.entry(ServerError.TOO_SLOW, 408),
            Map.entry(ServerError.NO_SUCH_THING, 404),
            Map.entry(ServerError.DESTROYED, 410),
            Map.entry(DeidError.LINE_TOO_LONG, 413),
            Map.entry(AccessError.NO_SUCH_KEY, 404),
            Map.entry(AccessError.NO_SUCH_GRANT, 404),
            Map.entry(AccessError.NO_SUCH_DATASET, 404),
            Map.entry(AccessError.DATASET_EXISTS, 409),
            Map.entry(AccessError.CHANGED_MEANWHILE, 409),
            Map.entry(AccessError.REVIEWED_ALREADY, 409),
            Map.entry(AuditError.NO_SUCH_ENTRY, 404),
            Map.entry(AuditError.NO_SUCH_SIZE, 404),
            Map.entry(AuditError.ENTRY_PRUNED, 410),
            Map.entry(StoreError.RECORD_MISSING, 404),
            Map.entry(StoreError.LEGAL_HOLD, 409),
            Map.entry(StoreError.RETAINED, 409),
            Map.entry(StoreError.PURGE_UNDER_WAY, 409),
            Map.entry(CryptoError.KEY_SHREDDED, 410));

    /** Of these details a client may read: where they are ours and tell nothing of the machine. */
    private static final Set<String> TOLD = Set.of(
            "index",
            "entries",
            "size",
            "line",
            "characters",
            "longest in days",
            "longest in seconds",
            "records",
            "functions",
            "purpose",
            "why");

    private ErrorMapper() {}

    /** The error behind a throwable; a defect where it is none of ours. */
    public static CordonException known(Throwable thrown) {
        return thrown instanceof CordonException ours
                ? ours
                : new CordonException(ServerError.INTERNAL, thrown, SafeArg.cause(thrown));
    }

    /** The status of an error. */
    public static int status(ErrorCode code) {
        Integer special = STATUS.get(code);
        return special != null
                ? special
                : switch (code.type()) {
                    case USER -> 400;
                    case DENIED -> 403;
                    case EXTERNAL, RESOURCES -> 503;
                    case INTERNAL -> 500;
                };
    }

    /** The answer for an error; it holds no text of any exception. */
    public static Answer answer(CordonException error, Optional<String> request) {
        return answer(error, request, RETRY_SECONDS);
    }

    /** As {@link #answer(CordonException, Optional)}, to be tried again after so many seconds, where it may be. */
    public static Answer answer(CordonException error, Optional<String> request, long retrySeconds) {
        int status = status(error.code());
        Map<String, String> headers = new LinkedHashMap<>();
        if (status == 401) {
            headers.put("WWW-Authenticate", "Bearer realm=\"cordon\"");
        }
        if (status == 429 || status == 503) {
            headers.put("Retry-After", Long.toString(Math.max(1, retrySeconds)));
        }
        return new Answer.Whole(status, Problem.TYPE, BodyWriter.write(problem(error, status, request)), headers);
    }

    private static Problem problem(CordonException error, int status, Optional<String> request) {
        ErrorCode code = error.code();
        Map<String, String> details = new LinkedHashMap<>();
        error.args().stream()
                .filter(arg -> TOLD.contains(arg.name()))
                .forEach(arg -> details.put(arg.name(), arg.value()));
        return new Problem(
                "urn:cordon:error:" + code.number(),
                code.name(),
                status,
                code.type() == ErrorType.INTERNAL ? ServerError.INTERNAL.message() : code.message(),
                code(code),
                code.retryable() || status == 429,
                request,
                error instanceof BadBody bad ? Optional.of(bad.errors()) : Optional.empty(),
                details.isEmpty() ? Optional.empty() : Optional.of(details));
    }

    /** The code as people write it. */
    public static String code(ErrorCode code) {
        return String.format(Locale.ROOT, "C%04d", code.number());
    }
}
