package health.cordon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a store consists of. */
public final class StoreFiles {

    private StoreFiles() {}

    /** Removes what a failed attempt to make a store left behind; of a server nothing. */
    public static void remove(StoreAddress address) {
        if (address instanceof StoreAddress.SqliteFile sqlite) {
            for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
                remove(sqlite.file().resolveSibling(sqlite.file().getFileName() + suffix));
            }
        }
    }

    /** How many bytes they have; 0 for a server. */
    static long bytes(StoreAddress address) {
        if (!(address instanceof StoreAddress.SqliteFile sqlite)) {
            return 0;
        }
        long bytes = 0;
        for (String suffix : List.of("", "-wal")) {
            Path file = sqlite.file().resolveSibling(sqlite.file().getFileName() + suffix);
            try {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                // Gone in this moment: the log is removed when the last user leaves.
            }
        }
        return bytes;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What went wrong before is what matters.
        }
    }
}
