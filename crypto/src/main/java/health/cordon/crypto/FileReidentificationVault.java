package health.cordon.crypto;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.crypto.primitive.Jca;
import health.cordon.crypto.primitive.KeyedInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A vault in one encrypted file.
 *
 * <p><b>What this promises.</b> What {@link ReidentificationVault} does. Records are sealed with AES-256-GCM, bound to their
 * place, the vault and the keyset: a changed, moved or foreign byte is an error. A record torn by a crash is dropped when the
 * vault is next opened for writing, and counted. One process writes at a time; the file is its owner's alone.
 *
 * <p><b>What it does not.</b> Whole records cut off the end, or an older copy put in place, cannot be told from the file
 * alone. One subject's codes cannot be destroyed apart from the others': that takes a store ({@code docs/store.md}). Memory:
 * about 70 bytes a record.
 */
@Cfr("164.514(c)")
public final class FileReidentificationVault implements ReidentificationVault {

    private static final RevealAccess TO_INDEX = RevealAccess.because("to find the code it has already");

    private final Path path;
    private final boolean writable;
    private final VaultLock claim;
    private final VaultFile file;
    private final VaultIndex index = new VaultIndex();
    private final SecureRandom random = Jca.randomForNonces();
    private final ReentrantLock lock = new ReentrantLock();
    /** Taken before {@link #lock} where both are. */
    private final ReentrantLock syncing = new ReentrantLock();
    /** How many records are known to be on the disk; guarded by {@link #syncing}. */
    private int durable;

    private int tornRecords;
    private boolean closed;

    private FileReidentificationVault(Path path, boolean writable, VaultLock claim, VaultFile file) {
        this.path = path;
        this.writable = writable;
        this.claim = claim;
        this.file = file;
    }

    /**
     * Opens a vault to assign and restore, and creates it under the keyset's primary if there is none. Reads the whole
     * file once, in constant memory beside the index.
     *
     * @throws CordonException {@link CryptoError}: exposed, damaged, of another keyset, in use, an ephemeral keyset
     */
    public static FileReidentificationVault open(Path path, Keyset keyset) {
        if (keyset.isEphemeral()) {
            throw new CordonException(CryptoError.KEYSET_EPHEMERAL, SafeArg.path(path));
        }
        if (!Files.exists(path)) {
            create(path, keyset);
        }
        return open(path, keyset, true);
    }

    /** Opens a vault to restore from, changing nothing; several processes may do so at a time. */
    public static FileReidentificationVault openToRestore(Path path, Keyset keyset) {
        return open(path, keyset, false);
    }

    @Override
    public ReidentificationCode assign(String subject, String kind, Phi value) {
        Objects.requireNonNull(value);
        long[] hash = hash(Phi.of(subject), kind, value);
        lock.lock();
        try {
            requireOpen();
            int known = index.withValue(hash[0], hash[1]);
            if (known >= 0) {
                return ReidentificationCode.of(index.codeHigh(known), index.codeLow(known));
            }
            requireWritable(subject, kind, value);
            ReidentificationCode code = ReidentificationCode.random(random);
            VaultRecord entry = new VaultRecord(code.high(), code.low(), Phi.of(subject), kind, value);
            long offset = file.append(index.size(), entry);
            index.add(offset, entry.high(), entry.low(), hash[0], hash[1]);
            return code;
        } catch (IOException e) {
            throw new CordonException(CryptoError.VAULT_UNWRITABLE, e, SafeArg.path(path), SafeArg.cause(e));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Phi> restore(ReidentificationCode code) {
        lock.lock();
        try {
            requireOpen();
            int number = index.withCode(code.high(), code.low());
            if (number < 0) {
                return Optional.empty();
            }
            return Optional.of(file.read(number, index.offset(number)).value());
        } catch (IOException e) {
            throw new CordonException(CryptoError.VAULT_UNREADABLE, e, SafeArg.path(path), SafeArg.cause(e));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return index.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many torn records were found at the end when it was opened, 0 or 1: worth a warning. */
    public int tornRecords() {
        return tornRecords;
    }

    @Override
    public void sync() {
        int wanted = requiredSize();
        syncing.lock();
        try {
            if (durable >= wanted || !writable) {
                return;
            }
            int covered = requiredSize();
            file.force();
            durable = covered;
        } catch (IOException e) {
            throw new CordonException(CryptoError.VAULT_UNWRITABLE, e, SafeArg.path(path), SafeArg.cause(e));
        } finally {
            syncing.unlock();
        }
    }

    /** Syncs and gives the file back. A second call does nothing. */
    @Override
    public void close() {
        syncing.lock();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            try {
                sync();
            } finally {
                closed = true;
                release();
            }
        } finally {
            lock.unlock();
            syncing.unlock();
        }
    }

    private int requiredSize() {
        lock.lock();
        try {
            requireOpen();
            return index.size();
        } finally {
            lock.unlock();
        }
    }

    private static void create(Path path, Keyset keyset) {
        try {
            PrivateFile.create(path, VaultHeader.create(keyset).bytes());
        } catch (FileAlreadyExistsException e) {
            // Another process was first; whether it may be shared, the lock decides.
        } catch (IOException e) {
            throw new CordonException(CryptoError.VAULT_UNWRITABLE, e, SafeArg.path(path), SafeArg.cause(e));
        }
    }

    private static FileReidentificationVault open(Path path, Keyset keyset, boolean writable) {
        try {
            if (PrivateFile.isExposed(path)) {
                throw new CordonException(CryptoError.VAULT_EXPOSED, SafeArg.path(path));
            }
            VaultLock claim = VaultLock.claim(path);
            try {
                return open(path, keyset, writable, claim);
            } catch (IOException | RuntimeException e) {
                claim.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new CordonException(CryptoError.VAULT_MISSING, e, SafeArg.path(path));
        } catch (IOException e) {
            throw new CordonException(CryptoError.VAULT_UNREADABLE, e, SafeArg.path(path), SafeArg.cause(e));
        }
    }

    private static FileReidentificationVault open(Path path, Keyset keyset, boolean writable, VaultLock claim)
            throws IOException {
        RandomAccessFile raw = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
        try {
            claim.hold(raw, !writable);
            FileReidentificationVault vault =
                    new FileReidentificationVault(path, writable, claim, VaultFile.open(path, raw, keyset));
            vault.load();
            return vault;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private void load() throws IOException {
        long torn = file.scan((offset, entry) -> {
            long[] hash = hash(entry.subject(), entry.kind(), entry.value());
            index.add(offset, entry.high(), entry.low(), hash[0], hash[1]);
        });
        if (torn > 0) {
            tornRecords = 1;
            if (writable) {
                file.truncate();
            }
        }
    }

    private long[] hash(Phi subject, String kind, Phi value) {
        byte[] code = file.keys()
                .index()
                .code(KeyedInput.of((byte) 1, kind, subject.reveal(TO_INDEX), value.reveal(TO_INDEX)));
        ByteBuffer halves = ByteBuffer.wrap(code);
        return new long[] {halves.getLong(), halves.getLong()};
    }

    private void requireOpen() {
        if (closed) {
            throw new CordonException(CryptoError.VAULT_CLOSED, SafeArg.path(path));
        }
    }

    private void requireWritable(String subject, String kind, Phi value) {
        if (!writable) {
            throw new CordonException(CryptoError.VAULT_READ_ONLY, SafeArg.path(path));
        }
        if (index.size() >= VaultFile.MOST_RECORDS) {
            throw new CordonException(CryptoError.VAULT_FULL, SafeArg.path(path));
        }
        if (2L * (subject.length() + (long) kind.length() + value.length()) > VaultFile.MOST_BYTES) {
            throw new CordonException(CryptoError.VALUE_TOO_LONG, SafeArg.of("characters", value.length()));
        }
    }

    private void release() {
        try {
            file.close();
        } catch (IOException e) {
            throw new CordonException(CryptoError.VAULT_UNWRITABLE, e, SafeArg.path(path), SafeArg.cause(e));
        } finally {
            claim.close();
        }
    }

    @Override
    public String toString() {
        return "FileReidentificationVault(" + index.size() + " codes)";
    }
}
