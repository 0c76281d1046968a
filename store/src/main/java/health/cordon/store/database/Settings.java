package health.cordon.store.database;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a store knows of itself. */
public final class Settings {

    /** The names, as they stand in the table. Added, never renamed. */
    public enum Name {
        /** {@code STORE} or {@code KEY_FILE}. */
        ROLE,
        /** Where the key-encryption key is. */
        KEK,
        /** There while a restore runs. */
        RESTORING,
        /** Counts up with each flush that makes lazy writes durable. */
        FLUSHES
    }

    private final Database database;

    /** Of this database. */
    public Settings(Database database) {
        this.database = database;
    }

    /** The value; empty if it is not set. */
    public Optional<String> get(Name name) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name.name())
                .mapTo(String.class)
                .findOne());
    }

    /** Sets a value. */
    public void put(Name name, String value) {
        database.write(handle -> put(handle, name, value));
    }

    /** Sets a value within a transaction. */
    public static int put(Handle handle, Name name, String value) {
        return handle.createUpdate("INSERT INTO setting (name, value) VALUES (:name, :value)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                .bind("name", name.name())
                .bind("value", value)
                .execute();
    }

    /** Takes a value away. */
    public void remove(Name name) {
        database.write(handle -> handle.createUpdate("DELETE FROM setting WHERE name = :name")
                .bind("name", name.name())
                .execute());
    }

    /** Makes what was written lazily so far durable. */
    public void flush() {
        put(Name.FLUSHES, Long.toString(System.currentTimeMillis()));
    }
}
