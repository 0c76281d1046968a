package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store, and the secrets that open it. */
final class StoreData {

    /** The store's name in a data folder. */
    private static final String FILE = "store.db";

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder; the store is store.db in it.")
    private @Nullable Path data;

    @Option(
            names = "--store",
            paramLabel = "ADDRESS",
            description = "Another store: a file, or postgresql://USER@HOST:PORT/DATABASE, with ?trust=FILE for the"
                    + " certificates that the server's must go back to.")
    private @Nullable String store;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password for a server, in a file of yours alone. The environment variable"
                    + " CORDON_STORE_PASSWORD works too.")
    private @Nullable Path password;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The passphrase of a local key-encryption key that is sealed. The environment variable"
                    + " CORDON_PASSPHRASE works too.")
    private @Nullable Path passphrase;

    /** Where it is. */
    StoreAddress address() {
        if ((data == null) == (store == null)) {
            throw new CordonException(CliError.WHICH_STORE);
        }
        StoreAddress address =
                data != null ? new StoreAddress.SqliteFile(data.resolve(FILE)) : StoreAddress.parse(store);
        return address instanceof StoreAddress.PostgresServer server ? server.withPasswordFile(password) : address;
    }

    /** The data folder, if the store is in one. */
    Optional<Path> folder() {
        return Optional.ofNullable(data);
    }

    /** Makes the data folder, yours alone, if it is not there. */
    void makeFolder() {
        if (data != null && !Files.exists(data)) {
            try {
                Files.createDirectories(data);
                if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
                }
            } catch (IOException e) {
                throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(data));
            }
        }
    }

    /** What it needs beside. */
    StoreOptions options() {
        return StoreOptions.NONE.withPassphraseFile(passphrase);
    }

    /** Opens it; the caller closes it. */
    Store open() {
        return Store.open(address(), options());
    }

    /** The person at the keyboard, as the operating system knows them. */
    static String operator() {
        return "os:" + System.getProperty("user.name", "unknown");
    }
}
