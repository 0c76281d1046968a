package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer, or only readers, at a time over all processes; within this process one opening at all.
 *
 * <p>The set is process-wide state on purpose: a POSIX lock belongs to the process, and closing any second descriptor of a
 * file, as a failed second opening would, silently gives up the first one's lock. So the second opening must not happen.
 */
final class VaultLock implements AutoCloseable {

    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;

    private VaultLock(Path path) {
        this.path = path;
    }

    /** Claims the file within this process; call before it is opened. */
    static VaultLock claim(Path file) throws IOException {
        Path real = file.toRealPath();
        if (!OPEN_HERE.add(real)) {
            throw new CordonException(CryptoError.VAULT_IN_USE, SafeArg.path(file));
        }
        return new VaultLock(real);
    }

    /** Claims the open file over all processes; the operating system gives it back when the file is closed. */
    void hold(RandomAccessFile open, boolean shared) throws IOException {
        FileLock lock;
        try {
            lock = open.getChannel().tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new CordonException(CryptoError.VAULT_IN_USE, SafeArg.path(path));
        }
    }

    @Override
    public void close() {
        OPEN_HERE.remove(path);
    }
}
