package health.cordon.ner.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.ner.Label;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightTableTest {

    private static final int ROWS = 64;

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[ROWS * Label.COUNT];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void sumsEveryLabelOfEveryRow() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = bytes(random);
            if (round == 0) {
                Arrays.fill(bytes, Byte.MIN_VALUE);
            } else if (round == 1) {
                Arrays.fill(bytes, Byte.MAX_VALUE);
            }
            WeightTable table = WeightTable.read(ByteBuffer.wrap(bytes), ROWS);
            int[] rows = random.ints(random.nextInt(257), 0, ROWS).toArray();
            float[] sums = new float[Label.COUNT + 1];
            table.sum(rows, 0.5f, sums, 1);
            for (int label = 0; label < Label.COUNT; label++) {
                int expected = 0;
                for (int row : rows) {
                    expected += bytes[row * Label.COUNT + label];
                }
                assertThat(sums[label + 1]).isEqualTo(expected * 0.5f);
            }
        }
    }

    @Test
    void writesWhatItRead() {
        byte[] bytes = bytes(new Random(4));
        ByteBuffer written = ByteBuffer.allocate(bytes.length);
        WeightTable.read(ByteBuffer.wrap(bytes), ROWS).write(written);
        assertThat(written.array()).isEqualTo(bytes);
    }
}
