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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same over a real PostgreSQL on the loopback. */
class PostgresStoryTest extends ServerStoryContract {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                "amd64".equals(System.getProperty("os.arch"))
                        && System.getProperty("os.name").startsWith("Linux"),
                "no PostgreSQL for this platform");
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    StoreAddress store() throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
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
        return new StoreAddress.PostgresServer("127.0.0.1", server.getPort(), "story", "cordon", null, password);
    }
}
