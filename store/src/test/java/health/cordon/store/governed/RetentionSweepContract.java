package health.cordon.store.governed;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.keyring.DataKey;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.store.StoreEvent.Action;
import health.cordon.store.StoreFixture;
import health.cordon.store.Target;
import health.cordon.store.Vendor;
import health.cordon.store.kept.KeptRecord;
import health.cordon.store.kept.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class RetentionSweepContract extends StoreFixture {

    private static final Instant NOVEMBER = Instant.parse("2026-11-28T00:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-05T00:00:00Z");
    private static final Instant JANUARY = Instant.parse("2027-01-05T00:00:00Z");

    RetentionSweepContract(Vendor vendor) {
        super(vendor);
    }

    @Test
    void whatIsDueIsDeletedAndItsMonthsKeyEndsWithTheMonth() {
        GovernedRecord due = tenant.records().add(draft("notes", "p1", NOVEMBER, "one"));
        GovernedRecord later = tenant.records().add(draft("notes", "p1", NOVEMBER.plusSeconds(3600), "two"));
        GovernedRecord december = tenant.records().add(draft("notes", "p1", DECEMBER, "three"));
        events.clear();
        assertThat(tenant.sweep().run("daily").records()).isZero();
        assertThat(events).isEmpty();

        now = NOVEMBER.plusSeconds(60);
        SweepReport first = tenant.sweep().run("daily");
        assertThat(first.records()).isEqualTo(1);
        assertThat(first.keys()).isZero();
        assertThat(actions()).containsExactly(Action.SWEPT);
        assertThat(tenant.records().find(due.id())).isEmpty();
        assertThat(text(later.id())).isEqualTo("two");

        now = DECEMBER.minusSeconds(60);
        SweepReport second = tenant.sweep().run("daily");
        assertThat(second.records()).isEqualTo(1);
        assertThat(second.keys()).isEqualTo(1);
        assertThat(month("2026-11").state() == health.cordon.crypto.spi.KeyState.SHREDDED)
                .isTrue();
        assertThat(month("2026-12").state() == health.cordon.crypto.spi.KeyState.SHREDDED)
                .isFalse();
        assertThat(text(december.id())).isEqualTo("three");
        assertThat(tenant.sweep().run("daily"))
                .isEqualTo(new SweepReport(0, 0, 0, 0, java.util.List.of(), java.util.List.of()));
    }

    @Test
    void aHeldRecordOutlivesItsMonthAndThenGoes() {
        GovernedRecord held = tenant.records().add(draft("notes", "p1", NOVEMBER, "one"));
        tenant.records().add(draft("notes", "p2", NOVEMBER, "two"));
        tenant.holds().place("matter", Target.record(held.id()), "counsel");
        now = DECEMBER;
        SweepReport report = tenant.sweep().run("daily");
        assertThat(report.records()).isEqualTo(1);
        assertThat(report.held()).isEqualTo(1);
        assertThat(report.keys()).isEqualTo(1);
        assertThat(month("2026-11").state() == health.cordon.crypto.spi.KeyState.SHREDDED)
                .isTrue();
        assertThat(text(held.id())).isEqualTo("one");
        assertThat(tenant.records().withTerm(RecordKind.INFERENCE_LOG, "encounter", phi("enc-p1")))
                .hasSize(1);
        assertThat(tenant.records().find(held.id()).orElseThrow().retainedUntil())
                .isEqualTo(NOVEMBER);
        now = JANUARY;
        assertThat(tenant.sweep().run("daily").keys()).isEqualTo(1);
        assertThat(text(held.id())).isEqualTo("one");
        tenant.holds().lift("matter", "counsel");
        assertThat(tenant.sweep().run("daily").records()).isEqualTo(1);
        assertThat(tenant.records().find(held.id())).isEmpty();
    }

    @Test
    void aRecordWhoseRetentionWasExtendedKeepsOut() {
        GovernedRecord record = tenant.records().add(draft("notes", "p1", NOVEMBER, "one"));
        tenant.records().retain(record.id(), JANUARY, "officer");
        now = DECEMBER;
        SweepReport report = tenant.sweep().run("daily");
        assertThat(report.records()).isZero();
        assertThat(report.keys()).isEqualTo(1);
        assertThat(text(record.id())).isEqualTo("one");
    }

    @Test
    void aDamagedHeldRecordDoesNotStopTheSweepAndKeepsItsKey() {
        GovernedRecord damaged = tenant.records().add(draft("notes", "p1", NOVEMBER, "one"));
        GovernedRecord good = tenant.records().add(draft("others", "p1", NOVEMBER, "two"));
        tenant.holds().place("matter", Target.record(damaged.id()), "counsel");
        tamper("UPDATE governed_record SET owner = 'mallory' WHERE id = ?", damaged.id());
        now = DECEMBER;
        assertThat(tenant.sweep().run("daily").keys()).isEqualTo(1);
        assertThat(tenant.records().find(good.id())).isEmpty();
        tamper("UPDATE governed_record SET owner = 'dr.adler' WHERE id = ?", damaged.id());
        assertThat(text(damaged.id())).isEqualTo("one");
    }

    @Test
    void thousandsAreSweptInBatches() {
        for (int i = 0; i < 3; i++) {
            tenant.records().add(java.util.Collections.nCopies(400, draft("notes", "p" + i, NOVEMBER, "x")));
        }
        now = NOVEMBER.plusSeconds(1);
        assertThat(tenant.sweep().run("daily").records()).isEqualTo(1200);
    }

    @Test
    void forgettableRecordsOfOtherRoomsGo() {
        tenant.kept(Shelf.SESSION).insert(new KeptRecord("s1", new byte[1], Optional.of(NOVEMBER)));
        tenant.kept(Shelf.SESSION).insert(new KeptRecord("s2", new byte[1], Optional.of(DECEMBER)));
        tenant.kept(Shelf.API_KEY).insert(new KeptRecord("k1", new byte[1], Optional.empty()));
        now = NOVEMBER.plus(Duration.ofDays(1));
        assertThat(tenant.sweep().run("daily").forgotten()).isEqualTo(1);
        assertThat(tenant.kept(Shelf.SESSION).all()).extracting(KeptRecord::id).containsExactly("s2");
        assertThat(tenant.kept(Shelf.API_KEY).all()).hasSize(1);
    }

    @Test
    void rowsOfShreddedKeysAreSweptAway() {
        GovernedRecord record = tenant.records().add(draft("notes", "p1", DECEMBER, "one"));
        store.keyring().shred(KeyOwner.patient(phi("p1")).in("clinic"));
        fails(() -> tenant.records().open(record.id()), CryptoError.KEY_SHREDDED);
        assertThat(store.verify().shredded()).isEqualTo(1);
        assertThat(tenant.sweep().run("daily").records()).isEqualTo(1);
        assertThat(store.verify().shredded()).isZero();
    }

    private DataKey month(String month) {
        KeyOwner owner =
                KeyOwner.dataset("governed/INFERENCE_LOG/notes/" + month).in("clinic");
        return store.keyring().versions(store.keyring().handle(owner)).getFirst();
    }
}
