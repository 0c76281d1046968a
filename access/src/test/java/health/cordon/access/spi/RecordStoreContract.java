package health.cordon.access.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link RecordStore} must keep. Extend it beside each implementation. */
public abstract class RecordStoreContract {

    /** A record of the simplest kind: for a store that is made for one kind, map it onto that. */
    public record Kept(String id, String value) implements StoredRecord {}

    /** An empty store for at least a thousand records. */
    protected abstract RecordStore<Kept> store();

    @Test
    void whatWasInsertedIsFoundAndNothingElse() {
        RecordStore<Kept> store = store();
        assertThat(store.find("a")).isEmpty();
        assertThat(store.insert(new Kept("a", "1"))).isTrue();
        assertThat(store.find("a")).contains(new Kept("a", "1"));
        assertThat(store.find("A")).isEmpty();
        assertThat(store.find("a ")).isEmpty();
        assertThat(store.find("")).isEmpty();
    }

    @Test
    void anIdIsTakenOnce() {
        RecordStore<Kept> store = store();
        assertThat(store.insert(new Kept("a", "1"))).isTrue();
        assertThat(store.insert(new Kept("a", "2"))).isFalse();
        assertThat(store.insert(new Kept("a", "1"))).isFalse();
        assertThat(store.find("a")).contains(new Kept("a", "1"));
    }

    @Test
    void aReplacementNeedsToKnowWhatIsThere() {
        RecordStore<Kept> store = store();
        assertThat(store.replace(new Kept("a", "1"), new Kept("a", "2"))).isFalse();
        store.insert(new Kept("a", "1"));
        assertThat(store.replace(new Kept("a", "9"), new Kept("a", "2"))).isFalse();
        assertThat(store.find("a")).contains(new Kept("a", "1"));
        assertThat(store.replace(new Kept("a", "1"), new Kept("a", "2"))).isTrue();
        assertThat(store.find("a")).contains(new Kept("a", "2"));
    }

    @Test
    void aRecordKeepsItsId() {
        RecordStore<Kept> store = store();
        store.insert(new Kept("a", "1"));
        assertThatThrownBy(() -> store.replace(new Kept("a", "1"), new Kept("b", "1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.all()).containsExactly(new Kept("a", "1"));
    }

    @Test
    void aRemovalNeedsToKnowWhatIsThere() {
        RecordStore<Kept> store = store();
        store.insert(new Kept("a", "1"));
        assertThat(store.remove(new Kept("a", "2"))).isFalse();
        assertThat(store.remove(new Kept("a", "1"))).isTrue();
        assertThat(store.remove(new Kept("a", "1"))).isFalse();
        assertThat(store.find("a")).isEmpty();
        assertThat(store.insert(new Kept("a", "3"))).isTrue();
    }

    @Test
    void allComeInTheOrderOfTheirIds() {
        RecordStore<Kept> store = store();
        for (String id : List.of("m", "a", "z", "\u00E9", "'; DROP TABLE x; --", "%_")) {
            assertThat(store.insert(new Kept(id, id))).isTrue();
            assertThat(store.find(id)).contains(new Kept(id, id));
        }
        assertThat(store.all())
                .extracting(Kept::id)
                .containsExactly("%_", "'; DROP TABLE x; --", "a", "m", "z", "\u00E9");
    }

    @Test
    void ofManyAtOnceOneInserts() throws Exception {
        RecordStore<Kept> store = store();
        assertThat(succeeded(i -> store.insert(new Kept("a", "by " + i)))).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneReplaces() throws Exception {
        RecordStore<Kept> store = store();
        store.insert(new Kept("a", "0"));
        assertThat(succeeded(i -> store.replace(new Kept("a", "0"), new Kept("a", "by " + i))))
                .isEqualTo(1);
        assertThat(succeeded(i -> store.remove(store.find("a").orElse(new Kept("a", "gone")))))
                .isEqualTo(1);
    }

    private interface Attempt {
        boolean by(int number);
    }

    private static long succeeded(Attempt attempt) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                int number = i;
                attempts.add(() -> attempt.by(number));
            }
            long count = 0;
            for (Future<Boolean> each : threads.invokeAll(attempts)) {
                count += each.get() ? 1 : 0;
            }
            return count;
        }
    }
}
