package health.cordon.store.keys;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.crypto.spi.WrappedKey;
import health.cordon.store.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * A keyring in a table.
 *
 * <p><b>What this promises.</b> What {@link KeyringStore} does, for millions of keys: a change costs one transaction. After
 * shredding, the space of the old row is overwritten as far as the database does that ({@link Database#scrub}).
 * Thread-safe.
 *
 * <p><b>What it does not.</b> Copies of the database's own files and logs, such as a server's archive for recovery to a point
 * in time, keep what was replaced; {@code docs/store.md} says what to do about them.
 */
public final class DatabaseKeyringStore implements KeyringStore {

    static final String TABLE = "data_key";

    private static final int PAGE = 500;
    private static final String COLUMNS =
            "SELECT handle, version, kind, label, state, created, changed, provider, kek, wrapped, code FROM " + TABLE;

    private final Database database;

    /** In this database. */
    public DatabaseKeyringStore(Database database) {
        this.database = database;
    }

    @Override
    public List<KeyRecord> versions(KeyHandle handle) {
        return database.read(connection -> versions(connection, handle, ""));
    }

    @Override
    public boolean add(@Nullable KeyRecord newest, KeyRecord fresh) {
        return database.write(connection -> {
            List<KeyRecord> there = versions(connection, fresh.handle(), database.forUpdate());
            return Objects.equals(there.isEmpty() ? null : there.getLast(), newest) && insert(connection, fresh);
        });
    }

    @Override
    public boolean replace(KeyRecord old, KeyRecord fresh) {
        boolean done = database.write(connection ->
                versions(connection, old.handle(), database.forUpdate()).contains(old) && update(connection, fresh));
        if (done && fresh.state() == KeyState.SHREDDED) {
            database.scrub(TABLE);
        }
        return done;
    }

    @Override
    public void forEach(Consumer<KeyRecord> visitor) {
        @Nullable KeyRecord last = null;
        do {
            List<KeyRecord> page = page(last, PAGE);
            page.forEach(visitor);
            last = page.size() < PAGE ? null : page.getLast();
        } while (last != null);
    }

    /** The records behind this one, by handle and version; from the first if it is null. */
    List<KeyRecord> page(@Nullable KeyRecord after, int size) {
        return database.read(connection -> connection
                .createQuery(COLUMNS + " WHERE handle > :handle OR (handle = :handle AND version > :version)"
                        + " ORDER BY handle, version LIMIT :size")
                .bind("handle", after == null ? "" : after.handle().token())
                .bind("version", after == null ? 0 : after.version())
                .bind("size", size)
                .map((row, context) -> record(row))
                .list());
    }

    /** All versions of the keys from one to another. */
    List<KeyRecord> between(KeyRecord first, KeyRecord last) {
        return database.read(connection -> connection
                .createQuery(COLUMNS + " WHERE handle >= :first AND handle <= :last")
                .bind("first", first.handle().token())
                .bind("last", last.handle().token())
                .map((row, context) -> record(row))
                .list());
    }

    /** How many versions were shredded. */
    long shreds() {
        return database.read(connection -> connection
                .createQuery("SELECT count(*) FROM " + TABLE + " WHERE state = :state")
                .bind("state", KeyState.SHREDDED.name())
                .mapTo(long.class)
                .one());
    }

    /** Puts records in, in the place of those of the same handle and version, in one transaction. */
    void put(List<KeyRecord> records) {
        database.write(connection -> {
            for (KeyRecord record : records) {
                if (!update(connection, record)) {
                    insert(connection, record);
                }
            }
            return records.size();
        });
    }

    private static List<KeyRecord> versions(Handle connection, KeyHandle handle, String lock) {
        return connection
                .createQuery(COLUMNS + " WHERE handle = :handle ORDER BY version" + lock)
                .bind("handle", handle.token())
                .map((row, context) -> record(row))
                .list();
    }

    private static boolean insert(Handle connection, KeyRecord record) {
        return bound(
                                connection.createUpdate("INSERT INTO " + TABLE
                                        + " (handle, version, kind, label, state, created, changed, provider, kek,"
                                        + " wrapped, code) VALUES (:handle, :version, :kind, :label, :state, :created,"
                                        + " :changed, :provider, :kek, :wrapped, :code) ON CONFLICT DO NOTHING"),
                                record)
                        .execute()
                == 1;
    }

    private static boolean update(Handle connection, KeyRecord record) {
        return bound(
                                connection.createUpdate("UPDATE " + TABLE
                                        + " SET kind = :kind, label = :label, state = :state, created = :created,"
                                        + " changed = :changed, provider = :provider, kek = :kek, wrapped = :wrapped,"
                                        + " code = :code WHERE handle = :handle AND version = :version"),
                                record)
                        .execute()
                == 1;
    }

    private static Update bound(Update statement, KeyRecord record) {
        WrappedKey wrapped = record.wrapped();
        return statement
                .bind("handle", record.handle().token())
                .bind("version", record.version())
                .bind("kind", record.kind().name())
                .bind("label", record.label())
                .bind("state", record.state().name())
                .bind("created", record.created().getEpochSecond())
                .bind("changed", record.changed().getEpochSecond())
                .bind("provider", wrapped == null ? null : wrapped.provider())
                .bind("kek", wrapped == null ? null : wrapped.kek())
                .bind("wrapped", wrapped == null ? null : wrapped.bytes())
                .bind("code", record.code());
    }

    private static KeyRecord record(ResultSet row) throws SQLException {
        String provider = row.getString("provider");
        String kek = row.getString("kek");
        byte[] wrapped = row.getBytes("wrapped");
        try {
            return new KeyRecord(
                    new KeyHandle(row.getString("handle")),
                    row.getInt("version"),
                    KeyKind.valueOf(row.getString("kind")),
                    row.getString("label"),
                    KeyState.valueOf(row.getString("state")),
                    Instant.ofEpochSecond(row.getLong("created")),
                    Instant.ofEpochSecond(row.getLong("changed")),
                    provider == null || kek == null || wrapped == null ? null : new WrappedKey(provider, kek, wrapped),
                    row.getBytes("code"));
        } catch (IllegalArgumentException e) {
            throw new CordonException(CryptoError.KEYRING_DAMAGED, e);
        }
    }

    @Override
    public String toString() {
        return "DatabaseKeyringStore(" + database.address() + ")";
    }
}
