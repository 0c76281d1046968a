package health.cordon.gateway.error;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong on the way to a model. No message holds anything of a request or an answer. */
public enum GatewayError implements ErrorCode {
    /** Not JSON, two keys of one name, nested too deep, or too long. */
    BAD_JSON(
            10000,
            ErrorType.USER,
            "the request is not strict JSON: check its syntax, that no key stands twice, its depth and its size"),
    /** A known field with a value of the wrong type or out of bounds. */
    BAD_FIELD(
            10001,
            ErrorType.USER,
            "a field of the request has a value that it cannot have; see the dialect's reference"),
    /** A field that the gateway does not know, where these are refused. */
    UNKNOWN_FIELD(
            10002,
            ErrorType.DENIED,
            "the request has a field that the gateway does not know and so cannot scan; leave it out"),
    /** Images, audio, files. */
    NOT_SCANNABLE(
            10003,
            ErrorType.DENIED,
            "the request holds an image, a sound, a file or a reference to one, which cannot be scanned; send text"),
    /** A tool's name that holds PHI: it cannot be rewritten. */
    PHI_IN_NAME(10004, ErrorType.DENIED, "the name of a tool or schema holds PHI; give it another name"),
    /** Mode block. */
    PHI_BLOCKED(10005, ErrorType.DENIED, "the request holds PHI, and this route takes none; remove it"),
    /** A feature that leaves the gateway by a way that is not guarded. */
    NOT_OFFERED(
            10006, ErrorType.DENIED, "the request asks for a feature that the gateway does not offer; leave it out"),
    /** No such path or method. */
    NO_SUCH_PATH(10007, ErrorType.USER, "there is nothing at this path; see docs/gateway.md for those that there are"),
    /** A traversal that did not account for everything. */
    COVERAGE_BROKEN(10008, ErrorType.INTERNAL, "not every part of the request was classified; nothing was sent"),
    /** A header that cannot be read. */
    BAD_HEADER(10009, ErrorType.USER, "a header of the request has a value that it cannot have; see docs/gateway.md"),
    /** Longer than it may be. */
    TOO_LARGE(10010, ErrorType.USER, "the request is longer, or has more parts, than the gateway takes; shorten it"),

    /** No or bad credentials. */
    NOT_AUTHENTICATED(10020, ErrorType.DENIED, "sign in with a valid API key or token"),
    /** Not permitted. */
    NOT_ALLOWED(10021, ErrorType.DENIED, "this is not permitted for this purpose; ask whoever answers for access"),

    /** No route has this model. */
    UNKNOWN_MODEL(10030, ErrorType.USER, "no route has this model; GET /v1/models lists those that there are"),
    /** No endpoint of the route may take PHI now. */
    NO_AGREEMENT(
            10031,
            ErrorType.DENIED,
            "no valid agreement covers an endpoint of this model, so nothing was sent; `cordon baa why` tells more"),
    /** Bad signature or form. */
    AGREEMENT_UNVERIFIED(
            10032,
            ErrorType.DENIED,
            "an agreement's record is damaged or not signed by the registry's key; sign it again or remove it"),
    /** A consumer service, or an address outside the boundary. */
    CONSUMER_ENDPOINT(
            10033,
            ErrorType.DENIED,
            "this host is a consumer service, for which no business associate agreement exists; use an API endpoint"),
    /** Zero retention was not declared. */
    RETENTION_NOT_ZERO(
            10034,
            ErrorType.DENIED,
            "this host may be declared only with a zero-retention agreement; state it in the agreement"),
    /** An upstream's address. */
    OUTSIDE_BOUNDARY(
            10035,
            ErrorType.DENIED,
            "the upstream's address is outside the declared network boundary; declare it or add an agreement"),
    /** An upstream's URL. */
    BAD_UPSTREAM(
            10036,
            ErrorType.USER,
            "the upstream must be an https URL, or http on this machine, with a plain host and without user, query or fragment"),

    /** The folder of agreements, or one of its files. */
    AGREEMENTS_UNREADABLE(
            10087,
            ErrorType.RESOURCES,
            "the folder of agreements cannot be read; check gateway.agreements and its permissions"),
    /** An id that is taken. */
    AGREEMENT_EXISTS(
            10088, ErrorType.USER, "an agreement with this id is on file already; give the new one another id"),
    /** A draft of an agreement. */
    DRAFT_INVALID(10089, ErrorType.USER, "the draft cannot become an agreement; mend the problems listed"),
    /** Not Ed25519 in PEM, or the other half of a pair. */
    BAD_AGREEMENT_KEY(
            10090,
            ErrorType.USER,
            "this is not the Ed25519 key in PEM that is needed here; `cordon baa key FILE` makes a pair"),
    /** Any model, outside. */
    MODEL_UNNAMED(
            10091,
            ErrorType.USER,
            "an endpoint outside the boundary needs the name of its model, since an agreement covers models by name"),

    /** Not reachable. */
    PROVIDER_UNREACHABLE(10040, ErrorType.EXTERNAL, "the model's endpoint cannot be reached; try again later"),
    /** Too slow. */
    PROVIDER_TIMED_OUT(10041, ErrorType.EXTERNAL, "the model's endpoint did not answer in time; try again later"),
    /** 429. */
    PROVIDER_BUSY(10042, ErrorType.EXTERNAL, "the model's endpoint takes no more requests now; try again later"),
    /** 5xx. */
    PROVIDER_FAILED(10043, ErrorType.EXTERNAL, "the model's endpoint failed; try again later"),
    /** 4xx. */
    PROVIDER_REFUSED(
            10044, ErrorType.EXTERNAL, "the model's endpoint refused the request; check the model and its parameters"),
    /** Not the protocol. */
    PROVIDER_MALFORMED(10045, ErrorType.EXTERNAL, "the model's endpoint answered in a form that cannot be guarded"),
    /** A stream without its end. */
    PROVIDER_CUT(10046, ErrorType.EXTERNAL, "the model's endpoint ended its answer in the middle; try again"),
    /** 401, 403. */
    PROVIDER_KEY_REFUSED(
            10077,
            ErrorType.EXTERNAL,
            "the model's endpoint does not take the gateway's credentials; renew them, or check what they may do"),
    /** A vendor's form has no word for it. */
    NOT_TRANSLATABLE(
            10078,
            ErrorType.USER,
            "this model's vendor has no counterpart for what the request asks; leave it out or ask another model"),
    /** An endpoint's configuration. */
    BAD_PROVIDER(
            10079,
            ErrorType.USER,
            "a setting of a model's endpoint is missing, unknown or wrong; see docs/gateway.md, Providers"),
    /** A key file that cannot be read, a region without credentials. */
    NO_CREDENTIALS(
            10080,
            ErrorType.USER,
            "the credentials for a model's endpoint cannot be read; check their file or variable"),

    /** A route's limits. */
    ROUTE_BUSY(
            10074, ErrorType.RESOURCES, "this model takes no more requests now; try again after the time that is told"),
    /** A budget's end. */
    BUDGET_SPENT(
            10130,
            ErrorType.RESOURCES,
            "the budget for this model is used up, or reserved for calls under way; try again after the time that is told,"
                    + " or ask for a shorter answer"),
    /** More than a whole budget. */
    OVER_BUDGET(
            10131,
            ErrorType.USER,
            "the request may take more than its whole budget; ask for a shorter answer (max_tokens), or send less"),
    /** The store. */
    BUDGET_UNKNOWN(
            10132, ErrorType.RESOURCES, "what was spent cannot be read or kept, so nothing was sent; mend the store"),
    /** Open circuit breakers. */
    PROVIDER_RESTING(
            10075,
            ErrorType.RESOURCES,
            "the model's endpoint failed again and again and is left alone for a while; try again later"),

    /** Nobody waits for the answer any more. */
    CLIENT_GONE(
            10076,
            ErrorType.EXTERNAL,
            "the client went away before the answer was there, so the model was told to stop; ask again"),

    /** The log refused the intent. */
    NOT_AUDITED(10050, ErrorType.RESOURCES, "the audit log takes no entries, so nothing was sent; mend the log"),
    /** The log refused the outcome. */
    OUTCOME_NOT_AUDITED(
            10051,
            ErrorType.RESOURCES,
            "the audit log did not take the outcome, so the answer is withheld; mend the log"),
    /** The store refused a part of a call's history. */
    HISTORY_NOT_KEPT(
            10120,
            ErrorType.RESOURCES,
            "the sealed store did not take the call's history, so nothing was sent, or the answer is withheld; mend the"
                    + " store"),
    /** A guard failed. */
    GUARD_FAILED(10052, ErrorType.INTERNAL, "a guard failed, so nothing was sent on; report this"),
    /** Anything else. */
    BROKEN(10053, ErrorType.INTERNAL, "something in the gateway failed, so nothing was sent on; report this"),

    /** More tokens than a conversation has. */
    TOO_MANY_VALUES(
            10094,
            ErrorType.USER,
            "the conversation holds more identifiers than a conversation may; begin another one, or send less"),
    /** An answer without end. */
    ANSWER_TOO_LONG(10095, ErrorType.EXTERNAL, "the model's answer was longer than an answer may be and was ended"),
    /** Failed too often. */
    LOCKED_OUT(10096, ErrorType.DENIED, "signing in failed too often from this address; wait, then try again"),
    /** More than his share. */
    TOO_MANY_REQUESTS(10097, ErrorType.RESOURCES, "too many requests in too short a time; wait, then try again"),
    /** Draining. */
    STOPPING(10098, ErrorType.RESOURCES, "the gateway is stopping; ask another, or again in a moment"),

    /** An attack on the model. */
    SCREENED(
            10114,
            ErrorType.DENIED,
            "a tool's result, a document or hidden characters in the request look like an attack on the model; remove"
                    + " them, or let the route observe"),
    /** The managed system prompt is not in what would be sent. */
    PREAMBLE_MISSING(
            10115,
            ErrorType.INTERNAL,
            "the managed system prompt is not at the head of what would be sent, so nothing was sent; report this"),
    /** A model's name that no route names. */
    PHI_IN_MODEL(10063, ErrorType.DENIED, "the name of the model holds PHI; GET /v1/models lists the models by name"),
    /** Under minimum necessary: broken JSON, a key twice. */
    CONTEXT_UNREADABLE(
            10064,
            ErrorType.USER,
            "structured context cannot be cut down to what the function needs: send it as strict JSON, no key twice");

    private final Entry entry;

    GatewayError(int number, ErrorType type, String message) {
        entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
