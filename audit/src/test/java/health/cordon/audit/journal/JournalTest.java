package health.cordon.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.files.SimulatedFiles;
import health.cordon.audit.files.SimulatedFiles.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batches so large that every other one turns to a new segment, on a disk that fails at every operation in turn. */
class JournalTest {

    private static final Path FOLDER = Path.of("/data/journal");
    private static final int BODY = 900_000;

    @Test
    void turningSegmentsLosesNothingWhereverItFails() throws IOException {
        for (Fault fault : Fault.values()) {
            boolean reached = true;
            for (int at = 1; reached; at++) {
                SimulatedFiles disk = new SimulatedFiles(FOLDER);
                Map<Long, Byte> durable = new LinkedHashMap<>();
                disk.failAt(at, fault);
                write(disk, durable);
                reached = disk.hasFailed();
                disk = fault == Fault.POWER ? disk.powerLoss(at) : disk.afterKill();
                disk.failAt(0, fault);
                if (disk.list(FOLDER).stream().noneMatch(SegmentFile::isSegment)) {
                    assertThat(durable).isEmpty();
                    continue;
                }
                Map<Long, Byte> read = new LinkedHashMap<>();
                new JournalReader(disk, FOLDER).read((first, count, body) -> {
                    assertThat(body.length).isEqualTo(BODY);
                    assertThat(Arrays.mismatch(body, 0, BODY - 1, body, 1, BODY))
                            .isEqualTo(-1);
                    read.put(first, body[0]);
                });
                assertThat(read).as(fault + " at " + at).containsAllEntriesOf(durable);
                assertThat(read.size()).isBetween(durable.size(), durable.size() + 1);
            }
        }
    }

    @Test
    void retiringKeepsTheSegmentThatIsWritten() throws IOException {
        SimulatedFiles disk = new SimulatedFiles(FOLDER);
        Map<Long, Byte> durable = new LinkedHashMap<>();
        write(disk, durable);
        assertThat(Journal.segments(disk, FOLDER)).isGreaterThan(1);
        Journal.retire(disk, FOLDER, 1);
        assertThat(new JournalReader(disk, FOLDER).first()).isZero();
        Journal.retire(disk, FOLDER, 100);
        assertThat(Journal.segments(disk, FOLDER)).isEqualTo(1);
    }

    private static void write(SimulatedFiles disk, Map<Long, Byte> durable) {
        try (Journal journal = Journal.start(disk, FOLDER, 0)) {
            ByteBuffer batch = Journal.batchBuffer();
            long next = 0;
            for (byte value = 1; value <= 4; value++) {
                byte[] body = new byte[BODY];
                Arrays.fill(body, value);
                batch.clear().position(Journal.BODY_AT).put(body).flip();
                try {
                    if (!journal.fits(BODY)) {
                        journal.turn(next);
                    }
                    try {
                        journal.write(batch, next, 1);
                    } catch (IOException e) {
                        journal.takeBack();
                        continue;
                    }
                } catch (IOException e) {
                    continue;
                }
                journal.force(batch);
                durable.put(next, value);
                next++;
            }
        } catch (IOException e) {
            // The writer stops at a failed flush.
        }
    }
}
