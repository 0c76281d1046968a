package health.cordon.store.database;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.store.StoreError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The tables of a store and how they came to be: numbered files of SQL, applied once each and never changed after a release.
 */
public final class Schema {

    /** The newest version that this Cordon knows. */
    public static final int LATEST = SchemaFiles.NAMES.size();

    /** All tables, in an order in which rows may be put into them. */
    private static final List<String> TABLES = List.of(
            "setting",
            "data_key",
            "key_file",
            "vault_code",
            "retention_period",
            "governed_record",
            "governed_term",
            "legal_hold",
            "purge",
            "agreement",
            "agreement_host",
            "kept_record");

    private static final String HISTORY = "schema_history";

    private final Database database;

    /** Of this database. */
    public Schema(Database database) {
        this.database = database;
    }

    /** The version that the database is at; 0 if there is nothing in it. */
    public int version() {
        Set<String> tables = database.tables();
        if (tables.isEmpty()) {
            return 0;
        }
        if (!tables.contains(HISTORY)) {
            throw new CordonException(
                    StoreError.STORE_DAMAGED,
                    SafeArg.key("store", database.address().toString()));
        }
        Map<String, Boolean> applied = database.read(handle -> {
            Map<String, Boolean> found = new TreeMap<>();
            handle.createQuery("SELECT version, success FROM " + HISTORY + " WHERE version IS NOT NULL")
                    .map((row, context) -> found.put(row.getString(1), row.getBoolean(2)))
                    .list();
            return found;
        });
        try {
            return applied.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0);
        } catch (NumberFormatException e) {
            throw new CordonException(StoreError.SCHEMA_CHANGED);
        }
    }

    /**
     * Holds that the database is at the version that this Cordon writes.
     *
     * @throws CordonException {@link StoreError#STORE_MISSING}, {@link StoreError#SCHEMA_OLDER}, {@link
     *     StoreError#SCHEMA_FROM_FUTURE}
     */
    public void requireLatest() {
        int version = versionOfStore();
        if (version < LATEST) {
            throw new CordonException(StoreError.SCHEMA_OLDER, SafeArg.of("version", version));
        }
    }

    /**
     * Brings an empty database to a version.
     *
     * @throws CordonException {@link StoreError#STORE_EXISTS} if there is anything in it
     */
    public void create(int version) {
        if (!database.tables().isEmpty()) {
            throw new CordonException(
                    StoreError.STORE_EXISTS,
                    SafeArg.key("store", database.address().toString()));
        }
        migrateTo(version);
    }

    /** Takes away what {@link #create} made, because what should follow failed. */
    public void remove() {
        database.write(handle -> {
            TABLES.reversed().forEach(table -> handle.execute("DROP TABLE IF EXISTS " + table));
            return handle.execute("DROP TABLE IF EXISTS " + HISTORY);
        });
    }

    /**
     * Brings a store to the latest version. What is done stays done: after an error it may be called again.
     *
     * @return how many migrations were applied
     */
    public int migrate() {
        versionOfStore();
        return migrateTo(LATEST);
    }

    private int versionOfStore() {
        int version = version();
        if (version == 0) {
            throw new CordonException(
                    StoreError.STORE_MISSING,
                    SafeArg.key("store", database.address().toString()));
        }
        if (version > LATEST) {
            throw new CordonException(
                    StoreError.SCHEMA_FROM_FUTURE, SafeArg.of("version", version), SafeArg.of("known", LATEST));
        }
        return version;
    }

    private int migrateTo(int version) {
        try {
            return Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database.dataSource())
                    .resourceProvider(new SchemaFiles())
                    .javaMigrationClassProvider(List::of)
                    .placeholders(database.types())
                    .table(HISTORY)
                    .target(MigrationVersion.fromVersion(Integer.toString(version)))
                    .cleanDisabled(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayValidateException e) {
            throw new CordonException(StoreError.SCHEMA_CHANGED, e);
        } catch (FlywayException e) {
            throw SqlFailure.of(e);
        }
    }
}
