package health.cordon.crypto.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.KeysetProviderFactory;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.live.LiveKey;
import health.cordon.crypto.primitive.Jca;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That keys leave memory: shredded ones at once, unused ones when there are too many, all at the end. */
class OwnerKeysTest {

    private static final KeyHandle HANDLE = new KeyHandle("DK-" + "A".repeat(24));

    @TempDir
    Path folder;

    private final MemoryKeyringStore store = new MemoryKeyringStore();
    private final KeyringSecret secret = new KeyringSecret("kr-TEST", Jca.randomKey(32));
    private Wrapping wrapping;
    private KeyRecord record;

    @BeforeEach
    void aKey() {
        Path file = folder.resolve("kek.keyset");
        Keyset.generate().write(file);
        wrapping =
                new Wrapping(List.of(new KeysetProviderFactory().open(new KekAddress("local", file.toString(), null))));
        record = secret.record(
                HANDLE, 1, KeyKind.DATASET, "x", wrapping.wrap(Jca.randomKey(32), secret.context(HANDLE, 1)));
        store.add(null, record);
    }

    @Test
    void aShreddedKeyIsWipedAsSoonAsItIsKnown() {
        OwnerKeys keys = keys(HANDLE);
        LiveKey live = keys.live(1, Optional.empty());
        assertThat(keys.live(1, Optional.empty())).isSameAs(live);
        store.replace(record, secret.changed(record, null));
        keys.reload();
        assertThat(live.isClosed()).isTrue();
        assertThat(live.with("cell", key -> key.length)).isEmpty();
        Failing.with(() -> keys.live(1, Optional.empty()), CryptoError.KEY_SHREDDED);
    }

    @Test
    void aKeyStaysUnwrappedThroughReloadingAndRewrapping() {
        OwnerKeys keys = keys(HANDLE);
        LiveKey live = keys.live(1, Optional.empty());
        wrapping.rotate();
        store.replace(record, secret.changed(record, wrapping.rewrap(record.wrapped(), secret.context(HANDLE, 1))));
        keys.reload();
        assertThat(keys.live(1, Optional.empty())).isSameAs(live);
    }

    @Test
    void closingWipes() {
        OwnerKeys keys = keys(HANDLE);
        LiveKey live = keys.live(1, Optional.empty());
        assertThat(live.with("cell", key -> key.length)).contains(32);
        keys.close();
        assertThat(live.isClosed()).isTrue();
        Failing.with(() -> keys.live(1, Optional.empty()), CryptoError.KEYRING_CLOSED);
    }

    @Test
    void ofTooManyOwnersSomeAreLetGoAndWiped() {
        List<OwnerKeys> all = new ArrayList<>();
        try (LiveOwners owners = new LiveOwners(this::keys, Duration.ofMinutes(1))) {
            for (int i = 0; i < 10_001; i++) {
                String number = "%024d".formatted(i);
                all.add(owners.with(new KeyHandle("DK-" + number), keys -> keys));
            }
            assertThat(all.getLast().isClosed()).isFalse();
            assertThat(all.stream().filter(OwnerKeys::isClosed).count()).isBetween(2_000L, 3_000L);
        }
        assertThat(all).allMatch(OwnerKeys::isClosed);
    }

    private OwnerKeys keys(KeyHandle handle) {
        return new OwnerKeys(handle, store, wrapping, secret, KeyUseListener.NONE, Duration.ofMinutes(1));
    }
}
