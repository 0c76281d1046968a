package health.cordon.store.database;

import com.zaxxer.hikari.HikariConfig;
import health.cordon.core.error.CordonException;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreError;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * PostgreSQL, reached over TLS with its name verified, or on this machine; logging in by SCRAM and nothing else.
 *
 * <p>Commits are flushed even where the server's default says otherwise.
 */
final class PostgresDatabase extends Database {

    /** The driver says in the log what it throws as well. Held, or the level would be forgotten with the logger. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private static final int LEAST_VERSION = 14;
    private static final int WRITERS = 8;
    private static final String SETTINGS = "SELECT set_config('lock_timeout', '" + PATIENCE_MILLIS + "ms', false),"
            + " set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'"
            + " ELSE current_setting('synchronous_commit') END, false)";

    private PostgresDatabase(StoreAddress.PostgresServer server, String password) {
        super(server, config(server, password, READERS, "readers"), config(server, password, WRITERS, "writers"));
    }

    static PostgresDatabase open(StoreAddress.PostgresServer server) {
        DRIVER.setLevel(Level.OFF);
        PostgresDatabase database = new PostgresDatabase(server, server.password());
        boolean fits = false;
        try {
            fits = database.read(
                    handle -> number(handle) >= LEAST_VERSION && "UTF8".equals(setting(handle, "server_encoding")));
            if (!fits) {
                throw new CordonException(StoreError.STORE_UNFIT);
            }
            return database;
        } finally {
            if (!fits) {
                database.close();
            }
        }
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public void lock(Handle handle, String name, boolean shared) {
        handle.createQuery(
                        "SELECT pg_advisory_xact_lock" + (shared ? "_shared" : "") + "(hashtextextended(:name, 7000))")
                .bind("name", name)
                .mapToMap()
                .list();
    }

    @Override
    public String product() {
        return "PostgreSQL " + read(handle -> setting(handle, "server_version"));
    }

    /** Dead versions of rows stay in their pages until they are vacuumed. */
    @Override
    void overwrite(String table) {
        read(handle -> handle.execute("VACUUM " + table));
    }

    @Override
    Set<String> tables() {
        return read(handle -> handle.createQuery(
                        "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()")
                .mapTo(String.class)
                .set());
    }

    @Override
    Map<String, String> types() {
        // Bytes decide the order, as in SQLite, whatever the database's language is.
        return Map.of("text", "TEXT COLLATE \"C\"", "blob", "BYTEA");
    }

    @Override
    void beginSnapshot(Handle handle) {
        handle.begin();
        handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    @Override
    <T> T lazily(Handle handle, Work<T> work) throws SQLException {
        return transaction(handle, begun -> {
            begun.execute("SET LOCAL synchronous_commit TO off");
            return work.on(begun);
        });
    }

    private static int number(Handle handle) {
        return Integer.parseInt(setting(handle, "server_version_num")) / 10_000;
    }

    private static String setting(Handle handle, String name) {
        return handle.createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }

    private static HikariConfig config(
            StoreAddress.PostgresServer server, String password, int connections, String name) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "cordon");
        properties.setProperty("requireAuth", "scram-sha-256");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        if (server.needsTls()) {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("channelBinding", "require");
            if (server.trust() == null) {
                properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            } else {
                properties.setProperty("sslrootcert", server.trust().toString());
            }
        } else {
            properties.setProperty("sslmode", "disable");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("store-" + name);
        config.setJdbcUrl(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + encoded(server.database()));
        config.setUsername(server.user());
        config.setPassword(password);
        config.setDataSourceProperties(properties);
        config.setConnectionInitSql(SETTINGS);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        return config;
    }

    private static String encoded(String database) {
        return java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
