package health.cordon.crypto.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps other writers of a file out, those of other processes too, while it is replaced. The lock is on a file beside it,
 * {@code .NAME.lock}, because the file itself changes its identity; it stays when the lock is given back, since removing it
 * would let two writers hold two locks of one name.
 */
public final class FileGuard implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 5;

    private final FileChannel channel;

    private FileGuard(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for its turn, some seconds at most; empty if others did not let go, or the thread was interrupted. */
    public static Optional<FileGuard> hold(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        String name = "." + Objects.requireNonNull(absolute.getFileName()) + ".lock";
        FileChannel channel = PrivateFile.openOrCreate(absolute.resolveSibling(name));
        boolean held = false;
        try {
            held = locked(channel);
            return held ? Optional.of(new FileGuard(channel)) : Optional.empty();
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        do {
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null;
            }
            if (lock != null) {
                return true;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        } while (System.nanoTime() - until < 0);
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
