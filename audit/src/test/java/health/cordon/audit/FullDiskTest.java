package health.cordon.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.SmallDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk; skipped, and named by ./check, where nothing may be mounted. */
class FullDiskTest {

    @TempDir
    Path data;

    @Test
    void aFullDiskRefusesAndRoomHelpsAndAReadOnlyOneIsTold() throws Exception {
        String told = SmallDisk.at(data.resolve("disk"), 30)
                .run(FullDisk.class)
                .readOnly()
                .run(FullDisk.class, "read-only")
                .told()
                .orElseGet(() -> Assumptions.abort("no mount namespaces here"));
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
