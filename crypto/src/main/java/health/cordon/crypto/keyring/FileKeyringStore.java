package health.cordon.crypto.keyring;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.disk.FileGuard;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.KeyringStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A keyring in one file: lines of ASCII that a person may look at, its owner's alone.
 *
 * <p><b>What this promises.</b> What {@link KeyringStore} does, over all processes of one machine. Each change writes the
 * file anew, flushes it and puts it in place at once; a crash leaves the old file or the new. After shredding, the old file's
 * bytes are overwritten where the file system writes in place. Thread-safe.
 *
 * <p><b>What it does not.</b> A change costs time in proportion to the number of keys, some milliseconds for thousands: for
 * a key a patient take a database. Not for network file systems without locks. A solid-state disk or a copying file system
 * may keep overwritten blocks.
 */
public final class FileKeyringStore implements KeyringStore {

    /** What the file held when it had this identity. */
    private record Read(List<Object> identity, KeyringText text) {}

    private final Path file;
    private volatile @Nullable Read last;

    private FileKeyringStore(Path file) {
        this.file = file;
    }

    /**
     * Makes an empty store.
     *
     * @param kek where the key-encryption key is, for whoever opens the file later
     * @throws CordonException {@link CryptoError#KEYRING_EXISTS}, {@link CryptoError#KEYRING_UNWRITABLE}
     */
    public static FileKeyringStore create(Path file, KekAddress kek) {
        try {
            PrivateFile.create(file, KeyringText.empty(kek).bytes());
            return new FileKeyringStore(file);
        } catch (FileAlreadyExistsException e) {
            throw new CordonException(CryptoError.KEYRING_EXISTS, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(CryptoError.KEYRING_UNWRITABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /**
     * Opens a store.
     *
     * @throws CordonException {@link CryptoError}: missing, exposed, damaged, unreadable, of another version
     */
    public static FileKeyringStore open(Path file) {
        FileKeyringStore store = new FileKeyringStore(file);
        store.text();
        return store;
    }

    /** Where the key-encryption key was when this was last written down. */
    public KekAddress kek() {
        return text().kek();
    }

    /** Writes down that the key-encryption key is elsewhere now. */
    public void moveTo(KekAddress kek) {
        change(text -> Optional.of(text.at(kek)), false);
    }

    @Override
    public List<KeyRecord> versions(KeyHandle handle) {
        return text().versions(handle);
    }

    @Override
    public boolean add(@Nullable KeyRecord newest, KeyRecord fresh) {
        return change(
                text -> {
                    List<KeyRecord> versions = text.versions(fresh.handle());
                    KeyRecord there = versions.isEmpty() ? null : versions.getLast();
                    return Objects.equals(there, newest) ? Optional.of(text.with(fresh)) : Optional.empty();
                },
                false);
    }

    @Override
    public boolean replace(KeyRecord old, KeyRecord fresh) {
        return change(
                text -> text.versions(old.handle()).contains(old) ? Optional.of(text.with(fresh)) : Optional.empty(),
                fresh.state() == KeyState.SHREDDED);
    }

    @Override
    public void forEach(Consumer<KeyRecord> visitor) {
        text().forEach(visitor);
    }

    /** What the change makes of the file as it is now is put in its place; with nothing made, nothing is done. */
    private boolean change(UnaryChange change, boolean destroy) {
        try (FileGuard _ = FileGuard.hold(file)
                .orElseThrow(() -> new CordonException(CryptoError.KEYRING_IN_USE, SafeArg.path(file)))) {
            Optional<KeyringText> made = change.apply(text());
            if (made.isEmpty()) {
                return false;
            }
            PrivateFile.replace(file, made.get().bytes(), destroy);
            return true;
        } catch (IOException e) {
            throw new CordonException(CryptoError.KEYRING_UNWRITABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    @FunctionalInterface
    private interface UnaryChange {
        Optional<KeyringText> apply(KeyringText text);
    }

    /** The file is read again only if it is another one than last time. */
    private KeyringText text() {
        try {
            Read known = last;
            List<Object> identity = identity();
            if (known != null && known.identity().equals(identity)) {
                return known.text();
            }
            KeyringText read = read(identity);
            last = new Read(identity, read);
            return read;
        } catch (NoSuchFileException e) {
            throw new CordonException(CryptoError.KEYRING_MISSING, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(CryptoError.KEYRING_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** A file that was replaced, and overwritten, while it was read is not a damaged one: the new one is read. */
    private KeyringText read(List<Object> identity) throws IOException {
        if (PrivateFile.isExposed(file)) {
            throw new CordonException(CryptoError.KEYRING_EXPOSED, SafeArg.path(file));
        }
        try {
            return KeyringText.parse(file, Files.readAllBytes(file));
        } catch (CordonException e) {
            if (identity().equals(identity)) {
                throw e;
            }
            return KeyringText.parse(file, Files.readAllBytes(file));
        }
    }

    private List<Object> identity() throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Object key = now.fileKey();
        return List.of(key == null ? "" : key, now.lastModifiedTime(), now.size());
    }

    @Override
    public String toString() {
        return "FileKeyringStore(" + file + ")";
    }
}
