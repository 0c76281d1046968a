package health.cordon.server;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong in the server: 9000 to 9499. No message holds anything of a request. */
public enum ServerError implements ErrorCode {
    // 9000: start
    /** Problems in the configuration file. */
    CONFIG_INVALID(9000, ErrorType.USER, "the configuration cannot be used; mend the problems listed"),
    /** No such file. */
    CONFIG_UNREADABLE(9001, ErrorType.USER, "the configuration cannot be read; check the path and its permissions"),
    /** Bound to other machines without saying so. */
    NOT_LOOPBACK(
            9002,
            ErrorType.USER,
            "the server would be within reach of other machines; say so with listen.anywhere, or take a loopback"
                    + " address"),
    /** Something else listens there. */
    ADDRESS_IN_USE(
            9003,
            ErrorType.RESOURCES,
            "the server cannot listen at this address and port; choose another, or stop what does"),
    /** Certificate or key. */
    TLS_FILES(
            9004,
            ErrorType.USER,
            "the TLS certificate and key cannot be used; give a PEM chain that begins with the server's certificate, and"
                    + " its PKCS#8 key in PEM"),
    /** Readable by others. */
    KEY_EXPOSED(9005, ErrorType.USER, "others than the owner may read a file with a secret; run `chmod 600` on it"),
    /** Development files. */
    DEV_FOLDER(
            9006,
            ErrorType.RESOURCES,
            "the development files cannot be made in the data folder; check its permissions"),
    /** No authenticator. */
    NO_WAY_TO_SIGN_IN(
            9007, ErrorType.USER, "the configuration names no way to sign in; a server without one does not start"),
    /** Both or neither. */
    CONFIG_OR_DEV(
            9008, ErrorType.USER, "serve with --config FILE, or for development with --dev --data DIR; not with both"),
    /** Nothing under gateway. */
    NO_GATEWAY(
            9063, ErrorType.USER, "the configuration has no gateway section; docs/server-config.md says what it holds"),
    /** Ways to sign in. */
    NO_CLIENT_ANCHORS(
            9011, ErrorType.USER, "sign-in by certificate needs tls.client-anchors, the authorities of the clients"),
    /** Not a literal address. */
    BAD_ADDRESS(9012, ErrorType.USER, "listen.address must be an address of this machine, such as 127.0.0.1, no name"),
    /** Somebody's real data. */
    NOT_OF_DEV(
            9010,
            ErrorType.USER,
            "this data folder was not made by --dev; take another folder, or serve it with a configuration"),

    // 9020: requests
    /** No such path. */
    NO_SUCH_ENDPOINT(9020, ErrorType.USER, "there is nothing at this path; /openapi.json lists what there is"),
    /** Path exists. */
    WRONG_METHOD(9021, ErrorType.USER, "this path does not take this method; the Allow header says which it takes"),
    /** Nobody, or not proven. */
    NOT_SIGNED_IN(
            9022,
            ErrorType.DENIED,
            "sign in: send an API key, a token or a session as `Authorization: Bearer`, or a client certificate"),
    /** Too many failures. */
    LOCKED_OUT(9023, ErrorType.DENIED, "too many attempts to sign in failed from there; wait as Retry-After says"),
    /** Over the rate. */
    TOO_MANY_REQUESTS(9024, ErrorType.RESOURCES, "too many requests; wait as Retry-After says"),
    /** No header. */
    PURPOSE_MISSING(
            9025,
            ErrorType.USER,
            "say what for: the Cordon-Purpose header takes a purpose of use such as TREAT or HOPERAT"),
    /** Not a code. */
    PURPOSE_UNKNOWN(9026, ErrorType.USER, "the Cordon-Purpose header is no purpose of use; docs/server.md lists them"),
    /** Not what the endpoint takes. */
    BAD_BODY(9027, ErrorType.USER, "the body is not what this endpoint takes; the errors say where"),
    /** Unknown, doubled or malformed parameters. */
    BAD_QUERY(9028, ErrorType.USER, "the query is not what this endpoint takes; the errors say which parameter"),
    /** Over a limit. */
    BODY_TOO_LARGE(9029, ErrorType.USER, "the body is larger than is allowed here; send it in parts"),
    /** Not JSON. */
    WRONG_MEDIA_TYPE(9030, ErrorType.USER, "the body has another media type than this endpoint takes"),
    /** Slower than a live client. */
    TOO_SLOW(9031, ErrorType.USER, "the request came too slowly and was given up"),
    /** As many as there may be. */
    BUSY(9032, ErrorType.RESOURCES, "as much is under way as may be; try again in a moment"),
    /** Draining. */
    STOPPING(9033, ErrorType.RESOURCES, "the server is stopping; ask another, or again in a moment"),
    /** HTTP that is none. */
    MALFORMED_REQUEST(9034, ErrorType.USER, "this is not a well-formed HTTP request"),
    /** A header that may come once. */
    BAD_HEADER(9035, ErrorType.USER, "a header came twice, or is not of the form that it must have"),
    /** Nothing under this id, or nothing that he may know of. */
    NO_SUCH_THING(9036, ErrorType.USER, "there is nothing with this id"),
    /** A key was destroyed. */
    DESTROYED(9037, ErrorType.USER, "the keys of this were destroyed on purpose; nobody can read it any more"),
    /** The client went away. */
    CLIENT_GONE(9038, ErrorType.EXTERNAL, "the client went away before its answer"),

    // 9050: work
    /** Policy of another name. */
    POLICY_NOT_OFFERED(9050, ErrorType.USER, "no de-identification policy of this name is offered here"),
    /** A line of a batch. */
    BAD_LINE(
            9051,
            ErrorType.USER,
            "the line is not what a batch takes: {\"id\", \"text\", \"subject\"}, the text a string"),
    /** What governs the dataset. */
    DATASET_REFUSED(9053, ErrorType.DENIED, "the dataset may not be opened so; `why` says what stands in the way"),
    /** Not confirmed. */
    BAD_CONFIRMATION(9052, ErrorType.USER, "this cannot be undone: send \"confirm\": true to say that it is meant"),

    // 9080: keys of a server that is stopped
    /** Another process has the audit log. */
    SERVER_RUNS(
            9080,
            ErrorType.USER,
            "another process holds this server's audit log; while the server runs, use its API, such as POST /v1/keys and"
                    + " POST /v1/history/search, or stop it first"),
    /** api-key is no way to sign in. */
    KEYS_NOT_TAKEN(
            9081, ErrorType.USER, "the server would not take an API key: sign-in.ways does not name api-key; add it"),

    /** A defect. */
    INTERNAL(9099, ErrorType.INTERNAL, "something failed inside; the log has it under this request's id");

    private final Entry entry;

    ServerError(int number, ErrorType type, String message) {
        this.entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
