package health.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class StoreContract extends StoreFixture {

    StoreContract(Vendor vendor) {
        super(vendor);
    }

    @Test
    void oneStoreAPlace() {
        fails(() -> Store.create(address, kek(), options()), StoreError.STORE_EXISTS);
        tenant.records().add(draft("p", "still here"));
        fails(() -> Store.open(elsewhere(), options()), StoreError.STORE_MISSING);
        fails(() -> Store.migrate(elsewhere()), StoreError.STORE_MISSING);
        assertThat(Store.migrate(address)).isZero();
    }

    @Test
    void aStoreThatCouldNotBeMadeLeavesNothing() {
        StoreAddress to = elsewhere();
        fails(
                () -> Store.create(to, KekAddress.parse("local:" + folder.resolve("none")), options()),
                CryptoError.KEYSET_MISSING);
        fails(() -> Store.create(to, KekAddress.parse("nobody:x"), options()), CryptoError.KEK_PROVIDER_UNKNOWN);
        fails(() -> Store.open(to, options()), StoreError.STORE_MISSING);
        // Nor where it fails when the tables are there already.
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Store.create(
                        to,
                        kek(),
                        options()
                                .watchedBy(
                                        use -> {
                                            throw new IllegalStateException("the log is down");
                                        },
                                        events::add)))
                .hasMessage("the log is down");
        fails(() -> Store.open(to, options()), StoreError.STORE_MISSING);
        Store.create(to, kek(), options()).close();
        Store.open(to, options()).close();
    }

    @Test
    void theWrongKeyOpensNothing() throws Exception {
        store.close();
        Files.move(folder.resolve("kek.keyset"), folder.resolve("right.keyset"));
        fails(() -> Store.open(address, options()), CryptoError.KEYSET_MISSING);
        Keyset.generate().write(folder.resolve("kek.keyset"));
        fails(() -> Store.open(address, options()), CryptoError.KEK_OTHER, CryptoError.WRAPPED_KEY_REFUSED);
        Files.delete(folder.resolve("kek.keyset"));
        Files.move(folder.resolve("right.keyset"), folder.resolve("kek.keyset"));
        reopened();
    }

    @Test
    void schemasOfOtherVersionsAreTold() {
        tamper("UPDATE setting SET value = 'KEY_FILE' WHERE name = 'ROLE'");
        fails(this::reopened, StoreError.WRONG_ROLE);
        tamper("UPDATE setting SET value = 'STORE' WHERE name = 'ROLE'");
        tamper("INSERT INTO setting VALUES ('RESTORING', 'x')");
        fails(this::reopened, StoreError.HALF_RESTORED);
        tamper("DELETE FROM setting WHERE name = 'RESTORING'");
        tamper("INSERT INTO schema_history SELECT 99, '99', 'from the future', 'SQL', 'V99__x.sql', 1, installed_by,"
                + " installed_on, 1, success FROM schema_history WHERE version = '1'");
        fails(this::reopened, StoreError.SCHEMA_FROM_FUTURE);
        fails(() -> Store.migrate(address), StoreError.SCHEMA_FROM_FUTURE);
        tamper("DELETE FROM schema_history WHERE version = '99'");
        reopened();
        store.close();
        // An older one: the last step undone.
        tamper("DROP TABLE kept_record");
        tamper("DROP TABLE agreement_host");
        tamper("DROP TABLE agreement");
        tamper("DELETE FROM schema_history WHERE version = '4'");
        fails(this::reopened, StoreError.SCHEMA_OLDER);
        assertThat(Store.migrate(address)).isEqualTo(1);
        reopened();
        assertThat(store.status().schema()).isEqualTo(Schema.LATEST);
        store.close();
        // Somebody else's text of a migration.
        tamper("DROP TABLE kept_record");
        tamper("DROP TABLE agreement_host");
        tamper("DROP TABLE agreement");
        tamper("DELETE FROM schema_history WHERE version = '4'");
        tamper("UPDATE schema_history SET checksum = 1 WHERE version = '3'");
        fails(() -> Store.migrate(address), StoreError.SCHEMA_CHANGED);
        tamper("UPDATE schema_history SET version = 'x' WHERE version = '3'");
        fails(this::reopened, StoreError.SCHEMA_CHANGED);
    }

    @Test
    void aDatabaseOfSomebodyElseIsNoStore() throws Exception {
        StoreAddress theirs = elsewhere();
        Database.create(theirs);
        try (Database database = Database.open(theirs)) {
            database.write(handle -> handle.execute("CREATE TABLE theirs (x INTEGER)"));
        }
        fails(() -> Store.open(theirs, options()), StoreError.STORE_DAMAGED);
        fails(() -> Store.migrate(theirs), StoreError.STORE_DAMAGED);
        fails(() -> Store.create(theirs, kek(), options()), StoreError.STORE_EXISTS);
        try (Database database = Database.open(theirs)) {
            assertThat(asked(database, "SELECT count(*) FROM theirs")).isEqualTo("0");
        }
    }

    @Test
    void closedItDoesNothingMore() {
        var records = tenant.records();
        var vault = tenant.vault();
        store.close();
        store.close();
        fails(() -> records.find("x"), StoreError.STORE_CLOSED);
        fails(() -> records.add(draft("p", "x")), CryptoError.KEYRING_CLOSED);
        fails(vault::size, StoreError.STORE_CLOSED);
        assertThat(store.toString()).doesNotContain("Quillfeather");
    }

    @Test
    void theStatusCounts() {
        tenant.records().add(draft("p", "x"));
        store.keyring().shred(KeyOwner.patient(phi("p")).in("clinic"));
        StoreStatus status = store.status();
        assertThat(status.product()).startsWith(vendor == Vendor.SQLITE ? "SQLite 3." : "PostgreSQL 18");
        assertThat(status.schema()).isEqualTo(Schema.LATEST);
        assertThat(status.rows()).containsEntry("governed_record", 1L).containsEntry("vault_code", 0L);
        assertThat(status.shredded()).isEqualTo(1);
        // The keyring's own, the month's, the terms'.
        assertThat(status.keys()).isEqualTo(3);
        assertThat(status.keyring()).isEqualTo(store.keyring().id());
        assertThat(status.kek()).startsWith("local:");
        assertThat(status.bytes() > 0).isEqualTo(vendor == Vendor.SQLITE);
    }

    @Test
    void manyThreadsWriteAndReadAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int t = 0; t < 12; t++) {
            int own = t;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 20; i++) {
                        String id = tenant.records()
                                .add(draft("p" + own % 5, own + "/" + i))
                                .id();
                        assertThat(text(id)).isEqualTo(own + "/" + i);
                    }
                } catch (Throwable e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(store.status().rows()).containsEntry("governed_record", 240L);
        assertThat(store.verify().isGood()).isTrue();
    }

    @Test
    void twoStoresOnOnePlaceSeeEachOther() {
        try (Store other = Store.open(address, options())) {
            String id = tenant.records().add(draft("p", "mine")).id();
            assertThat(new String(other.in("clinic").records().open(id))).isEqualTo("mine");
            String theirs =
                    other.in("clinic").records().add(draft("p", "theirs")).id();
            assertThat(text(theirs)).isEqualTo("theirs");
            other.in("clinic").purges().subject(phi("p"), "officer", true);
            assertThat(tenant.records().find(theirs)).isEmpty();
        }
    }

    @Test
    void namesThatAreNoneAreRefused() {
        for (String unfit : List.of("a\0", "\ud800", "x".repeat(201), "a\nb")) {
            fails(() -> store.in(unfit), StoreError.TEXT_UNFIT);
            fails(() -> tenant.sweep().run(unfit), StoreError.TEXT_UNFIT);
            fails(() -> tenant.purges().subject(phi("p"), unfit, true), StoreError.TEXT_UNFIT);
            fails(() -> tenant.holds().place(unfit, Target.store(), "x"), StoreError.TEXT_UNFIT);
        }
    }

    @Test
    void commitsAreFlushed() {
        try (Database database = Database.open(address)) {
            boolean lite = vendor == Vendor.SQLITE;
            String asking = lite ? "PRAGMA synchronous" : "SHOW synchronous_commit";
            assertThat(askedOfWriters(database, asking)).isEqualTo(lite ? "2" : "on");
            database.writeLazily(handle -> handle.execute("UPDATE setting SET value = value"));
            assertThat(askedOfWriters(database, asking)).isEqualTo(lite ? "2" : "on");
        }
    }
}
