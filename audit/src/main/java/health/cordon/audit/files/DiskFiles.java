package health.cordon.audit.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real file system. Reading uses {@link RandomAccessFile} on purpose: a channel would be closed under a reader whose
 * thread is interrupted.
 */
public final class DiskFiles implements FileLayer {

    /** It has no state. */
    public static final DiskFiles INSTANCE = new DiskFiles();

    private DiskFiles() {}

    @Override
    public Open create(Path file, boolean ownerOnly) throws IOException {
        FileAttribute<?>[] attributes = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(ownerOnly ? "rw-------" : "rw-r-----"))
                }
                : new FileAttribute<?>[0];
        return new OpenFile(FileChannel.open(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
    }

    @Override
    public Open open(Path file) throws IOException {
        return new OpenFile(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    @Override
    public byte[] read(Path file) throws IOException {
        try (RandomAccessFile open = opened(file)) {
            long length = open.length();
            if (length > Integer.MAX_VALUE - 8) {
                throw new IOException("too large");
            }
            byte[] bytes = new byte[(int) length];
            open.readFully(bytes);
            return bytes;
        } catch (EOFException shrank) {
            throw new IOException("changed while it was read", shrank);
        }
    }

    @Override
    public byte[] read(Path file, long position, int length) throws IOException {
        try (RandomAccessFile open = opened(file)) {
            byte[] bytes = new byte[length];
            open.seek(position);
            int have = 0;
            while (have < length) {
                int read = open.read(bytes, have, length - have);
                if (read < 0) {
                    return Arrays.copyOf(bytes, have);
                }
                have += read;
            }
            return bytes;
        }
    }

    @Override
    public long size(Path file) throws IOException {
        return Files.size(file);
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(
                    folder,
                    isPosix(folder)
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"))
                            }
                            : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static RandomAccessFile opened(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new RandomAccessFile(file.toFile(), "r");
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private record OpenFile(FileChannel channel) implements Open {

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            long at = position;
            while (data.hasRemaining()) {
                at += channel.write(data, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
