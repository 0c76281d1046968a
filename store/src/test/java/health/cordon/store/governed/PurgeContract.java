package health.cordon.store.governed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.KeyUse;
import health.cordon.store.Store;
import health.cordon.store.StoreError;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreEvent.Action;
import health.cordon.store.StoreFixture;
import health.cordon.store.Target;
import health.cordon.store.Vendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

abstract class PurgeContract extends StoreFixture {

    private static final Instant SOON = START.plus(Duration.ofDays(3));

    PurgeContract(Vendor vendor) {
        super(vendor);
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void aPatientIsGoneWithEverythingSealedUnderTheKey() {
        GovernedRecord record = tenant.records().add(draft("notes", "p1", SOON, "one"));
        GovernedRecord another = tenant.records().add(draft("notes", "p2", SOON, "two"));
        GovernedRecord theirs = store.in("other").records().add(draft("notes", "p1", SOON, "three"));
        ReidentificationCode code;
        ReidentificationCode kept;
        try (ReidentificationVault vault = tenant.vault()) {
            code = vault.assign("p1", "NAME", phi("Quillfeather"));
            kept = vault.assign("p2", "NAME", phi("Quillfeather"));
        }
        CellPlace elsewhere = new CellPlace("clinic", "their own table", "7", "note");
        KeyOwner owner = KeyOwner.patient(phi("p1")).in("clinic");
        byte[] cell = store.keyring().cells(owner).seal(elsewhere, phi("beside the store"));
        now = SOON.plusSeconds(1);
        events.clear();

        PurgeReport report = tenant.purges().subject(phi("p1"), "officer", false);

        assertThat(report.records()).isEqualTo(1);
        assertThat(report.codes()).isEqualTo(1);
        assertThat(report.keys()).isEqualTo(1);
        assertThat(report.behind()).isEmpty();
        Target target = Target.subject(store.keyring().handle(owner));
        assertThat(events)
                .containsExactly(
                        StoreEvent.of(Action.PURGE_BEGUN, "clinic", target, "officer")
                                .counting(1, 0),
                        StoreEvent.of(Action.PURGE_DONE, "clinic", target, "officer")
                                .counting(1, 1));
        assertThat(uses).extracting(KeyUse::action).contains(KeyUse.Action.SHRED);
        reopened();
        assertThat(tenant.records().find(record.id())).isEmpty();
        fails(() -> store.keyring().cells(owner).openText(elsewhere, cell), CryptoError.KEY_SHREDDED);
        fails(() -> tenant.records().add(draft("notes", "p1", SOON.plusSeconds(99), "x")), CryptoError.KEY_SHREDDED);
        assertThat(text(another.id())).isEqualTo("two");
        assertThat(new String(store.in("other").records().open(theirs.id()))).isEqualTo("three");
        try (ReidentificationVault vault = tenant.vault()) {
            assertThat(vault.restore(code)).isEmpty();
            assertThat(vault.restore(kept)).contains(Phi.of("Quillfeather"));
        }
        // Once more finds nothing to do.
        assertThat(tenant.purges().subject(phi("p1"), "officer", false).keys()).isZero();
        assertThat(tenant.purges().subject(phi("never seen"), "officer", false).keys())
                .isZero();
    }

    @Test
    void aCollectionIsGoneAndItsPatientsStay() {
        GovernedRecord gone = tenant.records().add(draft("set", "p1", SOON, "one"));
        GovernedRecord nobodys = tenant.records().add(draft("set", "", SOON.plus(Duration.ofDays(90)), "two"));
        GovernedRecord stays = tenant.records().add(draft("notes", "p1", SOON, "three"));
        fails(() -> tenant.purges().collection(RecordKind.INFERENCE_LOG, "set", "o", false), StoreError.RETAINED);
        PurgeReport report = tenant.purges().collection(RecordKind.INFERENCE_LOG, "set", "o", true);
        assertThat(report.records()).isEqualTo(2);
        assertThat(report.keys()).isEqualTo(2);
        assertThat(tenant.records().find(gone.id())).isEmpty();
        assertThat(tenant.records().find(nobodys.id())).isEmpty();
        assertThat(text(stays.id())).isEqualTo("three");
        fails(() -> tenant.records().add(draft("set", "p1", SOON, "x")), CryptoError.KEY_SHREDDED);
    }

    @Test
    void retentionRefusesUnlessItIsMeant() {
        GovernedRecord record = tenant.records().add(draft("notes", "p1", SOON, "one"));
        events.clear();
        fails(() -> tenant.purges().subject(phi("p1"), "officer", false), StoreError.RETAINED);
        assertThat(actions()).containsExactly(Action.PURGE_REFUSED);
        assertThat(text(record.id())).isEqualTo("one");
        assertThat(tenant.purges().subject(phi("p1"), "officer", true).records())
                .isEqualTo(1);
    }

    @Test
    void everyKindOfHoldRefusesWhateverIsMeant() {
        GovernedRecord record = tenant.records().add(draft("notes", "p1", SOON, "one"));
        now = SOON.plusSeconds(1);
        for (Target held : List.of(
                Target.record(record.id()),
                tenant.holds().subject(phi("p1")),
                Target.collection(RecordKind.INFERENCE_LOG, "notes"))) {
            tenant.holds().place("smith v. clinic", held, "counsel");
            tenant.holds().place("smith v. clinic", held, "counsel");
            fails(() -> tenant.purges().subject(phi("p1"), "officer", true), StoreError.LEGAL_HOLD);
            fails(
                    () -> tenant.purges().collection(RecordKind.INFERENCE_LOG, "notes", "officer", true),
                    StoreError.LEGAL_HOLD);
            assertThat(tenant.sweep().run("daily").held()).isEqualTo(1);
            assertThat(text(record.id())).isEqualTo("one");
            assertThat(tenant.holds().all()).containsExactly(new LegalHold("smith v. clinic", held, now, "counsel"));
            assertThat(tenant.holds().lift("smith v. clinic", "counsel")).isEqualTo(1);
        }
        assertThat(actions()).contains(Action.HOLD_PLACED, Action.HOLD_LIFTED, Action.PURGE_REFUSED);
        assertThat(tenant.purges().subject(phi("p1"), "officer", false).records())
                .isEqualTo(1);
        fails(() -> tenant.holds().lift("smith v. clinic", "c"), StoreError.HOLD_MISSING);
        fails(() -> tenant.holds().place("x", Target.record("none"), "c"), StoreError.RECORD_MISSING);
        // A hold on somebody of whom nothing is kept yet refuses too.
        tenant.holds().place("later", tenant.holds().subject(phi("p9")), "counsel");
        fails(() -> tenant.purges().subject(phi("p9"), "officer", true), StoreError.LEGAL_HOLD);
    }

    @Test
    void holdsOfOddNamesAreKeptApart() {
        for (String odd : ODD) {
            tenant.holds().place(odd, tenant.holds().subject(phi(odd)), odd);
        }
        assertThat(tenant.holds().all())
                .hasSize(ODD.size())
                .extracting(LegalHold::name)
                .containsAll(ODD);
        for (String odd : ODD) {
            assertThat(tenant.holds().lift(odd, odd)).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        GovernedRecord record = tenant.records().add(draft("notes", "p1", SOON, "one"));
        now = SOON.plusSeconds(1);
        store.close();
        try (Store deaf = Store.open(address, options().watchedBy(use -> {}, event -> {
            throw new IllegalStateException("the log is down");
        }))) {
            assertThatThrownBy(() -> deaf.in("clinic").purges().subject(phi("p1"), "officer", false))
                    .hasMessage("the log is down");
            assertThatThrownBy(() -> deaf.in("clinic").sweep().run("daily")).hasMessage("the log is down");
            assertThatThrownBy(() -> deaf.in("clinic").holds().place("h", Target.record(record.id()), "c"))
                    .hasMessage("the log is down");
            assertThat(deaf.in("clinic").holds().all()).isEmpty();
        }
        reopened();
        assertThat(text(record.id())).isEqualTo("one");
        assertThat(store.status().purges()).isZero();
    }

    @Test
    void aPurgeThatStoppedAnywhereIsFinished() {
        for (int step = 0; step < 4; step++) {
            String patient = "p" + step;
            GovernedRecord record = tenant.records().add(draft("notes", patient, SOON, "one"));
            Instant before = now;
            now = SOON.plusSeconds(1);
            int stop = step;
            AtomicInteger calls = new AtomicInteger();
            store.close();
            // It stops when the key's use is told, and when the end is told.
            try (Store dying = Store.open(
                    address,
                    options()
                            .watchedBy(
                                    use -> {
                                        if (use.action() == KeyUse.Action.SHRED && stop == 0) {
                                            throw new IllegalStateException("dying");
                                        }
                                    },
                                    event -> {
                                        if (event.action() == Action.PURGE_DONE && stop > 0) {
                                            calls.incrementAndGet();
                                            throw new IllegalStateException("dying");
                                        }
                                    }))) {
                assertThatThrownBy(() -> dying.in("clinic").purges().subject(phi(patient), "officer", false))
                        .hasMessage("dying");
            }
            reopened();
            if (stop == 0) {
                assertThat(store.status().purges()).isEqualTo(1);
                fails(
                        () -> tenant.records().add(draft("notes", patient, SOON.plusSeconds(99), "x")),
                        StoreError.PURGE_UNDER_WAY);
                fails(
                        () -> tenant.holds().place("h", tenant.holds().subject(phi(patient)), "c"),
                        StoreError.PURGE_UNDER_WAY);
                fails(() -> tenant.holds().place("h", Target.record(record.id()), "c"), StoreError.PURGE_UNDER_WAY);
                assertThat(tenant.sweep().run("daily").resumed()).hasSize(1);
            }
            assertThat(store.status().purges()).isZero();
            assertThat(tenant.records().find(record.id())).isEmpty();
            fails(
                    () -> tenant.records().add(draft("notes", patient, SOON.plusSeconds(99), "x")),
                    CryptoError.KEY_SHREDDED);
            now = before;
        }
    }

    @Test
    void wrappedKeysAreGoneFromTheFile() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(vendor == Vendor.SQLITE, "files of SQLite");
        List<byte[]> wrapped = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tenant.records().add(draft("notes", "p" + i, SOON, "x"));
        }
        try (var database = health.cordon.store.database.Database.open(address)) {
            wrapped.addAll(
                    database.read(handle -> handle.createQuery("SELECT wrapped FROM data_key WHERE kind = 'PATIENT'")
                            .mapTo(byte[].class)
                            .list()));
        }
        assertThat(wrapped).hasSize(20);
        assertThat(wrapped).allMatch(this::isInAFile);
        for (int i = 0; i < 20; i++) {
            tenant.purges().subject(phi("p" + i), "officer", true);
        }
        // The store is still open: the log beside the file was emptied as well.
        assertThat(wrapped).noneMatch(this::isInAFile);
    }

    private boolean isInAFile(byte[] wanted) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String raw = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                if (raw.contains(new String(wanted, java.nio.charset.StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
            return false;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
