package health.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of 16 MB in a mount namespace of its own; skipped where none may be made. */
class FullDiskTest {

    @TempDir
    Path data;

    @Test
    void aFullDiskRefusesAndRoomHelpsAndAReadOnlyOneIsTold() throws Exception {
        Path mount = Files.createDirectory(data.resolve("disk"));
        String java =
                Path.of(System.getProperty("java.home"), "bin", "java") + " -Xmx256m -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' " + FullDisk.class.getName() + " '" + mount + "'";
        Process process = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=30m tmpfs '" + mount + "' || exit 77; " + java
                                + " && mount -o remount,ro '" + mount + "' && " + java + " read-only")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeTrue(process.exitValue() != 77 && !told.contains("unshare"), "no mount namespaces here");
        assertThat(told.lines())
                .containsExactly(
                        "full: NOT_WRITTEN true",
                        "again: NOT_WRITTEN",
                        "room: none",
                        "entries: true",
                        "verified: true",
                        "read-only: true UNWRITABLE");
    }
}
