package health.cordon.store;

import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.governed.RecordKind;

/**
 * What a legal hold keeps, and what a purge destroys. Holds no PHI: a patient is a handle.
 *
 * @param kind what it is
 * @param key which one: a record's id, a subject's handle, or kind and name of a collection
 */
public record Target(Kind kind, String key) {

    /** The kinds; the constant's name is what stands in the table. */
    public enum Kind {
        /** One record. */
        RECORD,
        /** All of one individual, now and later. */
        SUBJECT,
        /** All of one collection, now and later. */
        COLLECTION,
        /** All whose time has come. */
        EXPIRED,
        /** The store as a whole. */
        STORE
    }

    /** One governed record. */
    public static Target record(String id) {
        return new Target(Kind.RECORD, Names.require(id));
    }

    /** One individual. */
    public static Target subject(KeyHandle handle) {
        return new Target(Kind.SUBJECT, handle.token());
    }

    /** One collection. */
    public static Target collection(RecordKind kind, String collection) {
        return new Target(Kind.COLLECTION, kind + "/" + Names.require(collection));
    }

    /** Everything in the store. */
    public static Target store() {
        return new Target(Kind.STORE, "");
    }

    /** What a retention sweep is about. */
    public static Target expired() {
        return new Target(Kind.EXPIRED, "");
    }

    /** The name under which those who change it keep each other out. */
    public String lock(String tenant) {
        return kind + "\n" + tenant + "\n" + key;
    }
}
