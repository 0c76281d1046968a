package health.cordon.server.kept;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.spi.RecordStore;
import health.cordon.access.spi.RecordStoreContract;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A store that remembers keeps what a store must, reads once a second, and never shows what it was told is over. */
class BrieflyRememberedTest extends RecordStoreContract {

    private static final Kept OLD = new Kept("k", "old");
    private static final Kept NEW = new Kept("k", "new");

    private final AtomicLong now = new AtomicLong();
    private final List<String> reads = new ArrayList<>();
    private final RecordStore<Kept> under = counting(new MemoryRecordStore<>(InstantSource.system(), 100));
    private final RecordStore<Kept> store = new BrieflyRemembered<>(under, now::get);

    @Override
    protected RecordStore<Kept> store() {
        return new BrieflyRemembered<>(new MemoryRecordStore<>(InstantSource.system(), 100));
    }

    @Test
    void readsOnceASecond() {
        under.insert(OLD);
        for (int i = 0; i < 5; i++) {
            assertThat(store.find("k")).contains(OLD);
        }
        assertThat(reads).hasSize(1);

        now.addAndGet(BrieflyRemembered.TIME.toNanos());
        assertThat(store.find("k")).contains(OLD);
        assertThat(reads).hasSize(2);
    }

    @Test
    void itsOwnChangesHoldAtOnce() {
        under.insert(OLD);
        assertThat(store.find("k")).contains(OLD);
        assertThat(store.replace(OLD, NEW)).isTrue();
        assertThat(store.find("k")).contains(NEW);
        assertThat(store.remove(NEW)).isTrue();
        assertThat(store.find("k")).isEmpty();
    }

    @Test
    void thoseOfAnotherProcessHoldASecondLater() {
        under.insert(OLD);
        assertThat(store.find("k")).contains(OLD);
        under.replace(OLD, NEW);
        now.addAndGet(BrieflyRemembered.TIME.toNanos());
        assertThat(store.find("k")).contains(NEW);
    }

    @Test
    void whatIsNotThereIsAskedForAgain() {
        assertThat(store.find("k")).isEmpty();
        under.insert(OLD);
        assertThat(store.find("k")).contains(OLD);
    }

    private RecordStore<Kept> counting(RecordStore<Kept> kept) {
        return new RecordStore<>() {
            @Override
            public Optional<Kept> find(String id) {
                reads.add(id);
                return kept.find(id);
            }

            @Override
            public boolean insert(Kept added) {
                return kept.insert(added);
            }

            @Override
            public boolean replace(Kept expected, Kept next) {
                return kept.replace(expected, next);
            }

            @Override
            public boolean remove(Kept expected) {
                return kept.remove(expected);
            }

            @Override
            public List<Kept> all() {
                return kept.all();
            }
        };
    }
}
