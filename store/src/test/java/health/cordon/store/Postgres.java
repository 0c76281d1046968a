package health.cordon.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL on the loopback, one for all tests of this process: TLS with a certificate for {@code localhost}, SCRAM
 * for the user {@code cordon}.
 */
public final class Postgres {

    private static final String USER = "cordon";
    private static final String PASSWORD = "correct; horse' -- battery";

    private static @Nullable Postgres running;

    private final EmbeddedPostgres server;
    private final Path folder;

    private Postgres(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts it when first asked. There are binaries for Linux on amd64 alone. */
    public static synchronized Postgres running() throws IOException {
        Assumptions.assumeTrue(
                "amd64".equals(System.getProperty("os.arch"))
                        && System.getProperty("os.name").startsWith("Linux"),
                "no PostgreSQL for this platform");
        if (running == null) {
            Path folder = Files.createTempDirectory("cordon-postgres");
            running = new Postgres(
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(Path.of("target", "postgres")
                                    .toAbsolutePath()
                                    .toFile())
                            .start(),
                    folder);
            running.prepare();
        }
        return running;
    }

    /** A new, empty database whose own language orders text otherwise than its bytes. */
    public StoreAddress.PostgresServer database() throws IOException {
        String name = "t_" + UUID.randomUUID().toString().replace("-", "");
        asAdministrator("CREATE DATABASE " + name + " OWNER " + USER
                + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
        return address(name);
    }

    /** As the user, over plain loopback. */
    StoreAddress.PostgresServer address(String database) {
        return new StoreAddress.PostgresServer(
                "127.0.0.1", server.getPort(), database, USER, null, folder.resolve("password"));
    }

    /** The certificate that the server shows. */
    Path certificate() {
        return folder.resolve("server.crt");
    }

    /** What another certificate says. */
    Path otherCertificate() {
        return folder.resolve("other.crt");
    }

    Path folder() {
        return folder;
    }

    void asAdministrator(String... statements) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** What one statement answers in its first row and column. */
    String answer(String sql) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void prepare() throws IOException {
        Files.createFile(
                folder.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        certificate("server", "localhost");
        certificate("other", "localhost");
        asAdministrator(
                "SET password_encryption = 'scram-sha-256'",
                "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'",
                "CREATE ROLE app LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'",
                "CREATE ROLE trusted LOGIN",
                "ALTER SYSTEM SET ssl_cert_file = '" + certificate() + "'",
                "ALTER SYSTEM SET ssl_key_file = '" + folder.resolve("server.key") + "'",
                "ALTER SYSTEM SET ssl = on");
        Path rules = Path.of(answer("SHOW hba_file"));
        Files.writeString(
                rules,
                "host all " + USER + ",app 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules),
                StandardCharsets.US_ASCII);
        asAdministrator("SELECT pg_reload_conf()");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    private void certificate(String name, String host) throws IOException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-ext",
                        "bc=ca:true",
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException(said);
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
            pem(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
            pem(
                    name + ".key",
                    "PRIVATE KEY",
                    keys.getKey(name, "changeit".toCharArray()).getEncoded());
        } catch (java.security.GeneralSecurityException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void pem(String file, String what, byte[] content) throws IOException {
        Path path = Files.createFile(
                folder.resolve(file),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                path,
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                        + "-----\n");
    }

    private void stop() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // A leftover in the temporary folder.
        }
        try {
            server.close();
        } catch (IOException e) {
            // It ends with this process.
        }
    }
}
