package health.cordon.access;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong with access. No message holds a credential, a token or a value of a record. */
public enum AccessError implements ErrorCode {
    /** Parse, validation or lint problems in policies. */
    POLICIES_INVALID(8000, ErrorType.USER, "the access policies cannot be used; mend the problems listed"),
    /** No such file or folder. */
    POLICIES_UNREADABLE(
            8001, ErrorType.USER, "the access policies cannot be read; check the folder and its permissions"),
    /** The native library does not load. */
    ENGINE_UNAVAILABLE(
            8002,
            ErrorType.EXTERNAL,
            "the policy engine's native library cannot be loaded; check that the platform is supported and that the"
                    + " temporary folder allows programs, or name one with -Djne.extract.dir"),
    /** A file of policy tests. */
    TESTS_INVALID(8003, ErrorType.USER, "the file of policy tests cannot be used; mend the problems listed"),
    /** An id, role or scope that is no word. */
    BAD_WORD(
            8004,
            ErrorType.USER,
            "this is not a word that may stand for a person, a role, a scope or a thing; docs/access.md says what is"),
    /** A setting outside its bounds. */
    BAD_SETTING(
            8005, ErrorType.USER, "a setting of sign-in is missing or outside its bounds; docs/access.md lists them"),
    /** Two authenticators of one name, or a name that none has. */
    UNKNOWN_AUTHENTICATOR(
            8006, ErrorType.USER, "no way to sign in has this name, or two have it; use one of those that are known"),
    /** The access log did not take an entry. */
    LOG_REFUSED(
            8007,
            ErrorType.RESOURCES,
            "the access log did not take the entry, so nothing was done; mend the log and try again"),
    /** An Authorizer said no. */
    NOT_ALLOWED(8008, ErrorType.DENIED, "no policy permits this, or one forbids it; the access log says which"),
    /** Cedar answered with a failure. */
    ENGINE_FAILED(8009, ErrorType.INTERNAL, "the policy engine failed on this question, which is therefore denied"),

    /** No key with this id. */
    NO_SUCH_KEY(8020, ErrorType.USER, "there is no API key with this id; list the keys to see which there are"),
    /** Ends before it begins, or too late. */
    BAD_LIFETIME(8021, ErrorType.USER, "the time asked for is not above zero, or is longer than is allowed"),
    /** The record changed beneath us. */
    CHANGED_MEANWHILE(8022, ErrorType.RESOURCES, "someone else changed this at the same time; try again"),
    /** Files of trust anchors or revocation lists. */
    BAD_CERTIFICATES(
            8023, ErrorType.USER, "the certificates or revocation lists cannot be read; give PEM or DER of X.509"),
    /** The memory store is full. */
    STORE_FULL(
            8024,
            ErrorType.RESOURCES,
            "the store in memory holds as many records as it may; use a database, or wait until records end"),

    /** Too short. */
    REASON_MISSING(
            8040, ErrorType.USER, "emergency access needs a reason that a second person can judge; write a sentence"),
    /** No such grant. */
    NO_SUCH_GRANT(8041, ErrorType.USER, "there is no emergency grant with this id"),
    /** The same person. */
    OWN_REVIEW(8042, ErrorType.DENIED, "nobody reviews emergency access of his own; ask a second person"),
    /** Reviewed already. */
    REVIEWED_ALREADY(8043, ErrorType.USER, "this emergency grant has been reviewed already"),
    /** Wrong purpose. */
    NOT_AN_EMERGENCY(
            8044, ErrorType.DENIED, "emergency access is for emergency treatment alone: the purpose must be ETREAT"),
    /** A program. */
    NOT_A_PERSON(8045, ErrorType.DENIED, "this is for persons; a service cannot do it"),

    /** Never registered. */
    NO_SUCH_DATASET(8060, ErrorType.USER, "no dataset is registered under this id; register it first"),
    /** Registered already. */
    DATASET_EXISTS(8061, ErrorType.USER, "a dataset or artefact is registered under this id already; choose another"),
    /** Approval by the owner or without a document. */
    BAD_APPROVAL(
            8062,
            ErrorType.DENIED,
            "an approval to train needs a second person, a basis, the hash of its document and an end within its bounds"),
    /** The report or agreement is missing. */
    BAD_CLASSIFICATION(
            8063,
            ErrorType.USER,
            "de-identified data is registered with the SHA-256 of its content and of its report, a limited data set with"
                    + " its data use agreement"),

    /** Lint problems. */
    RULES_INVALID(8080, ErrorType.USER, "the minimum-necessary rules cannot be used; mend the problems listed"),
    /** No such file. */
    RULES_UNREADABLE(8081, ErrorType.USER, "the minimum-necessary rules cannot be read; check the path"),
    /** None for this purpose and function. */
    NO_RULE(
            8082,
            ErrorType.DENIED,
            "no minimum-necessary rule is for this function, purpose and role, so nothing may be given; write one"),
    /** Not JSON. */
    BAD_TREE(8100, ErrorType.USER, "this is not JSON, or is nested too deeply; nothing of it was given"),
    /** Broken table. */
    BAD_TABLE(
            8101,
            ErrorType.USER,
            "the table cannot be read: a row is longer or shorter than the first line, a name stands twice there, or a"
                    + " quote is open");

    private final Entry entry;

    AccessError(int number, ErrorType type, String message) {
        this.entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
