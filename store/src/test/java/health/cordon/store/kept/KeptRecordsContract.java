package health.cordon.store.kept;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.store.StoreError;
import health.cordon.store.StoreFixture;
import health.cordon.store.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

abstract class KeptRecordsContract extends StoreFixture {

    KeptRecordsContract(Vendor vendor) {
        super(vendor);
    }

    @Test
    void whatWasInsertedIsFoundAndNothingElse() {
        assertThat(keys().find("a")).isEmpty();
        assertThat(keys().insert(record("a", "1"))).isTrue();
        assertThat(keys().find("a")).contains(record("a", "1"));
        for (String other : List.of("A", "a ", "", "a\0", "\ud800")) {
            assertThat(keys().find(other)).isEmpty();
        }
        assertThat(tenant.kept(Shelf.SESSION).find("a")).isEmpty();
        assertThat(store.in("other").kept(Shelf.API_KEY).find("a")).isEmpty();
        reopened();
        assertThat(keys().find("a")).contains(record("a", "1"));
        fails(() -> keys().insert(record("", "1")), StoreError.TEXT_UNFIT);
    }

    @Test
    void anIdIsTakenOnce() {
        assertThat(keys().insert(record("a", "1"))).isTrue();
        assertThat(keys().insert(record("a", "2"))).isFalse();
        assertThat(keys().insert(record("a", "1"))).isFalse();
        assertThat(keys().find("a")).contains(record("a", "1"));
    }

    @Test
    void aReplacementNeedsToKnowWhatIsThere() {
        assertThat(keys().replace(body("1"), record("a", "2"))).isFalse();
        keys().insert(record("a", "1"));
        assertThat(keys().replace(body("9"), record("a", "2"))).isFalse();
        assertThat(keys().find("a")).contains(record("a", "1"));
        KeptRecord timed = new KeptRecord("a", body("2"), Optional.of(Instant.ofEpochMilli(1_900_000_000_123L)));
        assertThat(keys().replace(body("1"), timed)).isTrue();
        assertThat(keys().find("a")).contains(timed);
    }

    @Test
    void aRemovalNeedsToKnowWhatIsThere() {
        keys().insert(record("a", "1"));
        assertThat(keys().remove("a", body("2"))).isFalse();
        assertThat(keys().remove("a", body("1"))).isTrue();
        assertThat(keys().remove("a", body("1"))).isFalse();
        assertThat(keys().insert(record("a", "3"))).isTrue();
    }

    @Test
    void allComeInTheOrderOfTheirIds() {
        for (String id : ODD) {
            assertThat(keys().insert(record(id, id))).isTrue();
            assertThat(keys().find(id)).contains(record(id, id));
        }
        for (String id : List.of("m", "a", "Z", "\u00E9")) {
            keys().insert(record(id, id));
        }
        List<String> ids = keys().all().stream().map(KeptRecord::id).toList();
        assertThat(ids)
                .hasSize(ODD.size() + 4)
                .isSorted()
                .contains("a", "m", "Z", "\u00E9")
                .containsAll(ODD);
    }

    @Test
    void bodiesOfOtherRowsShelvesAndTenantsAreRefused() {
        keys().insert(record("a", "1"));
        keys().insert(record("b", "2"));
        tenant.kept(Shelf.SESSION).insert(record("a", "3"));
        store.in("other").kept(Shelf.API_KEY).insert(record("c", "4"));
        tamper("UPDATE kept_record SET sealed = (SELECT sealed FROM kept_record WHERE id = 'b') WHERE id = 'a'"
                + " AND shelf = 'API_KEY'");
        fails(() -> keys().find("a"), StoreError.RECORD_REFUSED);
        fails(() -> keys().all(), StoreError.RECORD_REFUSED);
        tamper("DELETE FROM kept_record WHERE shelf = 'API_KEY' AND id = 'a'");
        tamper("UPDATE kept_record SET shelf = 'API_KEY' WHERE shelf = 'SESSION'");
        fails(() -> keys().find("a"), StoreError.RECORD_REFUSED);
        tamper("UPDATE kept_record SET tenant = 'clinic' WHERE tenant = 'other'");
        fails(() -> keys().find("c"), StoreError.RECORD_REFUSED);
        assertThat(store.verify().problemCount()).isEqualTo(2);
        tamper("UPDATE kept_record SET shelf = 'NONSENSE' WHERE id = 'b'");
        assertThat(store.verify().problemCount()).isEqualTo(3);
    }

    @Test
    void ofManyAtOnceOneWins() throws Exception {
        assertThat(succeeded(i -> keys().insert(record("a", "by " + i)))).isEqualTo(1);
        byte[] there = keys().find("a").orElseThrow().body();
        assertThat(succeeded(i -> keys().replace(there, record("a", "again " + i))))
                .isEqualTo(1);
        byte[] now = keys().find("a").orElseThrow().body();
        assertThat(succeeded(i -> keys().remove("a", now))).isEqualTo(1);
    }

    private KeptRecords keys() {
        return tenant.kept(Shelf.API_KEY);
    }

    private static KeptRecord record(String id, String text) {
        return new KeptRecord(id, body(text), Optional.empty());
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Attempt {
        boolean by(int number);
    }

    private static long succeeded(Attempt attempt) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
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
