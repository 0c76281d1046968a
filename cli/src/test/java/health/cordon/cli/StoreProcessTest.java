package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.Launched.Ended;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cordon store} from end to end. */
@Timeout(300)
class StoreProcessTest {

    private static final String PATIENT = "MRN 00419937";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAStore() throws IOException {
        assertThat(run("keyset", "new", "kek.keyset").exit()).isZero();
        Ended made = run("store", "init", "--data", "data", "--kek", "local:kek.keyset");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).matches("kr-[0-9A-HJKMNP-TV-Z]{16}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
        Files.writeString(folder.resolve("id.txt"), PATIENT + "\n");
        try (Store store = open("data/store.db")) {
            store.in("").records().add(draft(PATIENT));
            store.in("").records().add(draft("MRN 7"));
            try (ReidentificationVault vault = store.in("").vault()) {
                vault.assign(PATIENT, "NAME", Phi.of("Thessaly Quillfeather"));
            }
        }
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void aPatientIsPurgedAndDoesNotComeBackWithAnOlderBackup() throws IOException {
        Ended backup = run("store", "backup", "monday", "--data", "data", "--keys", "keys.db");
        assertThat(backup.exit()).as(backup.err()).isZero();
        assertThat(backup.out()).endsWith("rows in monday, keys in keys.db\n");

        assertThat(purge().err()).contains("C5040");
        assertThat(purge("--yes").err()).contains("C7041");
        assertThat(run("store", "hold", "place", "case-12", "--data", "data", "--patient-file", "id.txt")
                        .exit())
                .isZero();
        assertThat(purge("--yes", "--before-retention-ends").err()).contains("C7040");
        assertThat(run("store", "hold", "list", "--data", "data").out())
                .startsWith("case-12  SUBJECT DK-")
                .doesNotContain("00419937");
        assertThat(run("store", "hold", "lift", "case-12", "--data", "data").exit())
                .isZero();
        Ended purged = purge("--yes", "--before-retention-ends");
        assertThat(purged.exit()).as(purged.err()).isZero();
        assertThat(purged.out()).isEqualTo("1 key destroyed, 1 record and 1 code deleted\n");

        Ended restored = run("store", "restore", "monday", "--keys", "keys.db", "--data", "back");
        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.out()).endsWith("verified; 2 of what was shredded since left out\n");
        Ended verified = run("store", "verify", "--data", "back");
        assertThat(verified.out()).startsWith("verified: ").endsWith(" opened, 0 not, 0 shredded\n");
        Ended status = run("store", "status", "--data", "back", "--json");
        assertThat(status.exit()).as(status.out()).isZero();
        assertThat(status.out())
                .contains("\"governed_record\":1", "\"vault_code\":0", "\"behind\":0")
                .hasLineCount(1);
        assertThat(run("store", "restore", "monday", "--keys", "keys.db", "--data", "back")
                        .err())
                .contains("C7001");
    }

    @Test
    void aLostCopyOfTheKeysIsTold() throws IOException {
        assertThat(run("store", "status", "--data", "data").exit()).isEqualTo(1);
        assertThat(run("store", "keys", "copy", "keys.db", "--data", "data").exit())
                .isZero();
        assertThat(run("store", "status", "--data", "data").exit()).isZero();
        Files.move(folder.resolve("keys.db"), folder.resolve("away.db"));
        Ended purged = purge("--yes", "--before-retention-ends");
        assertThat(purged.exit()).isEqualTo(1);
        assertThat(purged.err()).contains("keys.db still holds keys that were destroyed");
        Ended status = run("store", "status", "--data", "data");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).contains("BEHIND by 1 shredded");
        assertThat(run("store", "keys", "forget", "keys.db", "--data", "data").exit())
                .isZero();
        assertThat(run("store", "keys", "forget", "keys.db", "--data", "data").exit())
                .isEqualTo(1);
        assertThat(run("keyset", "new", "new.keyset").exit()).isZero();
        Ended moved = run("store", "keys", "move", "--data", "data", "--to", "local:new.keyset");
        assertThat(moved.err()).contains("keys wrapped anew");
        Files.delete(folder.resolve("kek.keyset"));
        assertThat(run("store", "verify", "--data", "data").exit()).isZero();
    }

    @Test
    void whatWasChangedBehindItsBackIsFoundAndASweepGoesOn() throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/store.db"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE governed_record SET access_policy = 'everyone'");
        }
        Ended verified = run("store", "verify", "--data", "data");
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out()).startsWith("NOT VERIFIED: 1 row opened, 2 not");
        assertThat(verified.err()).contains("governed_record", "changed or moved");
        assertThat(run("store", "verify", "--data", "data", "--json").out())
                .contains("\"verified\":false", "RECORD_REFUSED");
        Ended swept = run("store", "sweep", "--data", "data");
        assertThat(swept.out())
                .isEqualTo("0 records deleted, 0 held, 0 keys destroyed, 0 forgotten, 0 stopped purges finished\n");
        assertThat(run("store", "migrate", "--data", "data").err()).contains("0 steps taken");
    }

    @Test
    void wrongUseIsTold() {
        assertThat(run("store", "status").err()).contains("C5041");
        assertThat(run("store", "status", "--data", "data", "--store", "x").err())
                .contains("C5041");
        assertThat(run("store", "status", "--data", "nowhere").err()).contains("C7000");
        assertThat(run("store", "status", "--store", "postgresql://a:secret@h/d")
                        .err())
                .contains("C7004")
                .doesNotContain("secret");
        assertThat(run("store", "status", "--store", "postgresql://a@127.0.0.1/d")
                        .err())
                .contains("C7007");
        assertThat(run("store", "init", "--data", "data", "--kek", "local:kek.keyset")
                        .err())
                .contains("C7001");
        assertThat(run("store", "purge", "--data", "data", "--collection", "nonsense", "--yes")
                        .err())
                .contains("C5031");
        assertThat(run("store", "purge", "--data", "data", "--yes").exit()).isEqualTo(2);
    }

    private Ended purge(String... more) {
        String[] args = {"store", "purge", "--data", "data", "--patient-file", "id.txt"};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return run(all);
    }

    private Store open(String file) {
        return Store.open(new StoreAddress.SqliteFile(folder.resolve(file)), StoreOptions.NONE);
    }

    private static RecordDraft draft(String patient) {
        return new RecordDraft(
                RecordKind.INFERENCE_LOG,
                "triage",
                "dr.adler",
                "TREAT",
                "policy-7",
                Instant.now().plusSeconds(99_999),
                Optional.of(Phi.of(patient)),
                Map.of(),
                "asked and answered".getBytes(StandardCharsets.UTF_8));
    }

    private Ended run(String... args) {
        return Launched.run(folder, args);
    }
}
