package health.cordon.crypto.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Files that only their owner may read (mode 0600), on file systems that know such a thing. */
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /**
     * Creates {@code file} with all of {@code content}, durably, or not at all.
     *
     * @throws FileAlreadyExistsException if something stands there; it is left as it was
     */
    public static void create(Path file, byte[] content) throws IOException {
        Path folder = folderOf(file);
        Path fresh = folder.resolve("." + UUID.randomUUID() + ".new");
        try {
            writeNew(fresh, content);
            appear(fresh, file, content);
        } finally {
            Files.deleteIfExists(fresh);
        }
        force(folder);
    }

    /**
     * Puts {@code content} in the place of what stands there, durably; a crash leaves the one or the other. Hold a
     * {@link FileGuard}.
     *
     * @param destroy whether the old bytes are overwritten where they lie, as far as the file system writes in place; not
     *     where another name leads to them, since that is somebody's copy
     */
    public static void replace(Path file, byte[] content, boolean destroy) throws IOException {
        Path folder = folderOf(file);
        Path fresh = folder.resolve("." + UUID.randomUUID() + ".new");
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
            boolean alone = destroy
                    && isPosix(file)
                    && Files.getAttribute(file, "unix:nlink").equals(1);
            writeNew(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
            if (alone) {
                overwrite(old);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Opens a file for writing, and makes it, empty, if it is not there. */
    static FileChannel openOrCreate(Path file) throws IOException {
        return FileChannel.open(file, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(file));
    }

    /** Creates a file that is not there, for writing. */
    static FileChannel openNew(Path file) throws IOException {
        return FileChannel.open(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file));
    }

    /** Whether anyone but the owner has any right to it. */
    public static boolean isExposed(Path file) throws IOException {
        if (!isPosix(file)) {
            return false;
        }
        return !EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE)
                .containsAll(Files.getPosixFilePermissions(file));
    }

    /** A link, unlike a rename, fails where a file stands: two writers cannot replace each other's. */
    private static void appear(Path fresh, Path file, byte[] content) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            writeNew(file, content);
        }
    }

    private static void writeNew(Path file, byte[] content) throws IOException {
        FileChannel channel = openNew(file);
        try (channel) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void overwrite(FileChannel old) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        for (long left = old.size(), at = 0; left > 0; ) {
            zeros.clear().limit((int) Math.min(left, zeros.capacity()));
            int written = old.write(zeros, at);
            at += written;
            left -= written;
        }
        old.force(true);
    }

    static Path folderOf(Path file) throws FileSystemException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileSystemException(file.toString());
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    static void force(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
