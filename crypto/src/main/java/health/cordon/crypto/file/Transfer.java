package health.cordon.crypto.file;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.disk.PrivateDraft;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** From one file into another, in constant memory, with errors that say which of the two is at fault. */
final class Transfer {

    /** Eight segments: fewer calls into the system than segments, and still nothing in memory. */
    private static final int BUFFER = 1 << 19;

    private final Path input;
    private final Path output;
    private final LongConsumer progress;

    Transfer(Path input, Path output, LongConsumer progress) {
        this.input = input;
        this.output = output;
        this.progress = progress;
    }

    static FileChannel input(Path input) {
        try {
            return FileChannel.open(input, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new CordonException(CryptoError.FILE_UNREADABLE, e, SafeArg.path(input), SafeArg.cause(e));
        }
    }

    PrivateDraft output(boolean replace) {
        try {
            if (Files.exists(output) && Files.isSameFile(input, output)) {
                throw new CordonException(CryptoError.FILE_OVER_ITSELF, SafeArg.path(output));
            }
            return PrivateDraft.of(output, replace);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** How many bytes went over. Text does not stay in the buffer. */
    long copy(ReadableByteChannel from, WritableByteChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long done = 0;
        try {
            while (filled(from, buffer)) {
                done += buffer.remaining();
                drain(buffer, to);
                progress.accept(done);
            }
            return done;
        } finally {
            Arrays.fill(buffer.array(), (byte) 0);
        }
    }

    CordonException unwritable(IOException e) {
        return e instanceof FileAlreadyExistsException
                ? new CordonException(CryptoError.FILE_EXISTS, SafeArg.path(output))
                : new CordonException(CryptoError.FILE_UNWRITABLE, e, SafeArg.path(output), SafeArg.cause(e));
    }

    private boolean filled(ReadableByteChannel from, ByteBuffer buffer) {
        buffer.clear();
        try {
            while (buffer.hasRemaining() && from.read(buffer) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw new CordonException(CryptoError.FILE_UNREADABLE, e, SafeArg.path(input), SafeArg.cause(e));
        }
        return buffer.flip().hasRemaining();
    }

    private void drain(ByteBuffer buffer, WritableByteChannel to) {
        try {
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
