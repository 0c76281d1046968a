package health.cordon.crypto;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.primitive.Derivation;
import health.cordon.crypto.primitive.HmacKey;
import health.cordon.crypto.primitive.Jca;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The one secret of an installation: random roots from which every key is derived.
 *
 * <p><b>What this promises.</b> A root is 256 random bits; the key of each purpose is derived by HKDF-SHA256 and unrelated
 * to the others. A keyset holds one or more generations of roots, of which the newest, the primary, is used for new data;
 * data names the generation that made it, so older data stays readable after {@link #rotated()}. The file is written
 * whole, readable by its owner alone, and never over another; a file that is exposed, truncated or changed is refused.
 * {@link #toString()} shows the public id only. Thread-safe.
 *
 * <p><b>What it does not.</b> {@link #close()} wipes the roots held here, but the JVM may have copied them while moving
 * memory, and keys already derived live on in the objects that use them. Without a passphrase the file's permissions are
 * all that protects it. On a file system without POSIX permissions the folder must be protected by other means. Losing
 * the file loses everything encrypted under it: keep a backup, away from the data.
 */
@Cfr("164.312(a)(2)(iv)")
public final class Keyset implements AutoCloseable {

    static final int MOST_GENERATIONS = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<KeyGeneration> generations;
    private final boolean ephemeral;
    private boolean closed;

    private Keyset(List<KeyGeneration> generations, boolean ephemeral) {
        this.generations = List.copyOf(generations);
        this.ephemeral = ephemeral;
    }

    /** A new keyset with one generation, to be written. */
    public static Keyset generate() {
        return new Keyset(List.of(KeyGeneration.random(1)), false);
    }

    /** A new keyset for one run: it cannot be written, so what is made with it cannot be made again or undone later. */
    public static Keyset ephemeral() {
        return new Keyset(List.of(KeyGeneration.random(1)), true);
    }

    /**
     * Reads a keyset that is not sealed.
     *
     * @throws CordonException {@link CryptoError}: missing, exposed, damaged, sealed, of another version
     */
    public static Keyset read(Path file) {
        return new Keyset(KeysetFile.read(file, null), false);
    }

    /** Reads a keyset that is sealed under this passphrase; one that is not sealed is read as well. */
    public static Keyset read(Path file, Passphrase passphrase) {
        return new Keyset(KeysetFile.read(file, passphrase), false);
    }

    /**
     * Writes it, durably and all at once, readable by its owner alone.
     *
     * @throws CordonException {@link CryptoError#KEYSET_EXISTS} if something stands there, {@link
     *     CryptoError#KEYSET_EPHEMERAL} if it was made for one run
     */
    public void write(Path file) {
        write(file, (Passphrase) null);
    }

    /** Puts it in the place of a keyset whose generations it holds all. */
    void replace(Path file, @Nullable Passphrase passphrase) {
        lock.lock();
        try {
            requireOpen();
            KeysetFile.replace(file, generations, passphrase);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #write(Path)}, sealed with AES-256-GCM under a key from the passphrase (PBKDF2, 600,000 rounds). */
    public void write(Path file, @Nullable Passphrase passphrase) {
        if (ephemeral) {
            throw new CordonException(CryptoError.KEYSET_EPHEMERAL, SafeArg.path(file));
        }
        lock.lock();
        try {
            requireOpen();
            KeysetFile.write(file, generations, passphrase);
        } finally {
            lock.unlock();
        }
    }

    /**
     * A keyset with these generations and a new primary. Pseudonyms, numbers and format-preserving results made with it
     * differ from older ones; vaults of older generations still open. Write it to a new file, then retire the old one.
     */
    public Keyset rotated() {
        lock.lock();
        try {
            requireOpen();
            if (generations.size() >= MOST_GENERATIONS) {
                throw new CordonException(CryptoError.KEYSET_FULL);
            }
            List<KeyGeneration> all = new ArrayList<>();
            generations.forEach(generation -> all.add(generation.copy()));
            all.add(KeyGeneration.random(generations.getLast().number() + 1));
            return new Keyset(all, ephemeral);
        } finally {
            lock.unlock();
        }
    }

    /** The primary's public id, {@code k-} and 16 characters. Reports and vaults name it; it tells nothing of the key. */
    public String id() {
        return generations.getLast().id();
    }

    /** The ids of all generations, oldest first. */
    public List<String> ids() {
        return generations.stream().map(KeyGeneration::id).toList();
    }

    /** Whether it was made for one run and cannot be written. */
    public boolean isEphemeral() {
        return ephemeral;
    }

    /** Pseudonyms and keyed numbers under the primary. */
    public Pseudonyms pseudonyms() {
        return pseudonyms(id());
    }

    /** Pseudonyms and keyed numbers under the generation with this id, to continue what an older key began. */
    public Pseudonyms pseudonyms(String id) {
        return new Pseudonyms(new HmacKey(derive(id, "HmacSHA256", "pseudonyms", new byte[0])));
    }

    /** Format-preserving encryption under the primary. */
    public FormatPreserving formatPreserving() {
        return formatPreserving(id());
    }

    /**
     * Format-preserving encryption under the generation with this id, to decrypt what an older key encrypted.
     *
     * @throws CordonException {@link CryptoError#FF1_NOT_IN_PROVIDER} where a security provider was chosen: none has FF1
     */
    public FormatPreserving formatPreserving(String id) {
        if (Jca.isChosen()) {
            throw new CordonException(CryptoError.FF1_NOT_IN_PROVIDER);
        }
        byte[] key = derive(id, "AES", "format-preserving", new byte[0]).getEncoded();
        try {
            return new FormatPreserving(new Ff1(key));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Wipes the roots. What was obtained before goes on working; nothing new can be obtained. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            generations.forEach(KeyGeneration::wipe);
        } finally {
            lock.unlock();
        }
    }

    /** The key of one purpose under one generation. */
    SecretKey derive(String id, String algorithm, String purpose, byte[] salt) {
        lock.lock();
        try {
            requireOpen();
            byte[] root = generation(id)
                    .orElseThrow(() -> new CordonException(CryptoError.KEYSET_GENERATION))
                    .root();
            return Derivation.key(root, algorithm, purpose, salt);
        } finally {
            lock.unlock();
        }
    }

    private Optional<KeyGeneration> generation(String id) {
        return generations.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private void requireOpen() {
        if (closed) {
            throw new CordonException(CryptoError.KEYSET_CLOSED);
        }
    }

    @Override
    public String toString() {
        return "Keyset(" + generations.getLast() + ")";
    }
}
