package health.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.store.database.Database;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is about files and not about SQL. */
class SqliteFileTest extends StoreFixture {

    SqliteFileTest() {
        super(Vendor.SQLITE);
    }

    @Test
    void allItsFilesAreTheOwnersAlone() throws Exception {
        tenant.records().add(draft("p", "x"));
        try (var files = Files.list(folder)) {
            List<Path> all =
                    files.filter(file -> file.toString().contains(".db")).toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(3);
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
        store.close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        fails(() -> Store.open(address, options()), StoreError.STORE_EXPOSED);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        reopened();
    }

    @Test
    void otherFilesAreNoStores() throws Exception {
        Path other = Files.createFile(
                folder.resolve("other.db"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        StoreAddress address = new StoreAddress.SqliteFile(other);
        fails(() -> Store.open(address, options()), StoreError.STORE_MISSING);
        Files.writeString(other, "this is no database, however long it may be: " + "x".repeat(5000));
        fails(() -> Store.open(address, options()), StoreError.STORE_DAMAGED);
        fails(() -> Store.create(address, kek(), options()), StoreError.STORE_EXISTS);
        fails(() -> Store.open(new StoreAddress.SqliteFile(folder), options()), StoreError.STORE_MISSING);
        fails(
                () -> Store.create(new StoreAddress.SqliteFile(folder.resolve("no/such/folder.db")), kek(), options()),
                StoreError.STORE_UNWRITABLE);
    }

    @Test
    void aBrokenPageIsTold() throws Exception {
        for (int i = 0; i < 50; i++) {
            tenant.records().add(draft("p" + i, "x".repeat(2000)));
        }
        store.close();
        byte[] bytes = Files.readAllBytes(file());
        for (int at = 8192; at < bytes.length; at++) {
            bytes[at] ^= 0x55;
        }
        Files.write(file(), bytes);
        fails(() -> Store.open(address, options()).verify(), StoreError.STORE_DAMAGED);
    }

    @Test
    void namesOfFilesMayBeOdd() throws Exception {
        for (String name : List.of("a b.db", "a?mode=memory", "a#b", "a%41b", "file:x", "é中.db", "';--")) {
            StoreAddress odd = new StoreAddress.SqliteFile(folder.resolve(name));
            Store.create(odd, kek(), options()).close();
            assertThat(Files.size(folder.resolve(name))).isPositive();
            Store.open(odd, options()).close();
        }
        assertThat(Files.exists(folder.resolve("aAb"))).isFalse();
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), file());
        Store.open(new StoreAddress.SqliteFile(link), options()).close();
    }

    @Test
    void aFullDatabaseRefusesAndLosesNothing() {
        String before = tenant.records().add(draft("p", "before")).id();
        List<String> kept = new ArrayList<>();
        // The page limit holds for a connection: it is set on the one that all writers share.
        try (Database database = Database.open(address)) {
            int full = 0;
            database.write(handle -> handle.createQuery("PRAGMA max_page_count = 60")
                    .mapTo(int.class)
                    .one());
            for (int i = 0; i < 50 && full == 0; i++) {
                try {
                    int number = i;
                    database.write(handle ->
                            handle.execute("INSERT INTO setting VALUES (?, ?)", "filler" + number, "x".repeat(9000)));
                    kept.add("filler" + i);
                } catch (health.cordon.core.error.CordonException e) {
                    assertThat(e.code()).isEqualTo(StoreError.STORE_FULL);
                    full++;
                }
            }
            assertThat(full).isEqualTo(1);
            assertThat(asked(database, "SELECT count(*) FROM setting WHERE name LIKE 'filler%'"))
                    .isEqualTo(Integer.toString(kept.size()));
            database.write(handle -> handle.createQuery("PRAGMA max_page_count = 100000")
                    .mapTo(int.class)
                    .one());
            database.write(handle -> handle.execute("INSERT INTO setting VALUES ('room', 'again')"));
        }
        assertThat(text(before)).isEqualTo("before");
    }

    /** Adds records to a store that others use as well, and says their ids. */
    static final class Writer {
        public static void main(String[] args) {
            try (Store store = Store.open(StoreAddress.parse(args[0]), StoreOptions.NONE)) {
                for (int i = 0; i < 60; i++) {
                    System.out.println(store.in("clinic")
                            .records()
                            .add(new SqliteFileTest().draft("p" + i % 3, java.time.Instant.now(), args[1] + i))
                            .id());
                }
            }
        }
    }

    private health.cordon.store.governed.RecordDraft draft(String subject, java.time.Instant now, String text) {
        return draft("notes", subject, now.plusSeconds(9999), text);
    }

    @Test
    void twoProcessesShareOneFile() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file().toString(),
                            name)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(tenant.records().add(draft("p1", "mine " + i)).id());
        }
        for (Process process : processes) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                lines.lines().forEach(ids::add);
            }
            assertThat(process.waitFor()).isZero();
        }
        assertThat(ids).hasSize(140).doesNotHaveDuplicates();
        for (String id : ids) {
            assertThat(tenant.records().open(id)).isNotEmpty();
        }
        // One key a patient, whoever made it.
        assertThat(store.verify().isGood()).isTrue();
        assertThat(store.status().keys()).isLessThan(10);
    }

    private Path file() {
        return ((StoreAddress.SqliteFile) address).file();
    }
}
