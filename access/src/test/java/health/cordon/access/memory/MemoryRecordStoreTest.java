package health.cordon.access.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.MovingClock;
import health.cordon.access.spi.RecordStore;
import health.cordon.access.spi.RecordStoreContract;
import health.cordon.access.spi.StoredRecord;
import health.cordon.core.error.CordonException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryRecordStoreTest extends RecordStoreContract {

    private record Passing(String id, Instant until) implements StoredRecord {

        @Override
        public Optional<Instant> forgettableFrom() {
            return Optional.of(until);
        }
    }

    @Override
    protected RecordStore<Kept> store() {
        return new MemoryRecordStore<>(InstantSource.system(), 1000);
    }

    @Test
    void aFullStoreForgetsWhatMayBeForgottenAndElseRefuses() {
        MovingClock clock = MovingClock.atNow();
        MemoryRecordStore<Passing> store = new MemoryRecordStore<>(clock, 2);
        store.insert(new Passing("a", clock.instant().plusSeconds(10)));
        store.insert(new Passing("b", clock.instant().plusSeconds(90)));
        Passing third = new Passing("c", clock.instant().plusSeconds(90));
        assertThatThrownBy(() -> store.insert(third))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.STORE_FULL));
        assertThat(store.find("a")).isPresent();
        clock.move(Duration.ofSeconds(10));
        assertThat(store.insert(third)).isTrue();
        assertThat(store.find("a")).isEmpty();
        assertThat(store.find("b")).isPresent();
    }
}
