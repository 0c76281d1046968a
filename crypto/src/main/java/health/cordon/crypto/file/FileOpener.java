package health.cordon.crypto.file;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.disk.PrivateDraft;
import health.cordon.crypto.live.KeySource;
import health.cordon.crypto.spi.KeyHandle;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Opens sealed files.
 *
 * <p><b>What this promises.</b> The output holds exactly what was sealed, or does not appear: it is put in place when every
 * segment was verified. It is its owner's alone, never over its input, and over another file only if that is said. Constant
 * memory. Thread-safe.
 *
 * <p><b>What it does not.</b> The output is in clear. A killed process may leave a part of it, its owner's alone, under a
 * name that begins with a dot and ends in {@code .part}.
 */
public final class FileOpener {

    private final Function<KeyHandle, KeySource> keys;

    /** From {@code Keyring.fileOpener}. */
    public FileOpener(Function<KeyHandle, KeySource> keys) {
        this.keys = keys;
    }

    /**
     * Opens a file into another.
     *
     * @param replace whether the output may take the place of a file that is there
     * @param progress is told how many bytes were opened so far, now and then; stops the work by throwing, and then nothing
     *     is left behind
     * @return how many bytes were opened
     * @throws CordonException {@link CryptoError#FILE_NOT_SEALED}, {@link CryptoError#FILE_VERSION}, {@link
     *     CryptoError#FILE_DAMAGED}, {@link CryptoError#KEY_UNKNOWN}, {@link CryptoError#KEY_SHREDDED}, {@link
     *     CryptoError#FILE_UNREADABLE}, {@link CryptoError#FILE_UNWRITABLE}, {@link CryptoError#FILE_EXISTS}, {@link
     *     CryptoError#FILE_OVER_ITSELF}, and the errors of the keyring
     */
    public long open(Path input, Path output, boolean replace, LongConsumer progress) {
        Transfer transfer = new Transfer(input, output, progress);
        try (SealedFile in = read(input);
                PrivateDraft draft = transfer.output(replace)) {
            long done = transfer.copy(in, draft.channel());
            draft.commit();
            return done;
        } catch (IOException e) {
            throw transfer.unwritable(e);
        }
    }

    /** Opens a file to read from any place of it; the caller closes it. Errors as of {@link #open}. */
    public SealedFile read(Path input) {
        FileChannel in = Transfer.input(input);
        boolean opened = false;
        try {
            SealedFile file = SealedFile.open(in, SafeArg.path(input), keys);
            opened = true;
            return file;
        } catch (IOException e) {
            throw unreadable(input, e);
        } finally {
            if (!opened) {
                close(in);
            }
        }
    }

    /** Which key sealed the file, as its first bytes say; not verified. */
    public static KeyHandle handle(Path input) {
        try (FileChannel in = Transfer.input(input)) {
            return SealedFile.header(in, SafeArg.path(input)).handle();
        } catch (IOException e) {
            throw unreadable(input, e);
        }
    }

    private static void close(FileChannel in) {
        try {
            in.close();
        } catch (IOException e) {
            // What went wrong before is what matters.
        }
    }

    private static CordonException unreadable(Path input, IOException e) {
        return new CordonException(CryptoError.FILE_UNREADABLE, e, SafeArg.path(input), SafeArg.cause(e));
    }

    @Override
    public String toString() {
        return "FileOpener";
    }
}
