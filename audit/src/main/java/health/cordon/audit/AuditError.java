package health.cordon.audit;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong with an audit log. No message holds anything of an entry. */
public enum AuditError implements ErrorCode {
    /** No folder, or no log in it. */
    LOG_MISSING(6000, ErrorType.USER, "there is no audit log in this folder; check --data"),
    /** Another process, or another opening in this one. */
    LOG_IN_USE(
            6001,
            ErrorType.RESOURCES,
            "another process writes this audit log; a log has one writer, so stop the other or use it"),
    /** Full disk, read-only disk, permissions. Nothing of the entry is in the log. */
    NOT_WRITTEN(
            6002,
            ErrorType.RESOURCES,
            "the entry was not written and is not in the log; free space on the log's disk or mend its permissions,"
                    + " then try again"),
    /** A flush failed: the disk may or may not hold the entry. */
    FATE_UNKNOWN(
            6003,
            ErrorType.RESOURCES,
            "the disk failed while the entry was made durable, so it may or may not be in the log; check the disk and"
                    + " open the log again"),
    /** After {@link #FATE_UNKNOWN}. */
    LOG_FAILED(
            6004,
            ErrorType.RESOURCES,
            "the audit log stopped after a failure of its disk and takes no entries; check the disk and open it again"),
    /** Used after it was closed. */
    LOG_CLOSED(6005, ErrorType.INTERNAL, "the audit log was closed; open it again"),
    /** More waiting threads than there should be. */
    OVERLOADED(6006, ErrorType.RESOURCES, "too many entries wait for the disk; try again in a moment"),
    /** More than a bundle's entry may hold. */
    ENTRY_TOO_LARGE(6007, ErrorType.USER, "the entry is longer than an entry may be; it was refused"),
    /** Unreadable. */
    UNREADABLE(6008, ErrorType.EXTERNAL, "a file of the audit log cannot be read; check its owner and permissions"),
    /** Unwritable outside an append. */
    UNWRITABLE(
            6009,
            ErrorType.RESOURCES,
            "a file of the audit log cannot be written; check the folder, its permissions and space"),
    /** What is there contradicts itself. */
    LOG_DAMAGED(
            6010,
            ErrorType.USER,
            "the audit log is damaged or was changed; run `cordon audit verify` and restore it from its backup"),
    /** A signed checkpoint is ahead of the journal. */
    ROLLED_BACK(
            6011,
            ErrorType.USER,
            "the audit log ends before a checkpoint that it signed: entries were taken away; restore it from its"
                    + " backup"),
    /** Gap in the journal. */
    JOURNAL_DAMAGED(
            6012,
            ErrorType.USER,
            "the journal of the audit log has a gap or is missing; restore the log from its backup"),
    /** A later version wrote it. */
    LOG_VERSION(6013, ErrorType.USER, "the audit log is of a version that this Cordon does not know; update it"),
    /** No entry there. */
    NO_SUCH_ENTRY(6014, ErrorType.USER, "the log has no entry with this index yet; check the index"),
    /** Body gone, tree there. */
    ENTRY_PRUNED(
            6015,
            ErrorType.USER,
            "the body of this entry was pruned when its retention ended; its hash is still in the tree"),
    /** A size beyond the log. */
    NO_SUCH_SIZE(6016, ErrorType.USER, "the log was never of this size; give a size up to that of the checkpoint"),
    /** A value that its type refuses. The value is not repeated. */
    BAD_VALUE(
            6017,
            ErrorType.USER,
            "a value does not fit its field in an audit entry: wrong letters, too long, or a run of digits that could"
                    + " be an identifier"),
    /** Bytes that no writer of this version makes. */
    ENTRY_MALFORMED(
            6018,
            ErrorType.USER,
            "an entry is not of the form that this version writes; it is of a later version or was made by something"
                    + " else"),

    /** No key file. */
    KEY_MISSING(6030, ErrorType.USER, "the signing key of the audit log is missing; restore it from its backup"),
    /** Readable by others. */
    KEY_EXPOSED(
            6031,
            ErrorType.USER,
            "others than the owner may read the signing key of the audit log; run `chmod 600` on it"),
    /** Truncated or another thing. */
    KEY_DAMAGED(6032, ErrorType.USER, "the signing key of the audit log is damaged; restore it from its backup"),
    /** The key of another log. */
    WRONG_KEY(6033, ErrorType.USER, "this key is not the one that signed the audit log; use the right one"),
    /** No Ed25519 in this Java. */
    ALGORITHM_MISSING(
            6034,
            ErrorType.EXTERNAL,
            "the Java runtime's security providers lack Ed25519 or SHA-256; use a complete JDK 25 or mend"
                    + " java.security"),

    /** Witness away, or not speaking the protocol. */
    WITNESS_UNREACHABLE(
            6050, ErrorType.EXTERNAL, "the witness did not answer as a C2SP witness does; check its address and log"),
    /** The witness saw another history. */
    WITNESS_REFUSED(
            6051,
            ErrorType.DENIED,
            "the witness refused to cosign: what it saw of this log before does not lead to this checkpoint; run"
                    + " `cordon audit verify` and compare with the witness's own record"),
    /** The witness does not know the log. */
    WITNESS_UNKNOWN_LOG(
            6052, ErrorType.USER, "the witness does not know this log; give the log's verifier key to its operator"),
    /** State unreadable. */
    WITNESS_STATE_DAMAGED(
            6053, ErrorType.USER, "the state of the witness is damaged; it cosigns nothing until it is restored"),

    /** A hold or prune statement cannot be read. */
    RETENTION_DAMAGED(
            6060, ErrorType.USER, "the record of legal holds or of pruning is damaged; restore it from its backup"),
    /** No such hold. */
    NO_SUCH_HOLD(6061, ErrorType.USER, "there is no legal hold with this name; `cordon audit hold list` shows them"),
    /** A name in use. */
    HOLD_EXISTS(6062, ErrorType.USER, "there is a legal hold with this name; choose another name"),
    /** Less than six years. */
    RETENTION_TOO_SHORT(
            6063, ErrorType.DENIED, "documentation is kept for six years at least (45 CFR 164.316(b)(2)(i))"),

    /** A file with recipients that cannot be read. */
    BAD_RECIPIENTS(
            6070,
            ErrorType.USER,
            "the file of recipients cannot be read: each line is an id, a tab, a name, and if known a tab and an"
                    + " address");

    private final Entry entry;

    AuditError(int number, ErrorType type, String message) {
        entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
