package health.cordon.store;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a store is. Not secret: the password of a server comes from a file or the environment. */
public sealed interface StoreAddress {

    /** The environment variable with the server's password, where no file is named. */
    String PASSWORD_VARIABLE = "CORDON_STORE_PASSWORD";

    /**
     * A file of SQLite.
     *
     * @param file on a disk of this machine: locks of network file systems do not keep what SQLite needs
     */
    record SqliteFile(Path file) implements StoreAddress {

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * A database of a PostgreSQL server.
     *
     * @param host its name or address; anything but this machine is reached over TLS alone, with its name verified
     * @param port its port
     * @param database the database, which holds nothing else
     * @param user who logs in, by SCRAM
     * @param trust the certificates, in PEM, that its own must go back to; null for those that Java trusts. Named for this
     *     machine it asks for TLS there as well
     * @param passwordFile a file, the owner's alone, whose first line is the password; null for the environment
     */
    record PostgresServer(
            String host,
            int port,
            String database,
            String user,
            @Nullable Path trust,
            @Nullable Path passwordFile) implements StoreAddress {

        /** The same with a file for the password; null for none. */
        public PostgresServer withPasswordFile(@Nullable Path file) {
            return new PostgresServer(host, port, database, user, trust, file);
        }

        /** Whether the connection never leaves this machine. */
        public boolean isLoopback() {
            return host.equals("localhost")
                    || host.equals("[::1]")
                    || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
        }

        /** Whether TLS is asked for; then nothing else is accepted. */
        public boolean needsTls() {
            return !isLoopback() || trust != null;
        }

        /**
         * The password.
         *
         * @throws CordonException {@link StoreError#STORE_PASSWORD}
         */
        public String password() {
            Path file = passwordFile;
            if (file == null) {
                return Optional.ofNullable(System.getenv(PASSWORD_VARIABLE))
                        .filter(password -> !password.isEmpty())
                        .orElseThrow(() -> new CordonException(StoreError.STORE_PASSWORD));
            }
            try {
                if (isExposed(file)) {
                    throw new CordonException(StoreError.STORE_PASSWORD, SafeArg.path(file));
                }
                return Files.readString(file, StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .filter(password -> !password.isEmpty())
                        .orElseThrow(() -> new CordonException(StoreError.STORE_PASSWORD, SafeArg.path(file)));
            } catch (IOException e) {
                throw new CordonException(StoreError.STORE_PASSWORD, e, SafeArg.path(file), SafeArg.cause(e));
            }
        }

        @Override
        public String toString() {
            return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
        }
    }

    /**
     * Reads a file's path, {@code sqlite:PATH}, or {@code postgresql://USER@HOST:PORT/DATABASE?trust=FILE}.
     *
     * @throws CordonException {@link StoreError#STORE_ADDRESS}, also where a password stands in it
     */
    static StoreAddress parse(String text) {
        try {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith("postgresql:") || lower.startsWith("postgres:")) {
                return server(new URI(text));
            }
            String path = lower.startsWith("sqlite:") ? text.substring("sqlite:".length()) : text;
            if (path.isEmpty() || path.indexOf('\0') >= 0 || path.contains("://")) {
                throw new CordonException(StoreError.STORE_ADDRESS);
            }
            return new SqliteFile(Path.of(path));
        } catch (URISyntaxException | InvalidPathException e) {
            throw new CordonException(StoreError.STORE_ADDRESS);
        }
    }

    private static PostgresServer server(URI uri) {
        String host = uri.getHost();
        String user = uri.getUserInfo();
        String path = Objects.requireNonNullElse(uri.getPath(), "");
        boolean fits = host != null
                && user != null
                && !user.contains(":")
                && uri.getFragment() == null
                && path.length() > 1
                && path.indexOf('/', 1) < 0;
        if (host == null || user == null || !fits) {
            throw new CordonException(StoreError.STORE_ADDRESS);
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new PostgresServer(host, port, path.substring(1), user, trust(uri.getQuery()), null);
    }

    private static @Nullable Path trust(@Nullable String query) {
        if (query == null) {
            return null;
        }
        if (!query.startsWith("trust=") || query.length() == "trust=".length() || query.contains("&")) {
            throw new CordonException(StoreError.STORE_ADDRESS);
        }
        return Path.of(query.substring("trust=".length()));
    }

    private static boolean isExposed(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                        .containsAll(Files.getPosixFilePermissions(file));
    }
}
