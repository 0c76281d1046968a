package health.cordon.store;

/**
 * Something that is done to the store and belongs into the audit log. Holds no PHI.
 *
 * @param action what
 * @param tenant whose; empty where there is only one, or for the store as a whole
 * @param target to what
 * @param by who, as the caller named him
 * @param name of a hold, a backup or a key file; else empty
 * @param records how many records it touches, as far as that is known
 * @param keys how many versions of data keys were destroyed
 */
public record StoreEvent(Action action, String tenant, Target target, String by, String name, long records, long keys) {

    /** What is done. */
    public enum Action {
        /** A purge begins; told before anything is destroyed. */
        PURGE_BEGUN,
        /** A purge was refused by a hold or by retention. */
        PURGE_REFUSED,
        /** Keys are destroyed and rows deleted. */
        PURGE_DONE,
        /** Expired records are deleted, and the keys of their months destroyed. */
        SWEPT,
        /** A legal hold is placed. */
        HOLD_PLACED,
        /** A legal hold is lifted. */
        HOLD_LIFTED,
        /** The end of a record's retention is changed. */
        RETENTION_CHANGED,
        /** A backup was made. */
        BACKED_UP,
        /** A store was restored from a backup. */
        RESTORED,
        /** A copy of the keys was brought up to date. */
        KEYS_COPIED,
        /** A copy of the keys is no longer kept up to date. */
        KEYS_FORGOTTEN,
        /** All keys are wrapped under another key-encryption key. */
        KEYS_MOVED
    }

    /** An event about a target. */
    public static StoreEvent of(Action action, String tenant, Target target, String by) {
        return new StoreEvent(action, tenant, target, by, "", 0, 0);
    }

    /** The same with a name. */
    public StoreEvent named(String what) {
        return new StoreEvent(action, tenant, target, by, what, records, keys);
    }

    /** The same with counts. */
    public StoreEvent counting(long touchedRecords, long destroyedKeys) {
        return new StoreEvent(action, tenant, target, by, name, touchedRecords, destroyedKeys);
    }
}
