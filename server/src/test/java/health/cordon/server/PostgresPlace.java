package health.cordon.server;

import health.cordon.store.StoreAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL on the loopback, with a place for one store; for all tests of a class. */
public final class PostgresPlace implements BeforeAllCallback, AfterAllCallback {

    private static final String FILES = "postgres";

    private Path folder = Path.of("");
    private @Nullable EmbeddedPostgres server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Assumptions.assumeTrue(
                "amd64".equals(System.getProperty("os.arch"))
                        && System.getProperty("os.name").startsWith("Linux"),
                "no PostgreSQL for this platform");
        folder = Files.createTempDirectory("cordon-postgres");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve(FILES).toFile())
                .start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server != null) {
            // Its files go with it.
            server.close();
            Files.deleteIfExists(folder.resolve("password"));
            Files.deleteIfExists(folder);
        }
    }

    /** Its own files. */
    public Path files() {
        return folder.resolve(FILES);
    }

    /** An empty database that asks for its password by SCRAM. */
    public StoreAddress store() throws IOException {
        EmbeddedPostgres started = Objects.requireNonNull(server);
        try (Connection connection = started.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET password_encryption = 'scram-sha-256'");
            statement.execute("CREATE ROLE cordon LOGIN PASSWORD 'correct horse'");
            statement.execute("CREATE DATABASE story OWNER cordon TEMPLATE template0 ENCODING 'UTF8'");
            try (ResultSet rows = statement.executeQuery("SHOW hba_file")) {
                rows.next();
                Path rules = Path.of(rows.getString(1));
                Files.writeString(rules, "host all cordon 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
            }
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Path password = folder.resolve("password");
        Files.writeString(password, "correct horse");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        return new StoreAddress.PostgresServer("127.0.0.1", started.getPort(), "story", "cordon", null, password);
    }
}
