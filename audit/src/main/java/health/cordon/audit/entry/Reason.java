package health.cordon.audit.entry;

/** Why it was decided so: constants, so that no reason can carry text. Constants are added, never renamed. */
public enum Reason {
    /** A policy permits it. */
    POLICY_PERMITS,
    /** A policy forbids it. */
    POLICY_FORBIDS,
    /** No policy permits it, so it is refused. */
    NO_POLICY_PERMITS,
    /** Not proven who it is. */
    NOT_AUTHENTICATED,
    /** The credential is expired, revoked or of the future. */
    CREDENTIAL_EXPIRED,
    /** The credential is forged, replayed or meant for someone else. */
    CREDENTIAL_INVALID,
    /** Too many failures. */
    LOCKED_OUT,
    /** Too many requests. */
    RATE_LIMITED,
    /** The role does not have the right. */
    ROLE_LACKS_RIGHT,
    /** The role has the right, not for this purpose. */
    PURPOSE_NOT_ALLOWED,
    /** More than the minimum necessary was asked for (45 CFR 164.502(b)). */
    MINIMUM_NECESSARY,
    /** No business associate agreement. */
    NO_AGREEMENT,
    /** The agreement has ended. */
    AGREEMENT_ENDED,
    /** The agreement does not cover this use. */
    AGREEMENT_DOES_NOT_COVER,
    /** PHI was found where none may be. */
    PHI_FOUND,
    /** A prompt that tries to steer the model. */
    PROMPT_INJECTION,
    /** Content that cannot be looked into. */
    NOT_SCANNABLE,
    /** A detector failed or was too slow. */
    DETECTOR_FAILED,
    /** A malformed request, or one with unknown fields. */
    MALFORMED_REQUEST,
    /** Training on PHI without an approval. */
    TRAINING_NOT_APPROVED,
    /** With an approval that is on file. */
    APPROVED,
    /** A declared emergency (45 CFR 164.312(a)(2)(ii)). */
    EMERGENCY_DECLARED,
    /** The time of the emergency access has run out. */
    EMERGENCY_ENDED,
    /** A legal hold. */
    LEGAL_HOLD,
    /** The retention has ended. */
    RETENTION_ENDED,
    /** The individual asked for it. */
    INDIVIDUAL_REQUEST,
    /** The individual authorized it (45 CFR 164.508). */
    AUTHORIZATION,
    /** A law requires it (45 CFR 164.512(a)). */
    REQUIRED_BY_LAW,
    /** The session was idle. */
    SESSION_IDLE,
    /** An operator did it. */
    OPERATOR,
    /** Recorded by a person afterwards. */
    RECORDED_BY_HAND,
    /** Cordon did it by itself. */
    SYSTEM,
    /** Something Cordon needs failed. */
    DEPENDENCY_FAILED
}
