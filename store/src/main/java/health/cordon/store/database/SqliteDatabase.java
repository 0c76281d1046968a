package health.cordon.store.database;

import com.zaxxer.hikari.HikariConfig;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;

/**
 * SQLite in a file that is its owner's alone, with a write-ahead log that is flushed at each commit.
 *
 * <p>Writers of this process share one connection, so that they queue here instead of polling for the file's lock; other
 * processes of this machine may use the file as well. Freed space is overwritten ({@code secure_delete}).
 */
final class SqliteDatabase extends Database {

    private static final int SCRUB_MILLIS = 200;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SqliteDatabase(StoreAddress.SqliteFile address) {
        super(
                address,
                config(address.file(), SQLiteConfig.TransactionMode.DEFERRED, READERS, "readers"),
                config(address.file(), SQLiteConfig.TransactionMode.IMMEDIATE, 1, "writers"));
    }

    static SqliteDatabase open(StoreAddress.SqliteFile address) {
        Path file = address.file();
        try {
            if (!Files.isRegularFile(file)) {
                throw new CordonException(StoreError.STORE_MISSING, SafeArg.path(file));
            }
            if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new CordonException(StoreError.STORE_EXPOSED, SafeArg.path(file));
            }
        } catch (IOException e) {
            throw new CordonException(StoreError.STORE_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
        return new SqliteDatabase(address);
    }

    /** SQLite gives its other files the mode of this one. */
    static void create(Path file) {
        try {
            Files.createFile(
                    file,
                    isPosix(file)
                            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                            : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException e) {
            throw new CordonException(StoreError.STORE_EXISTS, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(StoreError.STORE_UNWRITABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public void lock(Handle handle, String name, boolean shared) {
        // A write transaction is alone in the file from its first moment.
    }

    @Override
    public String product() {
        return "SQLite "
                + read(handle -> handle.createQuery("SELECT sqlite_version()")
                        .mapTo(String.class)
                        .one());
    }

    /** Pages in the file are overwritten as they are freed; the log beside it still has them as they were. */
    @Override
    void overwrite(String table) {
        read(handle -> {
            // Writers wait while this waits for readers: a backup, say, may read for minutes.
            handle.execute("PRAGMA busy_timeout = " + SCRUB_MILLIS);
            try {
                return handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                        .mapToMap()
                        .list();
            } finally {
                handle.execute("PRAGMA busy_timeout = " + PATIENCE_MILLIS);
            }
        });
    }

    @Override
    Set<String> tables() {
        return read(handle -> handle.createQuery(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
                .mapTo(String.class)
                .set());
    }

    @Override
    Map<String, String> types() {
        return Map.of("text", "TEXT", "blob", "BLOB");
    }

    @Override
    void beginSnapshot(Handle handle) {
        handle.begin();
        // A deferred transaction gets its snapshot with its first read.
        handle.createQuery("SELECT count(*) FROM sqlite_schema")
                .mapTo(int.class)
                .one();
    }

    @Override
    <T> T lazily(Handle handle, Work<T> work) throws SQLException {
        handle.execute("PRAGMA synchronous = NORMAL");
        try {
            return transaction(handle, work);
        } finally {
            handle.execute("PRAGMA synchronous = FULL");
        }
    }

    private static HikariConfig config(Path file, SQLiteConfig.TransactionMode mode, int connections, String name) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setTransactionMode(mode);
        sqlite.setBusyTimeout(PATIENCE_MILLIS);
        sqlite.enforceForeignKeys(true);
        sqlite.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        sqlite.setTempStore(SQLiteConfig.TempStore.MEMORY);
        HikariConfig config = new HikariConfig();
        config.setPoolName("store-" + name);
        // As a URI of SQLite, so that no character of the path is read as an option of the driver.
        config.setJdbcUrl("jdbc:sqlite:" + file.toAbsolutePath().normalize().toUri());
        config.setDataSourceProperties(sqlite.toProperties());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        return config;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
