package health.cordon.audit;

import health.cordon.audit.files.FileLayer;
import health.cordon.audit.journal.JournalReader;
import health.cordon.audit.note.KeyFile;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.note.VerifierKey;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes a new log's folder and key, and finds them again. Each step may be the last one before a crash. */
final class LogCreation {

    /** Where the signing key comes from. */
    @FunctionalInterface
    interface KeySource {
        SigningKey key(LogFolder folder, FileLayer files) throws IOException;
    }

    /** From the file beside the log, made with the log. */
    static final KeySource KEY_IN_FILE = LogCreation::keyInFile;

    private static final int NAME_BYTES = 8;

    private LogCreation() {}

    static void folders(LogFolder folder, FileLayer files) throws IOException {
        create(folder.path(), files);
        create(folder.journal(), files);
        create(folder.path().resolve("index"), files);
    }

    /** The key, which must be the one that the log was begun with. */
    static SigningKey key(LogFolder folder, FileLayer files, KeySource source) throws IOException {
        SigningKey key = source.key(folder, files);
        if (!files.exists(folder.verifierKey())) {
            if (files.exists(folder.checkpoint())) {
                throw new CordonException(AuditError.KEY_MISSING, SafeArg.path(folder.verifierKey()));
            }
            writeVerifier(folder, files, key.logKey());
        }
        if (!KeyFile.readVerifier(folder.verifierKey(), files).equals(key.logKey())) {
            throw new CordonException(AuditError.WRONG_KEY, SafeArg.path(folder.path()));
        }
        return key;
    }

    /** Whether the journal goes beyond the checkpoint and the key to sign it is at hand. */
    static boolean hasLeftovers(LogFolder folder, FileLayer files) {
        try {
            if (!files.exists(folder.journal()) || !files.exists(folder.checkpoint()) || !files.exists(folder.key())) {
                return false;
            }
            SignedCheckpoint signed = SignedCheckpoint.verify(
                    new String(files.read(folder.checkpoint()), StandardCharsets.UTF_8),
                    KeyFile.readVerifier(folder.verifierKey(), files));
            return new JournalReader(files, folder.journal()).read((first, count, body) -> {}) > signed.size();
        } catch (IOException | NotVerified | CordonException e) {
            // What is wrong, whoever reads or verifies is told.
            return false;
        }
    }

    private static SigningKey keyInFile(LogFolder folder, FileLayer files) throws IOException {
        boolean begun = files.exists(folder.verifierKey()) || files.exists(folder.checkpoint());
        if (files.exists(folder.key()) || begun) {
            return KeyFile.read(folder.key(), files);
        }
        byte[] name = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(name);
        return KeyFile.create(folder.key(), "cordon/audit/" + HexFormat.of().formatHex(name), files);
    }

    private static void writeVerifier(LogFolder folder, FileLayer files, VerifierKey key) throws IOException {
        Path fresh = folder.path().resolve("log.vkey.new");
        files.delete(fresh);
        try (FileLayer.Open open = files.create(fresh, false)) {
            open.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            open.force();
        }
        files.rename(fresh, folder.verifierKey());
        files.forceFolder(folder.path());
    }

    private static void create(Path wanted, FileLayer files) throws IOException {
        if (!files.exists(wanted)) {
            Path parent = wanted.getParent();
            if (parent != null) {
                create(parent, files);
            }
            files.createFolder(wanted);
            if (parent != null) {
                files.forceFolder(parent);
            }
        }
    }
}
