package health.cordon.gateway.reply;

import health.cordon.access.AccessError;
import health.cordon.audit.entry.Reason;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.error.GatewayError;

/** What an error is to a client and to the audit log. */
final class Statuses {

    private Statuses() {}

    /** The HTTP status. */
    static int status(ErrorCode code) {
        if (code instanceof GatewayError error) {
            switch (error) {
                case NOT_AUTHENTICATED -> {
                    return 401;
                }
                case NO_SUCH_PATH, UNKNOWN_MODEL -> {
                    return 404;
                }
                case TOO_LARGE -> {
                    return 413;
                }
                case PROVIDER_BUSY, ROUTE_BUSY, BUDGET_SPENT, LOCKED_OUT, TOO_MANY_REQUESTS -> {
                    return 429;
                }
                case PROVIDER_TIMED_OUT -> {
                    return 504;
                }
                case UNKNOWN_FIELD, NOT_SCANNABLE, NOT_OFFERED, PHI_IN_NAME, PHI_IN_MODEL -> {
                    return 400;
                }
                default -> {
                    // By type.
                }
            }
        }
        return switch (code.type()) {
            case USER -> 400;
            case DENIED -> 403;
            case EXTERNAL -> 502;
            case RESOURCES -> 503;
            case INTERNAL -> 500;
        };
    }

    /** The reason in the audit log. */
    static Reason reason(ErrorCode code) {
        if (code == AccessError.NO_RULE) {
            return Reason.MINIMUM_NECESSARY;
        }
        if (!(code instanceof GatewayError error)) {
            return code.name().startsWith("DETECTOR") ? Reason.DETECTOR_FAILED : Reason.DEPENDENCY_FAILED;
        }
        return switch (error) {
            case BAD_JSON,
                    BAD_FIELD,
                    UNKNOWN_FIELD,
                    BAD_HEADER,
                    TOO_LARGE,
                    NO_SUCH_PATH,
                    UNKNOWN_MODEL,
                    NOT_TRANSLATABLE,
                    TOO_MANY_VALUES -> Reason.MALFORMED_REQUEST;
            case CONTEXT_UNREADABLE -> Reason.MINIMUM_NECESSARY;
            case NOT_SCANNABLE -> Reason.NOT_SCANNABLE;
            case SCREENED -> Reason.PROMPT_INJECTION;
            case PHI_BLOCKED, PHI_IN_NAME, PHI_IN_MODEL -> Reason.PHI_FOUND;
            case NOT_OFFERED -> Reason.POLICY_FORBIDS;
            case NOT_AUTHENTICATED -> Reason.NOT_AUTHENTICATED;
            case NOT_ALLOWED -> Reason.NO_POLICY_PERMITS;
            case NO_AGREEMENT, AGREEMENT_UNVERIFIED -> Reason.NO_AGREEMENT;
            case CONSUMER_ENDPOINT, RETENTION_NOT_ZERO, OUTSIDE_BOUNDARY, BAD_UPSTREAM ->
                Reason.AGREEMENT_DOES_NOT_COVER;
            case PROVIDER_BUSY, ROUTE_BUSY, BUDGET_SPENT, OVER_BUDGET, LOCKED_OUT, TOO_MANY_REQUESTS ->
                Reason.RATE_LIMITED;
            case GUARD_FAILED, COVERAGE_BROKEN -> Reason.DETECTOR_FAILED;
            default -> Reason.DEPENDENCY_FAILED;
        };
    }
}
