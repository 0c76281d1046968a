package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Objects;

/**
 * A file that appears whole or not at all.
 *
 * <p>It is written beside its place under another name, flushed to the disk, and then renamed. Closed without
 * {@link #commit()} it leaves nothing. Every failure to write comes as {@link CliError#CANNOT_WRITE}, so that it is not
 * taken for a failure to read. Not thread-safe.
 */
public final class AtomicFile implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest digest = Hashes.sha256();
    private final OutputStream out;
    private long size;
    private boolean committed;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.out = new BufferedOutputStream(new Counted(Channels.newOutputStream(channel)), 128 * 1024);
    }

    /** Begins a file; folders on the way are made. */
    public static AtomicFile at(Path target) {
        return begin(target);
    }

    /** Begins a file that from its first byte only its owner may read (mode 0600), where the file system knows such a thing. */
    public static AtomicFile ofOwner(Path target) {
        boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? begin(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : begin(target);
    }

    private static AtomicFile begin(Path target, FileAttribute<?>... attributes) {
        Path temporary = temporary(target);
        try {
            Files.createDirectories(Objects.requireNonNull(temporary.getParent()));
            Files.deleteIfExists(temporary);
            return new AtomicFile(
                    target,
                    temporary,
                    FileChannel.open(
                            temporary,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            attributes));
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** The name under which a file is written; the same each time, so that what a killed run left is replaced. */
    static Path temporary(Path target) {
        Path absolute = target.toAbsolutePath();
        String name = Objects.requireNonNull(absolute.getFileName()).toString();
        return absolute.resolveSibling(".cordon-" + Hashes.of(name).substring(0, 16) + ".tmp");
    }

    /** Takes the content. */
    public OutputStream stream() {
        return out;
    }

    /** Puts the file in its place. */
    public void commit() {
        try {
            out.flush();
            channel.force(true);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            committed = true;
            forceFolder();
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** How many bytes were written. */
    public long size() {
        return size;
    }

    /** The SHA-256 of what was written, in hex; ask once, after {@link #commit()}. */
    public String hash() {
        return Hashes.hex(digest);
    }

    /** Throws away what was not committed. */
    @Override
    public void close() {
        if (!committed) {
            try {
                channel.close();
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw failed(target, e);
            }
        }
    }

    /** A rename is on the disk when its folder is. Some file systems cannot flush a folder; they need not. */
    private void forceFolder() {
        try (FileChannel folder =
                FileChannel.open(Objects.requireNonNull(temporary.getParent()), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static CordonException failed(Path target, IOException e) {
        return new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(target), SafeArg.cause(e));
    }

    /** Counts and hashes on the way to the disk. */
    private final class Counted extends FilterOutputStream {

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw failed(target, e);
            }
            digest.update(bytes, from, length);
            size += length;
        }
    }
}
