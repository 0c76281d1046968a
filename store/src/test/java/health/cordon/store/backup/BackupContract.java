package health.cordon.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreError;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreFixture;
import health.cordon.store.Tenant;
import health.cordon.store.Vendor;
import health.cordon.store.agreement.AgreementRecord;
import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.governed.RecordQuery;
import health.cordon.store.kept.KeptRecord;
import health.cordon.store.kept.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

abstract class BackupContract extends StoreFixture {

    private GovernedRecord first;
    private GovernedRecord second;
    private ReidentificationCode code;

    BackupContract(Vendor vendor) {
        super(vendor);
    }

    private Path backup() {
        return folder.resolve("monday.cordon");
    }

    private Path keys() {
        return folder.resolve("keys.db");
    }

    @Test
    @Cfr("164.308(a)(7)(ii)(B)")
    void aBackupGivesBackAllOnAnyDatabase() throws IOException {
        fill();
        BackupReport made = store.backUp(backup(), keys(), CheckpointWitness.NONE, "operator");
        assertThat(made.tables()).containsEntry("governed_record", 2L).containsEntry("vault_code", 1L);
        assertThat(made.tables().values()).allMatch(rows -> rows > 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
                .isEqualTo("rw-------");
        for (Vendor other : Vendor.values()) {
            StoreAddress to = other.place(folder);
            events.clear();
            RestoreReport restored = Store.restore(to, backup(), keys(), CheckpointWitness.NONE, options(), "operator");
            assertThat(restored.tables()).isEqualTo(made.tables());
            assertThat(restored.destroyed()).isZero();
            assertThat(actions()).containsExactly(StoreEvent.Action.RESTORED);
            try (Store back = Store.open(to, options())) {
                same(back.in("clinic"));
                assertThat(back.verify().isGood()).isTrue();
                assertThat(back.verify().opened()).isEqualTo(store.verify().opened());
                assertThat(back.keyring().id()).isEqualTo(store.keyring().id());
                // It goes on as a store of its own.
                back.in("clinic").records().add(draft("p7", "new"));
                Path again = folder.resolve(other + ".again");
                BackupReport second = back.backUp(again, folder.resolve(other + ".keys"), CheckpointWitness.NONE, "o");
                assertThat(second.tables()).containsEntry("governed_record", 3L);
                assertThat(second.hashes().get("vault_code"))
                        .isEqualTo(made.hashes().get("vault_code"));
            }
        }
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void whatWasShreddedDoesNotComeBackWithAnOlderBackup() throws IOException {
        fill();
        store.backUp(backup(), keys(), CheckpointWitness.NONE, "operator");
        tenant.purges().subject(phi("p1"), "officer", true);
        assertThat(store.keyFiles().all()).allMatch(file -> file.behind() == 0);
        store.close();

        StoreAddress to = elsewhere();
        RestoreReport restored = Store.restore(to, backup(), keys(), CheckpointWitness.NONE, options(), "operator");
        // The record and the code of p1.
        assertThat(restored.destroyed()).isEqualTo(2);
        try (Store back = Store.open(to, options())) {
            Tenant clinic = back.in("clinic");
            assertThat(clinic.records().find(first.id())).isEmpty();
            assertThat(new String(clinic.records().open(second.id()))).isEqualTo("second");
            assertThat(back.verify().isGood()).isTrue();
            assertThat(back.verify().shredded()).isZero();
            KeyOwner owner = KeyOwner.patient(phi("p1")).in("clinic");
            fails(() -> back.keyring().rotate(owner), CryptoError.KEY_SHREDDED);
        }
        store = Store.open(address, options());
    }

    @Test
    void whatAMonthsEndDestroyedDoesNotComeBack() throws IOException {
        fill();
        store.backUp(backup(), keys(), CheckpointWitness.NONE, "operator");
        now = START.plus(Duration.ofDays(70));
        assertThat(tenant.sweep().run("daily").keys()).isEqualTo(1);
        StoreAddress to = elsewhere();
        RestoreReport restored = Store.restore(to, backup(), keys(), CheckpointWitness.NONE, options(), "operator");
        assertThat(restored.destroyed()).isEqualTo(2);
        try (Store back = Store.open(to, options())) {
            assertThat(back.in("clinic").records().page(RecordQuery.of(RecordKind.INFERENCE_LOG)))
                    .isEmpty();
        }
    }

    @Test
    void theAuditLogTellsWhatAForgottenKeyFileDoesNotKnow() throws IOException {
        fill();
        ChainedLog log = new ChainedLog("clinic");
        store.backUp(backup(), keys(), log, "operator");
        Optional<String> checkpoint = log.checkpoint();
        Path forgotten = copyOfKeys("forgotten.db");
        tenant.purges().subject(phi("p1"), "officer", true);
        log.shredded(handle("p1"));

        StoreAddress to = elsewhere();
        RestoreReport restored = Store.restore(to, backup(), forgotten, log, options(), "operator");
        assertThat(restored.shredded()).isEqualTo(1);
        assertThat(restored.destroyed()).isEqualTo(2);
        assertThat(restored.checkpoint()).isEqualTo(checkpoint);
        try (Store back = Store.open(to, options())) {
            assertThat(back.in("clinic").records().find(first.id())).isEmpty();
        }
    }

    @Test
    void anotherLogThanTheBackupsIsRefused() throws IOException {
        fill();
        store.backUp(backup(), keys(), new ChainedLog("clinic"), "operator");
        StoreAddress to = elsewhere();
        fails(
                () -> Store.restore(to, backup(), keys(), new ChainedLog("another"), options(), "operator"),
                StoreError.WITNESS_REFUSED);
        fails(() -> Store.open(to, options()), StoreError.STORE_MISSING);
    }

    @Test
    void afterAMoveOfTheKekForgottenKeysAreWorthless() throws IOException {
        fill();
        store.backUp(backup(), keys(), CheckpointWitness.NONE, "operator");
        Path forgotten = copyOfKeys("forgotten.db");
        tenant.purges().subject(phi("p1"), "officer", true);
        store.close();
        Keyset.generate().write(folder.resolve("new.keyset"));
        KekAddress fresh = KekAddress.parse("local:" + folder.resolve("new.keyset"));
        assertThat(Store.moveKeys(address, fresh, null, options(), "operator")).isGreaterThan(3);
        Files.delete(folder.resolve("kek.keyset"));

        fails(
                () -> Store.restore(elsewhere(), backup(), forgotten, CheckpointWitness.NONE, options(), "operator"),
                CryptoError.KEYSET_MISSING);
        // Even with the new key in the old one's place it is of no use.
        Files.copy(folder.resolve("new.keyset"), folder.resolve("kek.keyset"));
        fails(
                () -> Store.restore(elsewhere(), backup(), forgotten, CheckpointWitness.NONE, options(), "operator"),
                CryptoError.KEK_OTHER,
                CryptoError.WRAPPED_KEY_REFUSED);
        Files.delete(folder.resolve("kek.keyset"));
        // The store, its key file and the old backup go on.
        StoreAddress to = elsewhere();
        Store.restore(to, backup(), keys(), CheckpointWitness.NONE, options(), "operator");
        try (Store back = Store.open(to, options())) {
            assertThat(new String(back.in("clinic").records().open(second.id())))
                    .isEqualTo("second");
        }
        reopened();
        assertThat(text(second.id())).isEqualTo("second");
    }

    @Test
    void aKeyFileThatCannotBeReachedIsToldAndCaughtUp() throws IOException {
        fill();
        store.copyKeys(keys(), "operator");
        Path away = folder.resolve("unmounted.db");
        Files.move(keys(), away);
        assertThat(tenant.purges().subject(phi("p1"), "officer", true).behind()).containsExactly(keys());
        assertThat(store.status().keyFiles().getFirst().behind()).isEqualTo(1);
        assertThat(Files.exists(keys())).isFalse();
        Files.move(away, keys());
        tenant.records().add(draft("p3", "x"));
        assertThat(tenant.purges().subject(phi("p3"), "officer", true).behind()).isEmpty();
        assertThat(store.status().keyFiles().getFirst().behind()).isZero();
        assertThat(store.forgetKeys(keys(), "operator")).isTrue();
        assertThat(store.status().keyFiles()).isEmpty();
        assertThat(store.forgetKeys(keys(), "operator")).isFalse();
    }

    @Test
    void anOlderCopyOfTheStoresOwnKeysIsPutRight() throws IOException {
        fill();
        store.copyKeys(keys(), "operator");
        byte[][] kept = new byte[2][];
        try (Database database = Database.open(address)) {
            database.read(handle -> handle.createQuery("SELECT wrapped, code FROM data_key WHERE handle = :handle")
                    .bind("handle", handle("p1").token())
                    .map((row, context) -> {
                        kept[0] = row.getBytes(1);
                        kept[1] = row.getBytes(2);
                        return 0;
                    })
                    .one());
        }
        store.keyring().shred(handle("p1"));
        store.copyKeys(keys(), "operator");
        assertThat(tamper(
                        "UPDATE data_key SET state = 'ACTIVE', wrapped = ?, provider = 'local', code = ?,"
                                + " kek = (SELECT kek FROM data_key WHERE state = 'ACTIVE' LIMIT 1), changed = created"
                                + " WHERE handle = ?",
                        kept[0],
                        kept[1],
                        handle("p1").token()))
                .isEqualTo(1);
        reopened();
        assertThat(text(first.id())).isEqualTo("first");
        assertThat(store.copyKeys(keys(), "operator").shreddedHere()).isEqualTo(1);
        fails(() -> text(first.id()), CryptoError.KEY_SHREDDED);
        // Nobody shreds a key by writing into a copy.
        try (Database copy = Database.open(new StoreAddress.SqliteFile(keys()))) {
            copy.write(handle -> handle.execute(
                    "UPDATE data_key SET state = 'SHREDDED', wrapped = NULL,"
                            + " provider = NULL, kek = NULL WHERE handle = ?",
                    handle("p2").token()));
        }
        assertThat(store.copyKeys(keys(), "operator").shreddedHere()).isZero();
        assertThat(text(second.id())).isEqualTo("second");
    }

    @Test
    void keysThatDoNotFitAreRefused() throws IOException {
        fill();
        store.copyKeys(keys(), "operator");
        Path old = copyOfKeys("old.db");
        tenant.records().add(draft("p9", "x"));
        store.backUp(backup(), keys(), CheckpointWitness.NONE, "operator");
        fails(
                () -> Store.restore(elsewhere(), backup(), old, CheckpointWitness.NONE, options(), "o"),
                StoreError.KEYS_OLDER);
        // One that has the backup's own key, but is older than a shredding that the backup knows of.
        Path before = copyOfKeys("before.db");
        tenant.purges().subject(phi("p9"), "officer", true);
        Path tuesday = folder.resolve("tuesday");
        store.backUp(tuesday, keys(), CheckpointWitness.NONE, "operator");
        fails(
                () -> Store.restore(elsewhere(), tuesday, before, CheckpointWitness.NONE, options(), "o"),
                StoreError.KEYS_OLDER);
        try (Store other = Store.create(elsewhere(), kek(), options())) {
            fails(() -> other.copyKeys(keys(), "o"), StoreError.KEYS_OTHER);
            other.backUp(folder.resolve("theirs"), folder.resolve("their-keys"), CheckpointWitness.NONE, "o");
        }
        fails(
                () -> Store.restore(
                        elsewhere(), backup(), folder.resolve("their-keys"), CheckpointWitness.NONE, options(), "o"),
                StoreError.KEYS_OLDER);
        fails(
                () -> Store.restore(
                        elsewhere(), backup(), folder.resolve("no-keys"), CheckpointWitness.NONE, options(), "o"),
                StoreError.STORE_MISSING);
    }

    @Test
    void everyChangedByteIsRefusedAndLeavesNothing() throws IOException {
        fill();
        store.backUp(backup(), keys(), CheckpointWitness.NONE, "operator");
        byte[] whole = Files.readAllBytes(backup());
        Path bad = folder.resolve("bad");
        for (int at = 0; at < whole.length; at += whole.length / 11) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x20;
            Files.write(bad, changed);
            refused(bad);
        }
        Files.write(bad, java.util.Arrays.copyOf(whole, whole.length - 1));
        refused(bad);
        Files.write(bad, new byte[0]);
        refused(bad);
        Files.writeString(bad, "no backup");
        refused(bad);
        // A sealed file of the same store that is no backup.
        Files.delete(bad);
        store.keyring().fileSealer(KeyOwner.dataset("cordon/backups")).seal(backup(), bad, true, done -> {});
        refused(bad);
        fails(() -> store.backUp(backup(), keys(), CheckpointWitness.NONE, "o"), CryptoError.FILE_EXISTS);
    }

    private void refused(Path bad) {
        StoreAddress to = elsewhere();
        fails(
                () -> Store.restore(to, bad, keys(), CheckpointWitness.NONE, options(), "operator"),
                CryptoError.FILE_DAMAGED,
                CryptoError.FILE_NOT_SEALED,
                CryptoError.FILE_VERSION,
                StoreError.KEYS_OLDER,
                StoreError.BACKUP_DAMAGED,
                StoreError.BACKUP_VERSION);
        fails(() -> Store.open(to, options()), StoreError.STORE_MISSING);
    }

    @Test
    void nothingIsRestoredOverAStore() throws IOException {
        fill();
        store.backUp(backup(), keys(), CheckpointWitness.NONE, "operator");
        fails(
                () -> Store.restore(address, backup(), keys(), CheckpointWitness.NONE, options(), "o"),
                StoreError.STORE_EXISTS);
        assertThat(text(first.id())).isEqualTo("first");
    }

    @Test
    void aBackupShowsOneMomentWhileOthersWrite() throws Exception {
        fill();
        List<RuntimeException> failures = new ArrayList<>();
        Thread writer = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < 60; i++) {
                    // Three rows at once: record, term and, for the first, its period.
                    tenant.records().add(draft("busy", "p" + i % 3, START.plus(Duration.ofDays(30)), "x"));
                }
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
        for (int i = 0; i < 4; i++) {
            Path file = folder.resolve("busy" + i);
            BackupReport report = store.backUp(file, keys(), CheckpointWitness.NONE, "operator");
            assertThat(report.tables().get("governed_record"))
                    .isEqualTo(report.tables().get("governed_term"));
            StoreAddress to = new StoreAddress.SqliteFile(folder.resolve("busy" + i + ".db"));
            Store.restore(to, file, keys(), CheckpointWitness.NONE, options(), "operator");
            try (Store back = Store.open(to, options())) {
                assertThat(back.verify().isGood()).isTrue();
            }
        }
        writer.join();
        assertThat(failures).isEmpty();
    }

    @Test
    void everyColumnOfEveryTableIsBackedUpOrLeftOutOnPurpose() {
        Set<String> inSchema = new TreeSet<>();
        Set<String> inBackup = new TreeSet<>();
        try (Database database = Database.open(address)) {
            database.read(handle -> {
                var meta = handle.getConnection().getMetaData();
                try (var columns = meta.getColumns(null, null, "%", "%")) {
                    while (columns.next()) {
                        String schema = columns.getString("TABLE_SCHEM");
                        if (schema == null || schema.equals("public")) {
                            inSchema.add(columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME"));
                        }
                    }
                }
                return 0;
            });
        }
        for (TableShape table : TableShape.ALL) {
            table.columns().forEach(column -> inBackup.add(table.name() + "." + column.name()));
        }
        inSchema.removeIf(name ->
                name.matches("(setting|data_key|key_file|schema_history|sqlite_.*|governed_.*_\\w+_\\w+)\\..*"));
        inSchema.removeIf(name -> !name.matches("[a-z_]+\\.[a-z_]+"));
        assertThat(inBackup).containsAll(inSchema);
        assertThat(inSchema).hasSizeGreaterThan(45).containsAll(inBackup);
    }

    private void fill() {
        first = tenant.records().add(draft("p1", "first"));
        second = tenant.records().add(draft("p2", "second"));
        try (ReidentificationVault vault = tenant.vault()) {
            code = vault.assign("p1", "NAME", phi("Quillfeather \ud800"));
        }
        tenant.holds().place("matter", tenant.holds().subject(phi("p5")), "counsel");
        tenant.agreements()
                .add(new AgreementRecord(
                        "acme",
                        new byte[] {1, 2},
                        START,
                        START.plusSeconds(60),
                        Set.of("acme.example"),
                        Optional.empty()));
        tenant.kept(Shelf.API_KEY).insert(new KeptRecord("k1", new byte[] {3}, Optional.empty()));
        tenant.kept(Shelf.SESSION).insert(new KeptRecord("s1", new byte[] {4}, Optional.of(START)));
        tenant.records().add(draft("p4", "gone"));
        tenant.purges().subject(phi("p4"), "officer", true);
    }

    private void same(Tenant clinic) {
        assertThat(clinic.records().find(first.id())).contains(first);
        assertThat(new String(clinic.records().open(first.id()))).isEqualTo("first");
        assertThat(clinic.records().withTerm(RecordKind.INFERENCE_LOG, "encounter", phi("enc-p2")))
                .containsExactly(second);
        try (ReidentificationVault vault = clinic.vault()) {
            assertThat(vault.restore(code)).contains(phi("Quillfeather \ud800"));
            assertThat(vault.assign("p1", "NAME", phi("Quillfeather \ud800"))).isEqualTo(code);
        }
        assertThat(clinic.holds().all()).isEqualTo(tenant.holds().all());
        assertThat(clinic.agreements().all()).isEqualTo(tenant.agreements().all());
        assertThat(clinic.kept(Shelf.API_KEY).all())
                .isEqualTo(tenant.kept(Shelf.API_KEY).all());
        assertThat(clinic.kept(Shelf.SESSION).all())
                .isEqualTo(tenant.kept(Shelf.SESSION).all());
        assertThat(Schema.LATEST).isEqualTo(4);
    }

    private KeyHandle handle(String patient) {
        return store.keyring().handle(KeyOwner.patient(phi(patient)).in("clinic"));
    }

    /** As somebody might make it who does not know better. */
    private Path copyOfKeys(String name) throws IOException {
        return Files.copy(keys(), folder.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
}
