package health.cordon.crypto.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/**
 * A file of any size that is being written beside its place, with mode 0600, and appears there when it is whole and on the
 * disk. Closed without {@link #commit} it leaves nothing; a killed process may leave {@code .NAME.UUID.part}. Not
 * thread-safe.
 */
public final class PrivateDraft implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final boolean replace;
    private final FileChannel channel;
    private boolean done;

    private PrivateDraft(Path target, Path temporary, boolean replace, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.replace = replace;
        this.channel = channel;
    }

    /**
     * Begins a file.
     *
     * @param replace whether it may take the place of a file that is there
     * @throws FileAlreadyExistsException if something stands there that may not be replaced
     */
    public static PrivateDraft of(Path target, boolean replace) throws IOException {
        Path name = Objects.requireNonNull(target.toAbsolutePath().getFileName());
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !(replace && Files.isRegularFile(target))) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path temporary = PrivateFile.folderOf(target).resolve("." + name + "." + UUID.randomUUID() + ".part");
        return new PrivateDraft(target, temporary, replace, PrivateFile.openNew(temporary));
    }

    /** Takes the content. */
    public FileChannel channel() {
        return channel;
    }

    /** Puts it in its place, durably. Fails, and replaces nothing, if a file appeared there that may not be replaced. */
    public void commit() throws IOException {
        channel.force(true);
        channel.close();
        if (replace) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            appear();
        }
        done = true;
        PrivateFile.force(PrivateFile.folderOf(target));
    }

    /** A link, unlike a rename, fails where a file stands. Where there are no links, the moment in between is a risk. */
    private void appear() throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(temporary, target);
            return;
        }
        Files.delete(temporary);
    }

    /** Throws away what was not committed. */
    @Override
    public void close() throws IOException {
        if (!done) {
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }
}
