package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.verify.LogVerifier;
import health.cordon.core.Cfr;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log cannot take does not happen: a real full disk, in a mount namespace of its own. */
class FullDiskServerTest {

    @TempDir
    Path folder;

    @Test
    @Cfr("164.312(b)")
    void nothingIsDoneThatCannotBeAudited() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("disk"));
        Path copy = folder.resolve("copy");
        String java = Path.of(System.getProperty("java.home"), "bin", "java")
                + " -Xmx256m --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' " + FullDiskServer.class.getName() + " '" + mount + "'";
        Process process = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=24m tmpfs '" + mount + "' || exit 77; " + java + " && cp -r '" + mount
                                + "/data/audit' '" + copy + "'")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeTrue(process.exitValue() != 77 && !told.contains("unshare"), "no mount namespaces here");
        assertThat(told.lines().filter(line -> !line.startsWith("SLF4J")))
                .containsExactly(
                        "before: 200",
                        "full: 503 LOG_REFUSED true",
                        "retry: true",
                        "key: 503",
                        "health: 200",
                        "ready: 503",
                        "room: 200",
                        "ready again: 200",
                        "nothing done: true");
        assertThat(LogVerifier.verify(copy, null, List.of(), true, 1).isGood()).isTrue();
    }
}
