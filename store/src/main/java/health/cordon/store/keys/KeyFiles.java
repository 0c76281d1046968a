package health.cordon.store.keys;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.store.StoreError;
import health.cordon.store.database.Database;
import health.cordon.store.database.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The copies of a store's keys, and how they are kept up to date: what was shredded on either side is shredded on both.
 */
public final class KeyFiles {

    private static final int PAGE = 500;

    /**
     * One copy.
     *
     * @param path where it is
     * @param broughtAt when it was last brought up to date
     * @param behind how many versions were shredded of which it does not know
     */
    public record Standing(Path path, Instant broughtAt, long behind) {}

    /**
     * What bringing a file up to date did.
     *
     * @param written records that were written into the file
     * @param shreddedHere versions that the file knew to be shredded and the store did not: a sign that an older copy of the
     *     store's own files was put in place
     */
    public record Brought(long written, long shreddedHere) {}

    private final Database database;
    private final DatabaseKeyringStore store;
    private final Keyring keyring;

    /** Of this store. */
    public KeyFiles(Database database, Keyring keyring) {
        this.database = database;
        this.store = new DatabaseKeyringStore(database);
        this.keyring = keyring;
    }

    /**
     * Brings a file up to date, which is made if there is none, and remembers it.
     *
     * @throws CordonException {@link StoreError#KEYS_OTHER}, {@link StoreError#WRONG_ROLE}, and those of a store
     */
    public Brought copyTo(Path path) {
        Path file = path.toAbsolutePath().normalize();
        try (KeyFile copy = KeyFile.openOrCreate(file, kek())) {
            if (!copy.belongsTo(store)) {
                throw new CordonException(StoreError.KEYS_OTHER, SafeArg.path(file));
            }
            long shreds = store.shreds();
            Brought brought = bring(copy);
            copy.moveTo(kek());
            remember(file, shreds + brought.shreddedHere());
            return brought;
        }
    }

    /** Takes a file off the list, because it was destroyed; whether it stood there. */
    public boolean forget(Path path) {
        return database.write(handle -> handle.createUpdate("DELETE FROM key_file WHERE path = :path")
                        .bind("path", path.toAbsolutePath().normalize().toString())
                        .execute()
                > 0);
    }

    /** The files that are remembered. */
    public List<Standing> all() {
        long shreds = store.shreds();
        return database.read(handle -> handle.createQuery("SELECT path, brought, shreds FROM key_file ORDER BY path")
                .map((row, context) -> new Standing(
                        Path.of(row.getString(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Math.max(0, shreds - row.getLong(3))))
                .list());
    }

    /**
     * Tells every file that these keys were shredded.
     *
     * @return those that could not be told; they stay behind until they can
     */
    public List<Path> tell(List<KeyHandle> shredded) {
        List<Path> behind = new ArrayList<>();
        for (Standing file : all()) {
            if (!told(file, shredded)) {
                behind.add(file.path());
            }
        }
        return behind;
    }

    private boolean told(Standing file, List<KeyHandle> shredded) {
        if (file.behind() == 0) {
            return true;
        }
        // A file that is not there is not made anew: it is elsewhere, and still has the keys.
        try (KeyFile copy = KeyFile.open(file.path())) {
            if (!copy.belongsTo(store)) {
                return false;
            }
            long shreds = store.shreds();
            List<KeyRecord> records = new ArrayList<>();
            shredded.forEach(handle -> records.addAll(store.versions(handle)));
            long known = records.stream()
                    .filter(record -> record.state() == KeyState.SHREDDED)
                    .count();
            if (known >= file.behind()) {
                copy.table().put(records);
                copy.scrub();
            } else {
                shreds += bring(copy).shreddedHere();
            }
            remember(file.path(), shreds);
            return true;
        } catch (CordonException e) {
            return false;
        }
    }

    private Brought bring(KeyFile copy) {
        long written = 0;
        long shredded = 0;
        @Nullable KeyRecord last = null;
        do {
            List<KeyRecord> page = store.page(last, PAGE);
            Map<String, KeyRecord> there = new HashMap<>();
            if (!page.isEmpty()) {
                copy.table().between(page.getFirst(), page.getLast()).forEach(one -> there.put(name(one), one));
            }
            List<KeyRecord> changed = new ArrayList<>();
            for (KeyRecord record : page) {
                KeyRecord other = there.get(name(record));
                if (other != null && other.state() == KeyState.SHREDDED) {
                    shredded += record.state() == KeyState.SHREDDED ? 0 : shred(record, other);
                } else if (!record.equals(other)) {
                    changed.add(record);
                }
            }
            copy.table().put(changed);
            written += changed.size();
            last = page.size() < PAGE ? null : page.getLast();
        } while (last != null);
        copy.scrub();
        return new Brought(written, shredded);
    }

    /** Only what the keyring itself wrote is believed: nobody can shred a key by writing into a copy. */
    private int shred(KeyRecord here, KeyRecord there) {
        if (!keyring.wrote(there) || !store.replace(here, there)) {
            return 0;
        }
        // Has the keyring look again, and wipe what it had unwrapped.
        keyring.versions(here.handle());
        return 1;
    }

    private KekAddress kek() {
        return new Settings(database)
                .get(Settings.Name.KEK)
                .map(KekAddress::parse)
                .orElseThrow(() -> new CordonException(StoreError.STORE_DAMAGED));
    }

    private void remember(Path file, long shreds) {
        database.write(handle -> handle.createUpdate("INSERT INTO key_file (path, shreds, brought)"
                        + " VALUES (:path, :shreds, :now) ON CONFLICT (path) DO UPDATE"
                        + " SET shreds = excluded.shreds, brought = excluded.brought")
                .bind("path", file.toString())
                .bind("shreds", shreds)
                .bind("now", System.currentTimeMillis())
                .execute());
    }

    private static String name(KeyRecord record) {
        return record.handle().token() + "." + record.version();
    }
}
