package health.cordon.audit.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The few things that the log asks of a file system, so that a test can make each of them fail and can lose what was not
 * flushed. {@link DiskFiles} is the real one. Missing files are {@link java.nio.file.NoSuchFileException}.
 */
public interface FileLayer {

    /** A file open for writing at any position. */
    interface Open extends Closeable {

        /** Writes all of {@code data} at {@code position}, or throws with an unknown part of it written. */
        void write(ByteBuffer data, long position) throws IOException;

        /** Returns when what was written would survive a power failure. */
        void force() throws IOException;
    }

    /** Creates a file that must not be there; {@code ownerOnly} with mode 0600 where there are modes. */
    Open create(Path file, boolean ownerOnly) throws IOException;

    /** Opens a file that is there. */
    Open open(Path file) throws IOException;

    /** All bytes. */
    byte[] read(Path file) throws IOException;

    /** Reads up to {@code length} bytes from {@code position}; fewer only at the end. */
    byte[] read(Path file, long position, int length) throws IOException;

    /** Length in bytes. */
    long size(Path file) throws IOException;

    /** Whether something is there. */
    boolean exists(Path path);

    /** Names in a folder, in order; none if there is no folder. */
    List<String> list(Path folder) throws IOException;

    /** Creates a folder; one that is there is left. Its parent must be there. */
    void createFolder(Path folder) throws IOException;

    /** Renames over whatever is at {@code to}, all at once. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file or an empty folder; nothing there is no error. */
    void delete(Path path) throws IOException;

    /** Returns when the names in the folder would survive a power failure. */
    void forceFolder(Path folder) throws IOException;
}
