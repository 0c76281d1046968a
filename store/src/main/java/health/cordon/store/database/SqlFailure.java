package health.cordon.store.database;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.store.StoreError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * What a database's error means for whoever called. The database's own words are left out: they may quote values.
 */
final class SqlFailure {

    private SqlFailure() {}

    /** The error; a {@link CordonException} stays as it is. */
    static RuntimeException of(Throwable thrown) {
        if (thrown instanceof CordonException known) {
            return known;
        }
        SQLException sql = sql(thrown);
        if (sql == null) {
            return thrown instanceof RuntimeException other
                    ? other
                    : new CordonException(StoreError.STORE_FAILED, thrown, SafeArg.cause(thrown));
        }
        SafeArg detail = sql instanceof SQLiteException lite
                ? SafeArg.of("sqlite", lite.getResultCode())
                : SafeArg.key("sqlstate", state(sql));
        return new CordonException(meaning(sql), sql, detail);
    }

    /** Whether the connection broke, so that nobody knows how far the database came. */
    static boolean isDisconnect(Throwable thrown) {
        SQLException sql = sql(thrown);
        return sql != null && !(sql instanceof SQLiteException) && meaning(sql) == StoreError.STORE_UNREACHABLE;
    }

    private static @Nullable SQLException sql(Throwable thrown) {
        SQLException found = null;
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }

    private static StoreError meaning(SQLException e) {
        return e instanceof SQLiteException lite ? sqlite(lite) : postgres(state(e));
    }

    private static StoreError sqlite(SQLiteException e) {
        // The low byte is the primary code: extended codes say more than is needed.
        return switch (e.getResultCode().code & 0xff) {
            case 5, 6 -> StoreError.STORE_BUSY; // SQLITE_BUSY, SQLITE_LOCKED
            case 13 -> StoreError.STORE_FULL; // SQLITE_FULL
            case 8, 14, 3, 23 -> StoreError.STORE_UNWRITABLE; // SQLITE_READONLY, _CANTOPEN, _PERM, _AUTH
            case 10 -> StoreError.STORE_UNREADABLE; // SQLITE_IOERR
            case 11, 26 -> StoreError.STORE_DAMAGED; // SQLITE_CORRUPT, SQLITE_NOTADB
            default -> StoreError.STORE_FAILED;
        };
    }

    private static StoreError postgres(String state) {
        return switch (state) {
            case "28000", "28P01", "42501", "08004", "3D000" -> StoreError.STORE_DENIED;
            case "53100" -> StoreError.STORE_FULL;
            case "25006" -> StoreError.STORE_UNWRITABLE;
            case "40001", "40P01", "55P03", "53300", "57014" -> StoreError.STORE_BUSY;
            case "XX001", "XX002" -> StoreError.STORE_DAMAGED;
            case "58030" -> StoreError.STORE_UNREADABLE;
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? StoreError.STORE_UNREACHABLE
                        : StoreError.STORE_FAILED;
        };
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "none" : state;
    }
}
