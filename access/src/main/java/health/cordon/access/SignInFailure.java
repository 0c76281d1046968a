package health.cordon.access;

/**
 * Why credentials were refused. For logs and operators: who signs in learns only that it failed, or he would learn which
 * part of a guess was right.
 */
public enum SignInFailure {
    /** No authenticator knows this form. */
    UNKNOWN_FORM,
    /** Longer than any credential. */
    TOO_LONG,
    /** Broken form, doubled keys, forbidden header parameters, a failed checksum. */
    MALFORMED,
    /** {@code none}, HMAC, or anything but what was agreed. */
    WRONG_ALGORITHM,
    /** No key with this id, or none that fits. */
    UNKNOWN_KEY,
    /** The identity provider's keys cannot be had and none that are fresh enough are known. */
    KEYS_UNAVAILABLE,
    /** The signature or the secret is wrong. */
    BAD_PROOF,
    /** Another issuer. */
    WRONG_ISSUER,
    /** For someone else. */
    WRONG_AUDIENCE,
    /** Over. */
    EXPIRED,
    /** Not begun, or issued in the future. */
    NOT_YET_VALID,
    /** Used before, where a token may be used once. */
    REPLAYED,
    /** Called back. */
    REVOKED,
    /** Signed out, or signed out by the clock. */
    SESSION_OVER,
    /** The certificate does not chain to an anchor, or is for something else. */
    UNTRUSTED_CERTIFICATE,
    /** Proven, but nobody whom Cordon knows. */
    UNKNOWN_PERSON,
    /** Too many failures from there. */
    LOCKED_OUT,
    /** The authenticator failed. */
    FAILED
}
