package health.cordon.crypto.file;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.disk.PrivateDraft;
import health.cordon.crypto.live.KeySource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Seals files of any size under one owner's key.
 *
 * <p><b>What this promises.</b> Each file has a key of its own, derived from the owner's with a random salt, and is encrypted
 * with AES-256-GCM in segments of 64 KiB in the STREAM construction: a file that was cut, lengthened, put together from
 * others or changed in any bit does not open. Constant memory. The output appears whole and on the disk or not at all, its
 * owner's alone, never over its input, and over another file only if that is said. Thread-safe.
 *
 * <p><b>What it does not.</b> Length and age in key versions show. A file is not bound to its name or folder: one sealed file
 * put in the place of another of the same owner opens. The input stays where it is, in clear.
 */
@Cfr("164.312(a)(2)(iv)")
public final class FileSealer {

    private final KeySource keys;

    /** From {@code Keyring.fileSealer}. */
    public FileSealer(KeySource keys) {
        this.keys = keys;
    }

    /**
     * Seals a file.
     *
     * @param replace whether the output may take the place of a file that is there
     * @param progress is told how many bytes were sealed so far, now and then; stops the work by throwing, and then nothing
     *     is left behind
     * @return how many bytes were sealed
     * @throws CordonException {@link CryptoError#FILE_UNREADABLE}, {@link CryptoError#FILE_UNWRITABLE}, {@link
     *     CryptoError#FILE_EXISTS}, {@link CryptoError#FILE_OVER_ITSELF}, {@link CryptoError#FILE_TOO_LARGE}, and the
     *     errors of the keyring
     */
    public long seal(Path input, Path output, boolean replace, LongConsumer progress) {
        Transfer transfer = new Transfer(input, output, progress);
        try (FileChannel in = Transfer.input(input);
                PrivateDraft draft = transfer.output(replace);
                SealingChannel sealing = sealing(draft.channel())) {
            long done = transfer.copy(in, sealing);
            sealing.finish();
            draft.commit();
            return done;
        } catch (IOException e) {
            throw transfer.unwritable(e);
        }
    }

    /** Writes the text of a file that is to be sealed. */
    @FunctionalInterface
    public interface TextWriter {

        /** Writes all of it; by throwing it leaves no file behind. */
        void write(WritableByteChannel text) throws IOException;
    }

    /**
     * Seals a file that is being made: its text never lies on a disk.
     *
     * @param replace whether it may take the place of a file that is there
     * @throws CordonException {@link CryptoError#FILE_UNWRITABLE}, {@link CryptoError#FILE_EXISTS}, {@link
     *     CryptoError#FILE_TOO_LARGE}, and the errors of the keyring
     */
    public void write(Path output, boolean replace, TextWriter writer) {
        try (PrivateDraft draft = PrivateDraft.of(output, replace);
                SealingChannel sealing = sealing(draft.channel())) {
            writer.write(sealing);
            sealing.finish();
            draft.commit();
        } catch (FileAlreadyExistsException e) {
            throw new CordonException(CryptoError.FILE_EXISTS, SafeArg.path(output));
        } catch (IOException e) {
            throw new CordonException(CryptoError.FILE_UNWRITABLE, e, SafeArg.path(output), SafeArg.cause(e));
        }
    }

    /** Seals what is written into the channel that this returns, on its way to another. */
    public SealingChannel sealing(WritableByteChannel to) {
        return new SealingChannel(keys, to);
    }

    @Override
    public String toString() {
        return "FileSealer(" + keys.handle() + ")";
    }
}
