package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.verify.LogVerifier;
import health.cordon.core.Cfr;
import health.cordon.testkit.SmallDisk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log cannot take does not happen: a disk that is really full, then read-only, in a mount namespace of its own. */
class FullDiskServerTest {

    @TempDir
    Path folder;

    @Test
    @Cfr("164.312(b)")
    void nothingIsDoneThatCannotBeAudited() throws Exception {
        Path copy = folder.resolve("copy");
        String told = SmallDisk.at(folder.resolve("disk"), 24)
                .run(FullDiskServer.class)
                .copy("data/audit", copy)
                .readOnly()
                .run(FullDiskServer.class, "read-only")
                .told()
                .orElseGet(() -> Assumptions.abort("no mount namespaces here"));
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
                        "nothing done: true",
                        "read-only: UNWRITABLE");
        assertThat(LogVerifier.verify(copy, null, List.of(), true, 1).isGood()).isTrue();
    }
}
