package health.cordon.ner;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.SafeArg;
import health.cordon.ner.sequence.SequenceModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A sequence model that was trained on a site's own notes, and the file that keeps it.
 *
 * <p><b>What this promises.</b> A file that is cut, changed, of another kind, or trained from another model than the one that
 * ships is refused: the steps behind the sequence model were fitted to that one. The same model gives the same bytes.
 *
 * <p><b>What it does not.</b> The file is not encrypted. Its weights remember words of the notes: whoever may not see those
 * notes may not have the file.
 *
 * @param sequence the model
 * @param base the hash of the model that it was trained from
 */
public record SiteModel(SequenceModel sequence, String base) {

    private static final long MAGIC = 0x434F524453495445L;
    private static final int FORMAT = 1;
    private static final int HASH = 32;
    private static final int HEAD = Long.BYTES + Integer.BYTES + HASH;
    /** Far more than any model needs, and far less than what somebody may name by mistake. */
    private static final long LARGEST = 64L << 20;

    /** A model that was trained from the one that ships. */
    public static SiteModel of(SequenceModel trained) {
        return new SiteModel(trained, ModelHashes.installed().sequence());
    }

    /**
     * Reads a file and checks it whole.
     *
     * @throws CordonException {@link NerError#MODEL_UNREADABLE} if it cannot be read, {@link NerError#NOT_A_MODEL} if it is
     *     something else, {@link NerError#MODEL_FILE_DAMAGED} if a byte is missing or other than it was written,
     *     {@link NerError#MODEL_OF_OTHER_VERSION} if it goes with another version of Cordon
     */
    public static SiteModel load(Path file) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file));
        if (bytes.remaining() < Long.BYTES || bytes.getLong() != MAGIC) {
            throw refused(NerError.NOT_A_MODEL, file);
        }
        if (bytes.remaining() < HEAD - Long.BYTES) {
            throw refused(NerError.MODEL_FILE_DAMAGED, file);
        }
        int format = bytes.getInt();
        byte[] hash = new byte[HASH];
        bytes.get(hash);
        if (format != FORMAT) {
            throw refused(NerError.MODEL_OF_OTHER_VERSION, file);
        }
        byte[] rest = Arrays.copyOfRange(bytes.array(), HEAD, bytes.capacity());
        if (!MessageDigest.isEqual(hash, sha256(rest))) {
            throw refused(NerError.MODEL_FILE_DAMAGED, file);
        }
        return unpacked(rest, file);
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw refused(NerError.NOT_A_MODEL, file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes((int) LARGEST);
            }
        } catch (IOException e) {
            throw new CordonException(NerError.MODEL_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** What is whole and still no model of this version was written by another. */
    private static SiteModel unpacked(byte[] rest, Path file) {
        try {
            String base = HexFormat.of().formatHex(rest, 0, HASH);
            SequenceModel model = SequenceModel.read(new ByteArrayInputStream(rest, HASH, rest.length - HASH));
            if (base.equals(ModelHashes.installed().sequence())) {
                return new SiteModel(model, base);
            }
        } catch (CordonException e) {
            if (e.code() != NerError.MODEL_DAMAGED) {
                throw e;
            }
        } catch (IOException e) {
            throw new AssertionError("an array can be read", e);
        }
        throw refused(NerError.MODEL_OF_OTHER_VERSION, file);
    }

    /** Writes the file that {@link #load} reads. Who calls sees to it that nobody else can read it. */
    public void write(OutputStream out) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(HexFormat.of().parseHex(base));
        sequence.write(rest);
        out.write(ByteBuffer.allocate(HEAD)
                .putLong(MAGIC)
                .putInt(FORMAT)
                .put(sha256(rest.toByteArray()))
                .array());
        rest.writeTo(out);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static CordonException refused(ErrorCode why, Path file) {
        return new CordonException(why, SafeArg.path(file));
    }
}
