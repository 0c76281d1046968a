package health.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.verify.LogVerifier;
import health.cordon.audit.verify.VerifyReport;
import health.cordon.core.Cfr;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process, killed with SIGKILL again and again while it writes: everything it acknowledged is there. Eight kills
 * here; {@code bench/audit-kills} runs the same with as many as it is told ({@code -Dcordon.kills=200}).
 */
@Timeout(3600)
class KillTest {

    private static final int KILLS = Integer.getInteger("cordon.kills", 8);

    @TempDir
    Path data;

    @Test
    @Cfr("164.312(b)")
    void aKilledWriterLosesNothing() throws Exception {
        Path folder = data.resolve("audit");
        SplittableRandom random = new SplittableRandom(11);
        Map<Long, String> acknowledged = new TreeMap<>();
        long recovered = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Map<Long, String> now = run(folder, kill * 1_000_000, random.nextInt(400));
            for (Map.Entry<Long, String> one : now.entrySet()) {
                assertThat(acknowledged.put(one.getKey(), one.getValue()))
                        .as("an index is given once")
                        .isNull();
            }
            // Before anything is recovered the folder verifies as it lies there.
            if (kill % 10 == 0 || kill == KILLS) {
                good(folder, kill);
            }
            recovered += AuditLog.recover(folder);
            AuditReader reader = AuditReader.open(folder);
            now.forEach((index, hash) ->
                    assertThat(HexFormat.of().formatHex(reader.leafHash(index))).isEqualTo(hash));
        }
        good(folder, KILLS);
        AuditReader reader = AuditReader.open(folder);
        for (Map.Entry<Long, String> one : acknowledged.entrySet()) {
            assertThat(HexFormat.of().formatHex(reader.leafHash(one.getKey()))).isEqualTo(one.getValue());
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        System.out.println(KILLS + " kills, " + acknowledged.size() + " acknowledged entries, all there; " + recovered
                + " of them brought in from the journal; " + reader.size() + " entries in the log, which verifies");
    }

    private static void good(Path folder, int kill) {
        VerifyReport report = LogVerifier.verify(folder, null, List.of(), true, 2);
        assertThat(report.problems()).as("after kill " + kill).isEmpty();
        assertThat(report.isGood()).isTrue();
    }

    private static Map<Long, String> run(Path folder, int number, int millis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<Long, String> acknowledged = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(lines.readLine()).isEqualTo("ready");
            Thread killer = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                process.destroyForcibly();
            });
            read(lines, acknowledged);
            killer.join();
        }
        process.waitFor();
        return acknowledged;
    }

    /** Whole lines alone: of one that was cut the hash is not known. */
    private static void read(BufferedReader lines, Map<Long, String> acknowledged) throws IOException {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                if (parts.length == 2 && parts[1].length() == 64) {
                    acknowledged.put(Long.parseLong(parts[0]), parts[1]);
                }
            }
        } catch (IOException e) {
            // The stream was closed with the process.
        }
    }
}
