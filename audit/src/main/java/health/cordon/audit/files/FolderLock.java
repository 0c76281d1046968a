package health.cordon.audit.files;

import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One writer of a folder over all processes, and one opening within this one.
 *
 * <p>The set is process-wide state on purpose: a POSIX lock belongs to the process and goes when any descriptor of the file
 * is closed, so a second opening must not even touch the file. The operating system gives the lock back when the process
 * dies, however it dies. Some network file systems do not keep locks: put the log on a local disk.
 */
public final class FolderLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws CordonException {@link AuditError#LOG_IN_USE} if someone has it
     */
    public static FolderLock take(Path folder) throws IOException {
        FolderLock lock = tryTake(folder);
        if (lock == null) {
            throw new CordonException(AuditError.LOG_IN_USE, SafeArg.path(folder));
        }
        return lock;
    }

    /** Takes the lock, or gives null where someone has it. */
    public static @Nullable FolderLock tryTake(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD_HERE.add(real)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(real, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another class loader of this process has it.
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(real);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
        HELD_HERE.remove(real);
        if (channel != null) {
            channel.close();
        }
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The operating system takes the lock back when the process ends.
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
