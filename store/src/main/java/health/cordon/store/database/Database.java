package health.cordon.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import health.cordon.core.error.CordonException;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreError;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A database that holds a store, and how to talk to it.
 *
 * <p><b>What this promises.</b> {@link #write} returns when the change is on the disk and would survive a power failure, or
 * it throws and the change was not made; where that cannot be known, it says {@link StoreError#FATE_UNKNOWN}. Nothing of a
 * database's own messages reaches an error. Thread-safe, also when threads are interrupted.
 *
 * <p><b>What it does not.</b> A callback may not call the database again: readers and writers each have a few connections,
 * and waiting for a second one with the first in hand is a deadlock. Take what is needed, then go on.
 */
public abstract sealed class Database implements AutoCloseable permits SqliteDatabase, PostgresDatabase {

    /**
     * What is done with a connection. It may be called twice: a connection that turns out to be broken, because the server
     * was restarted, is replaced, and what was not committed is begun anew.
     */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it; what it throws undoes it. */
        T on(Handle handle) throws SQLException;
    }

    static final int READERS = 4;
    /** How long one waits for a connection or a lock. */
    static final int PATIENCE_MILLIS = 10_000;

    private final StoreAddress address;
    private final HikariDataSource reading;
    private final HikariDataSource writing;
    private final Jdbi readers;
    private final Jdbi writers;

    Database(StoreAddress address, HikariConfig reading, HikariConfig writing) {
        this.address = address;
        this.writing = pool(writing);
        boolean opened = false;
        try {
            this.reading = pool(reading);
            opened = true;
        } finally {
            if (!opened) {
                this.writing.close();
            }
        }
        this.readers = Jdbi.create(this.reading);
        this.writers = Jdbi.create(this.writing);
    }

    /** Opens the database that the address names; there may be no store in it yet. */
    public static Database open(StoreAddress address) {
        return switch (address) {
            case StoreAddress.SqliteFile sqlite -> SqliteDatabase.open(sqlite);
            case StoreAddress.PostgresServer server -> PostgresDatabase.open(server);
        };
    }

    /** Makes what can be made of it: an empty file. Throws if there is one. */
    public static void create(StoreAddress address) {
        if (address instanceof StoreAddress.SqliteFile sqlite) {
            SqliteDatabase.create(sqlite.file());
        }
    }

    /** Where it is. */
    public final StoreAddress address() {
        return address;
    }

    /** Reads; each statement sees what is committed when it begins. */
    public final <T> T read(Work<T> work) {
        return connected(reading, readers, work);
    }

    /** Reads at one moment: all statements see the same, however long it takes and whoever writes meanwhile. */
    public final <T> T snapshot(Work<T> work) {
        return connected(reading, readers, handle -> {
            beginSnapshot(handle);
            try {
                return work.on(handle);
            } finally {
                handle.rollback();
            }
        });
    }

    /** Changes, durably, all or nothing. */
    public final <T> T write(Work<T> work) {
        return connected(writing, writers, handle -> transaction(handle, work));
    }

    /** As {@link #write}, but a power failure may undo it until the next {@link #write} returns. */
    public final <T> T writeLazily(Work<T> work) {
        return connected(writing, writers, handle -> lazily(handle, work));
    }

    /** What stands behind a SELECT whose rows stay as they are until the transaction ends. */
    public abstract String forUpdate();

    /** Keeps others out of what this name stands for until the transaction ends, but for those who share. */
    public abstract void lock(Handle handle, String name, boolean shared);

    /**
     * Makes sure, as far as the medium allows, that what was deleted from or overwritten in these tables is gone. Does what
     * can be done now and waits for nobody; what was destroyed stays destroyed if it fails.
     *
     * @param tables names of ours, never a caller's words
     */
    public final void scrub(String... tables) {
        for (String table : tables) {
            try {
                overwrite(table);
            } catch (CordonException e) {
                // The next one does it.
            }
        }
    }

    /** The vendor's name, and the version of what is running. */
    public abstract String product();

    abstract void overwrite(String table);

    /** The names of all tables that are there, of a store or not. */
    abstract Set<String> tables();

    /** SQL types of this vendor, by the name of the placeholder. */
    abstract Map<String, String> types();

    abstract void beginSnapshot(Handle handle);

    abstract <T> T lazily(Handle handle, Work<T> work) throws SQLException;

    /** For the migrations. */
    final DataSource dataSource() {
        return writing;
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }

    private static HikariDataSource pool(HikariConfig config) {
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(1);
        config.setRegisterMbeans(false);
        return shielded(() -> {
            try {
                return new HikariDataSource(config);
            } catch (PoolInitializationException e) {
                throw SqlFailure.of(e);
            }
        });
    }

    private <T> T connected(HikariDataSource pool, Jdbi jdbi, Work<T> work) {
        return shielded(() -> {
            boolean again = true;
            while (true) {
                try (Handle handle = opened(jdbi)) {
                    return work.on(handle);
                } catch (RuntimeException | SQLException e) {
                    boolean broken = SqlFailure.isDisconnect(e);
                    if (broken || isFateUnknown(e)) {
                        // Those that lie idle are as broken.
                        pool.getHikariPoolMXBean().softEvictConnections();
                    }
                    if (!broken || !again) {
                        throw SqlFailure.of(e);
                    }
                    again = false;
                }
            }
        });
    }

    private static boolean isFateUnknown(Exception e) {
        return e instanceof CordonException known && known.code() == StoreError.FATE_UNKNOWN;
    }

    /** What fails here is told at once: the pool has tried for long enough. */
    private Handle opened(Jdbi jdbi) {
        if (writing.isClosed()) {
            throw new CordonException(StoreError.STORE_CLOSED);
        }
        try {
            return jdbi.open();
        } catch (RuntimeException e) {
            throw SqlFailure.of(e);
        }
    }

    static <T> T transaction(Handle handle, Work<T> work) throws SQLException {
        handle.begin();
        T result;
        try {
            result = work.on(handle);
        } catch (RuntimeException | SQLException | Error e) {
            rollBack(handle, e);
            throw e;
        }
        try {
            handle.commit();
        } catch (RuntimeException e) {
            rollBack(handle, e);
            throw SqlFailure.isDisconnect(e) ? new CordonException(StoreError.FATE_UNKNOWN, e) : e;
        }
        return result;
    }

    /** A commit that failed, on a full disk say, leaves the transaction open. */
    private static void rollBack(Handle handle, Throwable because) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }

    /** An interrupt would make the wait for a connection fail; it is kept for the caller. */
    private static <T> T shielded(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }
}
