package health.cordon.store.kept;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.store.Names;
import health.cordon.store.StoreError;
import health.cordon.store.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One shelf of records of another room.
 *
 * <p><b>What this promises.</b> Bodies are sealed under a key of the shelf, bound to tenant, shelf and id. Changes are durable
 * and atomic: of two who change one record at once, one wins and the other is told. Records whose time has come are deleted
 * by the retention sweep, and before only when asked. Thread-safe, over any number of processes.
 *
 * <p><b>What it does not.</b> An older body of the same record that somebody puts back in the database opens.
 */
public final class KeptRecords {

    private static final String TABLE = "kept_record";
    private static final String COLUMNS =
            "SELECT id, version, forgettable, sealed FROM " + TABLE + " WHERE tenant = :tenant AND shelf = :shelf";

    private record Row(String id, long version, @Nullable Long forgettable, byte[] sealed) {}

    private final Database database;
    private final Keyring keyring;
    private final String tenant;
    private final Shelf shelf;
    private final KeyOwner owner;

    /** Of this tenant. */
    public KeptRecords(Database database, Keyring keyring, String tenant, Shelf shelf) {
        this.database = database;
        this.keyring = keyring;
        this.tenant = tenant;
        this.shelf = shelf;
        this.owner = KeyOwner.dataset("kept/" + shelf).in(tenant);
    }

    /** The record with this id. */
    public Optional<KeptRecord> find(String id) {
        return row(id).map(this::opened);
    }

    /**
     * Keeps a record under its id, if there is none yet; whether it did.
     *
     * @throws CordonException {@link StoreError#TEXT_UNFIT}, and the errors of database and keyring
     */
    public boolean insert(KeptRecord added) {
        Names.require(added.id());
        byte[] sealed = sealed(added);
        return database.write(handle -> handle.createUpdate(
                                "INSERT INTO kept_record"
                                        + " (tenant, shelf, id, version, forgettable, sealed)"
                                        + " VALUES (:tenant, :shelf, :id, :version, :forgettable, :sealed) ON CONFLICT DO NOTHING")
                        .bind("tenant", tenant)
                        .bind("shelf", shelf.name())
                        .bind("id", added.id())
                        .bind("version", fresh())
                        .bind("forgettable", forgettable(added))
                        .bind("sealed", sealed)
                        .execute())
                == 1;
    }

    /** Puts a record in the place of one with its id and the expected body, if that is what is there; whether it did. */
    public boolean replace(byte[] expectedBody, KeptRecord next) {
        Optional<Row> there = row(next.id()).filter(row -> opened(row).hasBody(expectedBody));
        if (there.isEmpty()) {
            return false;
        }
        byte[] sealed = sealed(next);
        return database.write(handle -> handle.createUpdate("UPDATE kept_record SET version = :fresh,"
                                + " forgettable = :forgettable, sealed = :sealed WHERE tenant = :tenant"
                                + " AND shelf = :shelf AND id = :id AND version = :version")
                        .bind("fresh", fresh())
                        .bind("forgettable", forgettable(next))
                        .bind("sealed", sealed)
                        .bind("tenant", tenant)
                        .bind("shelf", shelf.name())
                        .bind("id", next.id())
                        .bind("version", there.get().version())
                        .execute())
                == 1;
    }

    /** Takes a record away, if it has the expected body; whether it did. */
    public boolean remove(String id, byte[] expectedBody) {
        Optional<Row> there = row(id).filter(row -> opened(row).hasBody(expectedBody));
        return there.isPresent()
                && database.write(handle -> handle.createUpdate("DELETE FROM kept_record WHERE tenant = :tenant"
                                        + " AND shelf = :shelf AND id = :id AND version = :version")
                                .bind("tenant", tenant)
                                .bind("shelf", shelf.name())
                                .bind("id", id)
                                .bind("version", there.get().version())
                                .execute())
                        == 1;
    }

    /** All records, in the order of their ids. For lists that people read, not for each request. */
    public List<KeptRecord> all() {
        List<KeptRecord> all = new ArrayList<>();
        database.read(handle -> rows(handle, COLUMNS + " ORDER BY id", null)).forEach(row -> all.add(opened(row)));
        return all;
    }

    private Optional<Row> row(String id) {
        return Names.fits(id)
                ? database.read(handle -> rows(handle, COLUMNS + " AND id = :id", id)).stream()
                        .findFirst()
                : Optional.empty();
    }

    private List<Row> rows(Handle handle, String sql, @Nullable String id) {
        var query = handle.createQuery(sql).bind("tenant", tenant).bind("shelf", shelf.name());
        if (id != null) {
            query.bind("id", id);
        }
        return query.map((row, context) -> {
                    long time = row.getLong("forgettable");
                    Long forgettable = row.wasNull() ? null : time;
                    return new Row(row.getString("id"), row.getLong("version"), forgettable, row.getBytes("sealed"));
                })
                .list();
    }

    private byte[] sealed(KeptRecord record) {
        return keyring.cells(owner).seal(place(record.id()), record.body());
    }

    private KeptRecord opened(Row row) {
        try {
            byte[] body = keyring.cells(owner).open(place(row.id()), row.sealed());
            return new KeptRecord(
                    row.id(), body, Optional.ofNullable(row.forgettable()).map(Instant::ofEpochMilli));
        } catch (CordonException e) {
            if (e.code() == CryptoError.CELL_REFUSED) {
                throw new CordonException(StoreError.RECORD_REFUSED, e);
            }
            throw e;
        }
    }

    /** By chance and not by counting: a record that was removed and added again is another one. */
    private static long fresh() {
        return ThreadLocalRandom.current().nextLong();
    }

    private static @Nullable Long forgettable(KeptRecord record) {
        return record.forgettableFrom().map(Instant::toEpochMilli).orElse(null);
    }

    private CellPlace place(String id) {
        return new CellPlace(tenant, TABLE, id, shelf + ".sealed");
    }

    @Override
    public String toString() {
        return "KeptRecords(" + shelf + ")";
    }
}
