package health.cordon.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.database.Database;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.governed.RecordQuery;
import health.cordon.store.kept.Shelf;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process, killed with SIGKILL again and again while it writes: what it acknowledged is there, what it purged is not,
 * and the database is whole. Five kills here; {@code bench/store-kills} runs the same with as many as it is told
 * ({@code -Dcordon.kills=200}).
 */
@Timeout(7200)
class KillTest {

    private static final int KILLS = Integer.getInteger("cordon.kills", 5);
    private static final int MOST_KILLS = 3 * KILLS;
    private static final RevealAccess TO_TEST = RevealAccess.because("to test it");

    @TempDir
    Path folder;

    private record Acknowledged(String what, int number, String name) {}

    @Test
    @Cfr("164.308(a)(7)(i)")
    void aKilledWriterLosesNothing() throws Exception {
        Keyset.generate().write(folder.resolve("kek"));
        StoreAddress address = new StoreAddress.SqliteFile(folder.resolve("store.db"));
        Store.create(address, KekAddress.parse("local:" + folder.resolve("kek")), StoreOptions.NONE)
                .close();
        SplittableRandom random = new SplittableRandom(7);
        List<Acknowledged> all = new ArrayList<>();
        long resumed = 0;
        // A slow machine gets more kills, and more time before each, until every kind of change was acknowledged.
        for (int kill = 1; kill <= KILLS || !isEnough(all) && kill <= MOST_KILLS; kill++) {
            List<Acknowledged> now = run(kill * 1_000_000, random.nextInt(600) + (kill > KILLS ? 1_500 : 0));
            all.addAll(now);
            try (Database database = Database.open(address)) {
                assertThat(StoreFixture.asked(database, "PRAGMA integrity_check"))
                        .as("after kill " + kill)
                        .isEqualTo("ok");
            }
            try (Store store = Store.open(address, StoreOptions.NONE)) {
                resumed +=
                        store.in("clinic").sweep().run("after a kill").resumed().size();
                check(store, now);
            }
        }
        try (Store store = Store.open(address, StoreOptions.NONE)) {
            check(store, all);
            assertThat(store.verify().problems()).isEmpty();
            assertThat(store.verify().shredded()).isZero();
            System.out.println(KILLS + " kills, " + all.size() + " acknowledged changes, all there; " + resumed
                    + " purges finished after a kill; " + store.verify().opened()
                    + " rows in the store, which verifies");
        }
        assertThat(all).hasSizeGreaterThan(4 * KILLS);
        assertThat(all).extracting(Acknowledged::what).contains("r", "k", "c", "p");
    }

    private static boolean isEnough(List<Acknowledged> all) {
        return all.size() > 4 * KILLS
                && all.stream()
                        .map(Acknowledged::what)
                        .collect(Collectors.toSet())
                        .containsAll(Set.of("r", "k", "c", "p"));
    }

    private static void check(Store store, List<Acknowledged> changes) {
        Tenant tenant = store.in("clinic");
        Set<String> purged = new HashSet<>();
        try (ReidentificationVault vault = tenant.vault()) {
            for (Acknowledged one : changes) {
                String text = Integer.toString(one.number());
                switch (one.what()) {
                    case "r" ->
                        assertThat(new String(tenant.records().open(one.name()), StandardCharsets.US_ASCII))
                                .isEqualTo(text);
                    case "k" ->
                        assertThat(tenant.kept(Shelf.SESSION)
                                        .find(one.name())
                                        .orElseThrow()
                                        .body())
                                .isEqualTo(KilledWriter.bytes(one.number()));
                    case "c" ->
                        assertThat(vault.restore(new ReidentificationCode(one.name()))
                                        .orElseThrow()
                                        .reveal(TO_TEST))
                                .isEqualTo("value " + text);
                    default -> purged.add(one.name());
                }
            }
        }
        for (String patient : purged) {
            List<GovernedRecord> left = tenant.records()
                    .page(RecordQuery.of(RecordKind.INFERENCE_LOG).of(Phi.of(patient)));
            assertThat(left).isEmpty();
        }
    }

    private List<Acknowledged> run(int number, int millis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        // Whoever is killed removes no library that it unpacked.
                        "-Dorg.sqlite.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.resolve("store.db").toString(),
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(lines.readLine()).isEqualTo("ready");
            Thread killer = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                // Not through the process, which would close the stream with what was said last.
                process.toHandle().destroyForcibly();
            });
            read(lines, acknowledged);
            killer.join();
        }
        process.waitFor();
        return acknowledged;
    }

    /** Whole lines alone: each ends with a name of the length that its sort has. */
    private static void read(BufferedReader lines, List<Acknowledged> acknowledged) throws IOException {
        String line = lines.readLine();
        for (String next = lines.readLine(); line != null; next = next == null ? null : lines.readLine()) {
            // The last one may have been cut.
            String[] parts = line.split(" ");
            if (next != null && parts.length == 3) {
                acknowledged.add(new Acknowledged(parts[0], Integer.parseInt(parts[1]), parts[2]));
            }
            line = next;
        }
    }
}
