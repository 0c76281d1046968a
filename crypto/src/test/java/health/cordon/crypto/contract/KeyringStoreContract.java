package health.cordon.crypto.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.crypto.spi.WrappedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KeyringStore} must do. Published as {@code cordon-crypto}'s test jar: extend it in the module that
 * brings a store.
 */
public abstract class KeyringStoreContract {

    /** Opens the store under test, empty when a test begins; every call of one test leads to the same records. */
    protected abstract KeyringStore open();

    @Test
    void givesBackWhatWasAdded() {
        KeyRecord one = record('A', 1, KeyState.ACTIVE, "radiology \u00E9 \u4E2D/2024");
        KeyRecord two = record('A', 2, KeyState.ACTIVE, "");
        KeyRecord other = record('B', 1, KeyState.SHREDDED, "x");
        KeyringStore store = open();
        assertThat(store.versions(one.handle())).isEmpty();
        assertThat(store.add(null, one)).isTrue();
        assertThat(store.add(null, other)).isTrue();
        assertThat(store.add(one, two)).isTrue();
        assertThat(open().versions(one.handle())).containsExactly(one, two);
        assertThat(store.versions(other.handle())).containsExactly(other);
        assertThat(store.versions(handle('C'))).isEmpty();
        assertThat(all(store)).containsExactlyInAnyOrder(one, two, other);
    }

    @Test
    void addsOnlyBehindTheNewestAsItStands() {
        KeyRecord one = record('A', 1, KeyState.ACTIVE, "");
        KeyRecord two = record('A', 2, KeyState.ACTIVE, "");
        KeyringStore store = open();
        assertThat(store.add(one, two)).isFalse();
        assertThat(store.add(null, one)).isTrue();
        assertThat(store.add(null, two)).isFalse();
        assertThat(store.add(record('A', 1, KeyState.ACTIVE, "another"), two)).isFalse();
        assertThat(store.replace(one, record('A', 1, KeyState.SHREDDED, ""))).isTrue();
        assertThat(store.add(one, two)).isFalse();
        assertThat(store.versions(one.handle())).containsExactly(record('A', 1, KeyState.SHREDDED, ""));
    }

    @Test
    void replacesOnlyWhatIsThere() {
        KeyRecord old = record('A', 1, KeyState.ACTIVE, "");
        KeyRecord gone = record('A', 1, KeyState.SHREDDED, "");
        KeyringStore store = open();
        assertThat(store.replace(old, gone)).isFalse();
        store.add(null, old);
        assertThat(store.replace(gone, old)).isFalse();
        assertThat(store.replace(old, gone)).isTrue();
        assertThat(store.replace(old, gone)).isFalse();
        assertThat(open().versions(old.handle())).containsExactly(gone);
    }

    @Test
    void ofManyWhoAddOneWins() throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            KeyRecord mine = record('A', 1, KeyState.ACTIVE, "writer " + i);
            calls.add(() -> open().add(null, mine));
        }
        assertThat(done(calls)).containsOnlyOnce(true);
        assertThat(open().versions(handle('A'))).hasSize(1);
    }

    @Test
    void losesNothingOfManyWriters() throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            KeyRecord mine = record("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(i), 1, KeyState.ACTIVE, "");
            calls.add(() -> open().add(null, mine));
        }
        assertThat(done(calls)).containsOnly(true);
        assertThat(all(open())).hasSize(24);
    }

    private static List<Boolean> done(List<Callable<Boolean>> calls) throws Exception {
        List<Boolean> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
        }
        return results;
    }

    private static List<KeyRecord> all(KeyringStore store) {
        List<KeyRecord> all = new ArrayList<>();
        store.forEach(all::add);
        return all;
    }

    private static KeyHandle handle(char character) {
        return new KeyHandle(KeyHandle.PREFIX + String.valueOf(character).repeat(24));
    }

    private static KeyRecord record(char handle, int version, KeyState state, String label) {
        @Nullable
        WrappedKey wrapped =
                state == KeyState.SHREDDED ? null : new WrappedKey("local", "k-1 \u00E9", new byte[] {1, -1, 0, 7});
        return new KeyRecord(
                handle(handle),
                version,
                KeyKind.DATASET,
                label,
                state,
                Instant.ofEpochSecond(1_700_000_000L),
                Instant.ofEpochSecond(1_700_000_001L),
                wrapped,
                new byte[] {(byte) version, 2, 3});
    }
}
