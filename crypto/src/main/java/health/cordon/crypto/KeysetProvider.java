package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.FileGuard;
import health.cordon.crypto.primitive.RecordCipher;
import health.cordon.crypto.spi.KekDescription;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Wraps under a key derived from a keyset file; a version is a generation of the keyset. Another process that rotated is
 * noticed when a key comes that it wrapped.
 */
final class KeysetProvider implements KeyProvider {

    static final String NAME = "local";

    private static final String PURPOSE = "key-encryption";
    private static final String ALGORITHM = "AES-256-GCM";

    private final Path file;
    private final @Nullable Passphrase passphrase;
    private final ReentrantLock lock = new ReentrantLock();
    private Keyset keyset;
    private boolean closed;

    private KeysetProvider(Path file, @Nullable Passphrase passphrase, Keyset keyset) {
        this.file = file;
        this.passphrase = passphrase;
        this.keyset = keyset;
    }

    /** Takes the passphrase over. */
    static KeysetProvider open(Path file, @Nullable Passphrase passphrase) {
        try {
            return new KeysetProvider(file, passphrase, read(file, passphrase));
        } catch (RuntimeException e) {
            if (passphrase != null) {
                passphrase.close();
            }
            throw e;
        }
    }

    @Override
    public WrappedKey wrap(byte[] key, KeyContext context) {
        if (key.length == 0 || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("1 to 32 bytes can be wrapped");
        }
        return locked(() -> {
            String id = keyset.id();
            byte[] bound = context.bytes();
            return new WrappedKey(NAME, id, withKek(id, kek -> RecordCipher.seal(kek, bound, key, 0)));
        });
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, KeyContext context) {
        return locked(() -> {
            if (!holds(wrapped)) {
                throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED);
            }
            byte @Nullable [] key =
                    withKek(wrapped.kek(), kek -> RecordCipher.open(kek, context.bytes(), wrapped.bytes(), 0));
            if (key == null) {
                throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED);
            }
            return key;
        });
    }

    @Override
    public boolean wrapped(WrappedKey wrapped) {
        return locked(() -> holds(wrapped));
    }

    @Override
    public KekDescription describe() {
        return locked(() -> new KekDescription(NAME, keyset.id(), ALGORITHM));
    }

    @Override
    public KekDescription rotate() {
        return locked(() -> {
            try (FileGuard _ = FileGuard.hold(file)
                    .orElseThrow(() -> new CordonException(CryptoError.KEYSET_IN_USE, SafeArg.path(file)))) {
                reread();
                Keyset rotated = keyset.rotated();
                rotated.replace(file, passphrase);
                take(rotated);
            } catch (IOException e) {
                throw new CordonException(CryptoError.KEYSET_UNWRITABLE, e, SafeArg.path(file), SafeArg.cause(e));
            }
            return new KekDescription(NAME, keyset.id(), ALGORITHM);
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            keyset.close();
            if (passphrase != null) {
                passphrase.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean holds(WrappedKey wrapped) {
        if (!wrapped.provider().equals(NAME)) {
            return false;
        }
        if (!keyset.ids().contains(wrapped.kek())) {
            reread();
        }
        return keyset.ids().contains(wrapped.kek());
    }

    private <T extends @Nullable Object> T withKek(String id, Function<byte[], T> use) {
        byte[] kek = keyset.derive(id, "AES", PURPOSE, new byte[0]).getEncoded();
        try {
            return use.apply(kek);
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    private void reread() {
        take(read(file, passphrase));
    }

    private void take(Keyset other) {
        keyset.close();
        keyset = other;
    }

    private static Keyset read(Path file, @Nullable Passphrase passphrase) {
        return passphrase == null ? Keyset.read(file) : Keyset.read(file, passphrase);
    }

    @FunctionalInterface
    private interface Work<T> {
        T done();
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new CordonException(CryptoError.KEK_CLOSED);
            }
            return work.done();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "KeysetProvider(" + keyset + ")";
    }
}
