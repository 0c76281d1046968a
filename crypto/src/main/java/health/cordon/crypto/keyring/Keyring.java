package health.cordon.crypto.keyring;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.cell.BlindIndex;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.file.FileOpener;
import health.cordon.crypto.file.FileSealer;
import health.cordon.crypto.live.KeySource;
import health.cordon.crypto.live.PairedKeys;
import health.cordon.crypto.primitive.Base32;
import health.cordon.crypto.primitive.Jca;
import health.cordon.crypto.primitive.Root;
import health.cordon.crypto.spi.KekDescription;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.crypto.spi.WrappedKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Envelope encryption: a data key for each dataset, patient or model, wrapped by a key-encryption key that never leaves
 * its provider.
 *
 * <p><b>What this promises.</b> A data key is 256 random bits, stored only wrapped, bound to its keyring, owner and version.
 * {@link #rotate} puts a new version in use at once and older versions go on decrypting; {@link #rewrap} moves all keys under
 * another version or provider while they are in use; {@link #shred} destroys an owner's keys, after which what was sealed
 * under them is unreadable and says so ({@link CryptoError#KEY_SHREDDED}). Each use is told to the listener before it
 * happens, and does not happen if the listener throws. Stored records cannot be invented, changed or exchanged without being
 * noticed. A patient is known by a keyed hash only. Thread-safe, over any number of processes.
 *
 * <p><b>What it does not.</b> Another process learns of a rotation or of shredding within the <em>freshness</em>, a minute
 * unless told otherwise; within this process it is at once. Unwrapped keys stay in memory while they are used and about
 * five times the freshness after, then they are wiped, as far as the JVM allows. An older copy of the whole store put in
 * place is not noticed here: the audit log has what happened. Shredding does not reach backups of the store: see
 * {@code docs/keys.md} for what to do about them. Who may use a key is not decided here.
 */
@Cfr("164.312(a)(2)(iv)")
public final class Keyring implements AutoCloseable {

    /** How old the knowledge of a key's state may be, unless told otherwise. */
    public static final Duration FRESHNESS = Duration.ofSeconds(60);

    private static final int ATTEMPTS = 64;

    private final KeyringStore store;
    private final Wrapping wrapping;
    private final KeyringSecret secret;
    private final KeyUseListener listener;
    private final LiveOwners owners;

    private Keyring(
            KeyringStore store, Wrapping wrapping, KeyringSecret secret, KeyUseListener listener, Duration freshness) {
        this.store = store;
        this.wrapping = wrapping;
        this.secret = secret;
        this.listener = listener;
        this.owners = new LiveOwners(
                handle -> new OwnerKeys(handle, store, wrapping, secret, listener, freshness), freshness);
    }

    /**
     * Makes a keyring in an empty store.
     *
     * @param provider wraps its keys; closed with the keyring
     * @throws CordonException {@link CryptoError#KEYRING_EXISTS}, and the errors of provider and store
     */
    public static Keyring create(KeyringStore store, KeyProvider provider, KeyUseListener listener) {
        String id = "kr-" + Base32.encode(Jca.randomNonce(10), 16);
        Wrapping wrapping = new Wrapping(List.of(provider));
        byte[] bytes = Jca.randomKey(Root.BYTES);
        KeyringSecret secret = new KeyringSecret(id, bytes.clone());
        try {
            WrappedKey wrapped = wrapping.wrap(bytes, secret.context(KeyHandle.KEYRING, 1));
            KeyRecord record = secret.record(KeyHandle.KEYRING, 1, KeyKind.KEYRING, id, wrapped);
            listener.before(OwnerKeys.use(KeyUse.Action.CREATE, record, Optional.empty()));
            if (!store.add(null, record)) {
                throw new CordonException(CryptoError.KEYRING_EXISTS);
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
            secret.close();
        }
        return open(store, provider, listener);
    }

    /** Opens a keyring whose keys this provider wrapped; the provider is closed with it. */
    public static Keyring open(KeyringStore store, KeyProvider provider, KeyUseListener listener) {
        return open(store, List.of(provider), listener, FRESHNESS);
    }

    /**
     * Opens a keyring on its way from one provider to another.
     *
     * @param providers the first wraps, each unwraps what it wrapped; all are closed with the keyring
     * @param freshness how old the knowledge of a key's state may be; shorter means more reading of the store
     * @throws CordonException {@link CryptoError}: no keyring there, damaged, wrapped under another key, and the errors of
     *     providers and store
     */
    public static Keyring open(
            KeyringStore store, List<KeyProvider> providers, KeyUseListener listener, Duration freshness) {
        List<KeyRecord> roots = store.versions(KeyHandle.KEYRING);
        if (roots.isEmpty()) {
            throw new CordonException(CryptoError.KEYRING_MISSING);
        }
        KeyRecord root = roots.getFirst();
        WrappedKey wrapped = root.wrapped();
        if (roots.size() > 1 || wrapped == null) {
            throw new CordonException(CryptoError.KEYRING_DAMAGED);
        }
        Wrapping wrapping = new Wrapping(providers);
        listener.before(OwnerKeys.use(KeyUse.Action.UNWRAP, root, Optional.empty()));
        KeyringSecret secret = new KeyringSecret(
                root.label(),
                wrapping.unwrap(wrapped, new KeyContext(root.label(), KeyHandle.KEYRING, root.version())));
        secret.verified(root);
        return new Keyring(store, wrapping, secret, listener, freshness);
    }

    /** The keyring's public id. */
    public String id() {
        return secret.id();
    }

    /** The handle of an owner, whether it has a key or not. */
    public KeyHandle handle(KeyOwner owner) {
        return secret.handle(owner);
    }

    /** Seals small values under this owner's key, which is made when first needed. */
    public CellSealer cells(KeyOwner owner) {
        return new CellSealer(source(owner));
    }

    /**
     * Seals small values under the keys of two owners taken together, at the cost of one sealing: destroying either key ends
     * the values. Both are made when first needed.
     */
    public CellSealer cells(KeyOwner owner, KeyOwner other) {
        return new CellSealer(new PairedKeys(source(owner), source(other)));
    }

    /** As {@link #cells(KeyOwner, KeyOwner)} where only the handles are known; there must be keys. */
    public CellSealer cells(KeyHandle handle, KeyHandle other) {
        return new CellSealer(new PairedKeys(source(handle), source(other)));
    }

    /** As {@link #cells(KeyOwner)} where only the handle is known; there must be a key. */
    public CellSealer cells(KeyHandle handle) {
        return new CellSealer(source(handle));
    }

    /**
     * Makes one column searchable; see {@link BlindIndex} for what it leaks.
     *
     * @param bits how many bits of the keyed hash are shown, 8 to 64
     */
    public BlindIndex blindIndex(KeyOwner owner, String table, String column, int bits) {
        return new BlindIndex(source(owner), table, column, bits);
    }

    /** Seals files under this owner's key, which is made when first needed. */
    public FileSealer fileSealer(KeyOwner owner) {
        return new FileSealer(source(owner));
    }

    /** Opens sealed files; each names the key that it was sealed under. */
    public FileOpener fileOpener() {
        return new FileOpener(this::source);
    }

    /** The newest version of this owner's key; one is made if there is none. */
    public DataKey key(KeyOwner owner) {
        return DataKey.of(newestOrNew(owner));
    }

    /** All versions of this key, oldest first; empty if there is none. */
    public List<DataKey> versions(KeyHandle handle) {
        return owners.with(
                handle, keys -> keys.reload().stream().map(DataKey::of).toList());
    }

    /** Shows every version of every key, those of one owner together. */
    public void forEach(Consumer<DataKey> visitor) {
        store.forEach(record -> {
            if (record.kind() != KeyKind.KEYRING) {
                visitor.accept(DataKey.of(secret.verified(record)));
            }
        });
    }

    /** Whether this keyring wrote the record, as it stands: a copy of a store can be asked before it is believed. */
    public boolean wrote(KeyRecord record) {
        return secret.isGenuine(record);
    }

    /**
     * Puts a new version of this owner's key in use; older versions go on decrypting. Nobody waits.
     *
     * @throws CordonException {@link CryptoError#KEY_SHREDDED} if the owner was shredded: see {@link #reopen}
     */
    public DataKey rotate(KeyOwner owner) {
        return next(owner, KeyUse.Action.ROTATE);
    }

    /** Gives an owner that was shredded a new key. What was sealed before stays unreadable. */
    public DataKey reopen(KeyOwner owner) {
        return next(owner, KeyUse.Action.REOPEN);
    }

    /** Puts a new version of the key-encryption key in use, and wraps nothing anew: see {@link #rewrap}. */
    public KekDescription rotateKek() {
        return wrapping.rotate();
    }

    /**
     * Wraps every key anew that is not under the version now in use of the first provider. Others may use the keyring
     * meanwhile. Stopped half way it leaves a keyring that works, and goes on when called again.
     *
     * @return how many were wrapped anew
     */
    public int rewrap() {
        KekDescription now = wrapping.describe();
        List<KeyRecord> old = new ArrayList<>();
        store.forEach(record -> {
            WrappedKey wrapped = record.wrapped();
            if (wrapped != null
                    && !(wrapped.provider().equals(now.provider())
                            && wrapped.kek().equals(now.kek()))) {
                old.add(secret.verified(record));
            }
        });
        // The keyring's own secret comes last: until then the keyring opens as before.
        old.sort((a, b) -> Boolean.compare(a.kind() == KeyKind.KEYRING, b.kind() == KeyKind.KEYRING));
        int done = 0;
        for (KeyRecord record : old) {
            done += rewrap(record) ? 1 : 0;
        }
        return done;
    }

    /**
     * Destroys every version of this owner's key, in memory and in the store. Cannot be undone.
     *
     * @return how many versions were destroyed; 0 if all were before
     * @throws CordonException {@link CryptoError#KEY_UNKNOWN} if the owner never had a key
     */
    @Cfr("164.310(d)(2)(i)")
    public int shred(KeyOwner owner) {
        return shred(handle(owner), Optional.of(owner));
    }

    /** As {@link #shred(KeyOwner)} where only the handle is known. */
    public int shred(KeyHandle handle) {
        return shred(handle, Optional.empty());
    }

    /** Wipes all keys and closes the providers. What was obtained before no longer works. */
    @Override
    public void close() {
        owners.close();
        secret.close();
        wrapping.close();
    }

    private KeySource source(KeyOwner owner) {
        return new OwnerSource(owners, handle(owner), Optional.of(owner), () -> newestOrNew(owner));
    }

    private KeySource source(KeyHandle handle) {
        return new OwnerSource(owners, handle, Optional.empty(), () -> {});
    }

    private KeyRecord newestOrNew(KeyOwner owner) {
        KeyHandle handle = handle(owner);
        List<KeyRecord> records = owners.with(handle, OwnerKeys::records);
        if (records.isEmpty()) {
            add(owner, handle, List.of(), KeyUse.Action.CREATE);
            records = owners.with(handle, OwnerKeys::reload);
        }
        return records.getLast();
    }

    private DataKey next(KeyOwner owner, KeyUse.Action action) {
        KeyHandle handle = handle(owner);
        List<KeyRecord> records = owners.with(handle, OwnerKeys::reload);
        if (records.isEmpty()) {
            throw new CordonException(CryptoError.KEY_UNKNOWN, SafeArg.key("key", handle.token()));
        }
        boolean shredded = records.getLast().state() == KeyState.SHREDDED;
        if (shredded && action == KeyUse.Action.ROTATE) {
            listener.before(OwnerKeys.use(KeyUse.Action.REFUSE, records.getLast(), Optional.of(owner)));
            throw new CordonException(CryptoError.KEY_SHREDDED, SafeArg.key("key", handle.token()));
        }
        if (shredded || action == KeyUse.Action.ROTATE) {
            add(owner, handle, records, action);
            records = owners.with(handle, OwnerKeys::reload);
        }
        return DataKey.of(records.getLast());
    }

    /** If another was faster, his new version is as good. */
    private void add(KeyOwner owner, KeyHandle handle, List<KeyRecord> before, KeyUse.Action action) {
        int version = before.size() + 1;
        byte[] key = Jca.randomKey(Root.BYTES);
        try {
            WrappedKey wrapped = wrapping.wrap(key, secret.context(handle, version));
            KeyRecord record = secret.record(handle, version, owner.kind(), owner.label(), wrapped);
            listener.before(OwnerKeys.use(action, record, Optional.of(owner)));
            store.add(before.isEmpty() ? null : before.getLast(), record);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private boolean rewrap(KeyRecord record) {
        WrappedKey wrapped = record.wrapped();
        if (wrapped == null) {
            return false;
        }
        listener.before(OwnerKeys.use(KeyUse.Action.REWRAP, record, Optional.empty()));
        WrappedKey fresh = wrapping.rewrap(wrapped, secret.context(record.handle(), record.version()));
        // If it was shredded or wrapped anew meanwhile, that stands.
        return store.replace(record, secret.changed(record, fresh));
    }

    private int shred(KeyHandle handle, Optional<KeyOwner> owner) {
        if (handle.equals(KeyHandle.KEYRING)) {
            throw new CordonException(CryptoError.KEY_UNKNOWN, SafeArg.key("key", handle.token()));
        }
        int done = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<KeyRecord> records = owners.with(handle, OwnerKeys::reload);
            if (records.isEmpty()) {
                throw new CordonException(CryptoError.KEY_UNKNOWN, SafeArg.key("key", handle.token()));
            }
            List<KeyRecord> left = records.reversed().stream()
                    .filter(record -> record.state() == KeyState.ACTIVE)
                    .toList();
            if (left.isEmpty()) {
                return done;
            }
            if (attempt == 0) {
                listener.before(OwnerKeys.use(KeyUse.Action.SHRED, left.getFirst(), owner));
            }
            // The newest first: from then on nobody can add another.
            for (KeyRecord record : left) {
                done += store.replace(record, secret.changed(record, null)) ? 1 : 0;
            }
        }
        throw new CordonException(CryptoError.KEYRING_CONFLICT, SafeArg.key("key", handle.token()));
    }

    @Override
    public String toString() {
        return "Keyring(" + id() + ")";
    }
}
