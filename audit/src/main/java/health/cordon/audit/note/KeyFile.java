package health.cordon.audit.note;

import health.cordon.audit.AuditError;
import health.cordon.audit.NotVerified;
import health.cordon.audit.files.FileLayer;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * A signing key in a file of its owner alone (mode 0600): four lines, {@code cordon-signing-key 1}, the name, the private
 * key (PKCS #8) and the public key (X.509), both in base64.
 *
 * <p><b>What it does not.</b> The file is not encrypted: whoever reads it signs as the log. Keep it on a disk that is, or
 * bring the key from a key provider ({@link SigningKey#of}).
 */
@Cfr("164.312(c)(1)")
public final class KeyFile {

    private static final String HEADER = "cordon-signing-key 1";

    private KeyFile() {}

    /**
     * Reads the key.
     *
     * @throws CordonException {@link AuditError}: missing, exposed, damaged
     */
    public static SigningKey read(Path file, FileLayer files) {
        if (!files.exists(file)) {
            throw new CordonException(AuditError.KEY_MISSING, SafeArg.path(file));
        }
        try {
            refuseExposed(file);
            String[] lines = new String(files.read(file), StandardCharsets.UTF_8).split("\n", -1);
            if (lines.length != 5 || !lines[0].equals(HEADER) || !lines[4].isEmpty()) {
                throw new CordonException(AuditError.KEY_DAMAGED, SafeArg.path(file));
            }
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return SigningKey.of(
                    lines[1],
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[2]))),
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines[3]))));
        } catch (IOException e) {
            throw new CordonException(AuditError.UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new CordonException(AuditError.KEY_DAMAGED, e, SafeArg.path(file));
        }
    }

    /** Makes a new key under this name and writes it, durably; nothing may stand there. */
    public static SigningKey create(Path file, String name, FileLayer files) throws IOException {
        SigningKey key = SigningKey.generate(name);
        String text = HEADER + "\n" + name + "\n"
                + Base64.getEncoder().encodeToString(key.privateKey().getEncoded()) + "\n"
                + Base64.getEncoder().encodeToString(key.publicKey().getEncoded()) + "\n";
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        files.delete(fresh);
        try (FileLayer.Open open = files.create(fresh, true)) {
            open.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            open.force();
        }
        files.rename(fresh, file);
        files.forceFolder(folder(file));
        return key;
    }

    /** Reads a verifier key from a file that holds nothing else. */
    public static VerifierKey readVerifier(Path file, FileLayer files) {
        try {
            return VerifierKey.parse(new String(files.read(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CordonException(AuditError.UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        } catch (NotVerified e) {
            throw new CordonException(AuditError.KEY_DAMAGED, e, SafeArg.path(file));
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    private static void refuseExposed(Path file) throws IOException {
        if (!Files.exists(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(Files.getPosixFilePermissions(file));
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!others.isEmpty()) {
            throw new CordonException(AuditError.KEY_EXPOSED, SafeArg.path(file));
        }
    }
}
