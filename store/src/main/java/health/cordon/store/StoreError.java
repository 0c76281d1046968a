package health.cordon.store;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong with the store. No message holds a value, an address's password or a database's own words. */
public enum StoreError implements ErrorCode {
    /** No such file, or an empty database. */
    STORE_MISSING(7000, ErrorType.USER, "there is no store here; make one with `cordon store init`"),
    /** Never over something. */
    STORE_EXISTS(
            7001,
            ErrorType.USER,
            "something stands here already and a new store never replaces it; choose another place or move it away"),
    /** Mode wider than 0600. */
    STORE_EXPOSED(
            7002, ErrorType.USER, "others than the owner may read or write the store's file; run `chmod 600` on it"),
    /** Not a database, a broken page, a key of another length. */
    STORE_DAMAGED(7003, ErrorType.USER, "the store is damaged or is none; restore it from its backup"),
    /** The address does not parse. */
    STORE_ADDRESS(
            7004,
            ErrorType.USER,
            "a store is a file, or postgresql://USER@HOST:PORT/DATABASE with an optional ?trust=FILE; mend the address"),
    /** No connection. */
    STORE_UNREACHABLE(
            7005,
            ErrorType.EXTERNAL,
            "the database server does not answer, or not over TLS with a trusted certificate for its name; check"
                    + " address, network and certificate, then try again"),
    /** Login or grant. */
    STORE_DENIED(
            7006,
            ErrorType.DENIED,
            "the database server does not let this user in or lacks a grant; check user, password and that it"
                    + " authenticates by SCRAM"),
    /** No password. */
    STORE_PASSWORD(
            7007,
            ErrorType.USER,
            "no usable password for the database server; put it into a file with mode 0600 or the environment variable"
                    + " CORDON_STORE_PASSWORD"),
    /** Locks, too many connections, deadlock. */
    STORE_BUSY(
            7008, ErrorType.RESOURCES, "others hold what this needs in the store; nothing was done, try again later"),
    /** Disk full. */
    STORE_FULL(7009, ErrorType.RESOURCES, "the store's disk is full; nothing was done, make room and try again"),
    /** Read-only disk, file or server. */
    STORE_UNWRITABLE(
            7010,
            ErrorType.RESOURCES,
            "the store cannot be written; check that its folder or server is not read-only, and its permissions"),
    /** Disk fault. */
    STORE_UNREADABLE(7011, ErrorType.EXTERNAL, "the store cannot be read; check its disk, owner and permissions"),
    /** Anything else that a database says. */
    STORE_FAILED(7012, ErrorType.INTERNAL, "the database answered with an error that Cordon does not expect"),
    /** The connection broke in a commit. */
    FATE_UNKNOWN(
            7013,
            ErrorType.EXTERNAL,
            "the connection to the database broke while it was committing: the change was made whole or not at all, look"
                    + " which before repeating it"),
    /** Used after close. */
    STORE_CLOSED(7014, ErrorType.INTERNAL, "the store was closed; open it again"),
    /** Too old, another encoding. */
    STORE_UNFIT(
            7015, ErrorType.USER, "this database server cannot hold a store; take PostgreSQL 14 or later with UTF-8"),

    /** Migrations wait. */
    SCHEMA_OLDER(
            7020,
            ErrorType.USER,
            "the store was written by an earlier Cordon; make a backup and run `cordon store migrate`"),
    /** Unknown migrations. */
    SCHEMA_FROM_FUTURE(
            7021, ErrorType.USER, "the store was written by a later Cordon; update this one, it changed nothing"),
    /** A migration failed or its text changed. */
    SCHEMA_CHANGED(
            7022,
            ErrorType.USER,
            "the store's schema is not the one that Cordon made; restore the store from its backup"),
    /** A key file where a store is wanted, or the other way round. */
    WRONG_ROLE(7023, ErrorType.USER, "a key file is no store, and a store no key file; check which of them is named"),
    /** A restore that stopped. */
    HALF_RESTORED(
            7024,
            ErrorType.USER,
            "a restore into this store stopped before its end; remove the store and restore again"),

    /** NUL, half surrogates, too long, empty. */
    TEXT_UNFIT(
            7030,
            ErrorType.USER,
            "a name or id is empty, too long, or holds control characters or half a surrogate pair; choose another"),
    /** No record of this id. */
    RECORD_MISSING(7031, ErrorType.USER, "there is no such record in the store"),
    /** Retention that has ended when it begins. */
    RETENTION_PAST(7032, ErrorType.USER, "the end of retention lies in the past or more than 200 years ahead; mend it"),
    /** More than one cell holds. */
    RECORD_TOO_LARGE(
            7033, ErrorType.USER, "the record is larger than 15 MB; keep it as a sealed file and its name here"),
    /** A host that is none. */
    HOST_UNFIT(7034, ErrorType.USER, "this is not a host name; write it without scheme, port and path"),
    /** Metadata or a cell does not fit the other. */
    RECORD_REFUSED(
            7035,
            ErrorType.USER,
            "a record was changed or moved behind Cordon's back and was not opened; restore the store from its backup"),

    /** A legal hold stands in the way. */
    LEGAL_HOLD(7040, ErrorType.DENIED, "a legal hold keeps these records; nothing was purged, lift the hold first"),
    /** Retention has not ended. */
    RETAINED(
            7041,
            ErrorType.DENIED,
            "the retention of some of these records has not ended; nothing was purged, wait or say that it is meant"),
    /** Someone is purging the same. */
    PURGE_UNDER_WAY(7042, ErrorType.DENIED, "these records are being purged; nothing can be added to them or held"),
    /** A hold of that name exists with that target, or does not. */
    HOLD_MISSING(7043, ErrorType.USER, "there is no legal hold of this name"),
    /** A key file was not brought up to date. */
    KEY_FILE_BEHIND(
            7044,
            ErrorType.EXTERNAL,
            "a key file could not be brought up to date, so it still holds keys that were shredded; mount it and run"
                    + " `cordon store keys copy`, or destroy it"),

    /** Sizes or hashes differ from the manifest. */
    BACKUP_DAMAGED(7050, ErrorType.USER, "the backup does not hold what its manifest says; take another backup"),
    /** Format. */
    BACKUP_VERSION(7051, ErrorType.USER, "the backup was written by a later Cordon; update this one"),
    /** The key file lacks keys. */
    KEYS_OLDER(
            7052,
            ErrorType.USER,
            "the key file is older than the backup, or another store's, and lacks keys that it needs; take the newest one"),
    /** Another keyring. */
    KEYS_OTHER(7053, ErrorType.USER, "the key file belongs to another store; take the one of the store's backups"),
    /** The audit log does not go on from the backup. */
    WITNESS_REFUSED(
            7054,
            ErrorType.DENIED,
            "the audit log does not go on from the state that the backup names; restore the audit log first, or find"
                    + " out why it was changed");

    private final Entry entry;

    StoreError(int number, ErrorType type, String message) {
        this.entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
