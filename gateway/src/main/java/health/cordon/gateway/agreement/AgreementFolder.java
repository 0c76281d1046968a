package health.cordon.gateway.agreement;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Agreements on disk: one signed record a file, {@code ID.json}, in a folder. A file that is taken away covers nothing from
 * then on.
 *
 * <p><b>What this promises.</b> Each reading takes every byte from the disk, and a record counts only as those very bytes that
 * the key verified. One that does not verify, or lies under another name than its id, makes the reading fail as a whole.
 * Thread-safe.
 *
 * <p><b>What it does not.</b> It does not know that an old record was put back: whoever may write the folder can do that.
 * Nothing but the end that was signed in it ends such a one.
 */
@Cfr("164.504(e)")
public final class AgreementFolder {

    private static final String ENDING = ".json";
    private static final int MOST_BYTES = 1 << 20;

    private record Verified(byte[] bytes, Agreement agreement) {}

    private final Path folder;
    private final PublicKey key;
    private final Map<Path, Verified> verified = new HashMap<>();

    /** This folder, signed by this key. */
    public AgreementFolder(Path folder, PublicKey key) {
        this.folder = folder;
        this.key = key;
    }

    /**
     * Signs an agreement and puts it into a folder, which is made if it is not there.
     *
     * @return its file
     * @throws CordonException {@link GatewayError#AGREEMENT_EXISTS}, {@link GatewayError#AGREEMENTS_UNREADABLE}
     */
    public static Path add(Path folder, Agreement agreement, PrivateKey key) {
        Path file = folder.resolve(agreement.id() + ENDING);
        try {
            Files.createDirectories(folder);
            Files.write(file, SignedAgreement.sign(agreement, key), StandardOpenOption.CREATE_NEW);
            return file;
        } catch (FileAlreadyExistsException e) {
            throw new CordonException(GatewayError.AGREEMENT_EXISTS, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(GatewayError.AGREEMENTS_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /**
     * All agreements, by id.
     *
     * @throws CordonException {@link GatewayError#AGREEMENT_UNVERIFIED} with the file, {@link
     *     GatewayError#AGREEMENTS_UNREADABLE}
     */
    public synchronized List<Agreement> read() {
        List<Agreement> all = new ArrayList<>();
        for (Path file : files()) {
            all.add(agreement(file));
        }
        return all;
    }

    /** The files of agreements, by name. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*" + ENDING)) {
            stream.forEach(files::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            throw new CordonException(GatewayError.AGREEMENTS_UNREADABLE, e, SafeArg.path(folder), SafeArg.cause(e));
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /**
     * The agreement of one file.
     *
     * @throws CordonException as {@link #read}
     */
    public synchronized Agreement agreement(Path file) {
        byte[] bytes = bytes(file);
        Verified before = verified.get(file);
        if (before != null && Arrays.equals(before.bytes(), bytes)) {
            return before.agreement();
        }
        Agreement agreement = verified(file, bytes);
        verified.put(file, new Verified(bytes, agreement));
        return agreement;
    }

    private Agreement verified(Path file, byte[] bytes) {
        try {
            Agreement agreement = SignedAgreement.verify(bytes, key);
            if (!file.endsWith(agreement.id() + ENDING)) {
                throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED, SafeArg.path(file));
            }
            return agreement;
        } catch (CordonException e) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED, SafeArg.path(file));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CordonException(GatewayError.AGREEMENTS_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }
}
