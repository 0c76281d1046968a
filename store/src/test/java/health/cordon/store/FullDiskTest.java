package health.cordon.store;

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
        String told = SmallDisk.at(data.resolve("disk"), 16)
                .run(FullDisk.class)
                .readOnly()
                .run(FullDisk.class, "read-only")
                .told()
                .orElseGet(() -> Assumptions.abort("no mount namespaces here"));
        assertThat(told.lines())
                .containsExactly(
                        "full: STORE_FULL true",
                        "again: STORE_FULL",
                        "backup: FILE_UNWRITABLE false",
                        "room: none",
                        "verified: true",
                        "read-only: STORE_UNWRITABLE",
                        "no new store: STORE_UNWRITABLE");
    }
}
