package health.cordon.deid.lines;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineBatchesTest {

    private record Case(byte[] bytes, long seed) {}

    @Test
    void batchesJoinToTheInputHoweverItArrives() {
        Property.forAll(300, LineBatchesTest::anyInput, one -> {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            LineBatches batches = new LineBatches(dripping(one));
            long line = 1;
            try {
                for (LineBatch batch = batches.next(); batch != null; batch = batches.next()) {
                    assertThat(batch.length()).isPositive();
                    assertThat(batch.firstLine()).isEqualTo(line);
                    for (int i = 0; i < batch.length(); i++) {
                        line += batch.bytes()[i] == '\n' ? 1 : 0;
                    }
                    joined.write(batch.bytes(), 0, batch.length());
                    if (joined.size() < one.bytes().length) {
                        assertThat(batch.bytes()[batch.length() - 1]).isEqualTo((byte) '\n');
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThat(joined.toByteArray()).isEqualTo(one.bytes());
        });
    }

    @Test
    void aLineLongerThanTheBufferComesWhole() throws IOException {
        byte[] line = ("x".repeat(3_000_000) + "\nshort\n").getBytes(StandardCharsets.US_ASCII);
        LineBatches batches = new LineBatches(new ByteArrayInputStream(line));
        LineBatch first = batches.next();
        assertThat(first).isNotNull();
        assertThat(first.lineEnd(0)).isEqualTo(3_000_001);
    }

    @Test
    void lineEndsOfBothKindsAreNoContent() {
        byte[] bytes = "ab\r\n \t\r\nc".getBytes(StandardCharsets.US_ASCII);
        LineBatch batch = new LineBatch(bytes, bytes.length, 1);
        assertThat(batch.lineEnd(0)).isEqualTo(4);
        assertThat(batch.contentEnd(0, 4)).isEqualTo(2);
        assertThat(batch.isBlank(4, batch.contentEnd(4, 8))).isTrue();
        assertThat(batch.contentEnd(8, batch.lineEnd(8))).isEqualTo(9);
    }

    private static Case anyInput(Seeded seeded) {
        StringBuilder text = new StringBuilder();
        int lines = seeded.below(40);
        for (int i = 0; i < lines; i++) {
            text.append("y".repeat(seeded.chance(0.05) ? seeded.below(200_000) : seeded.below(60)))
                    .append(seeded.chance(0.1) ? "\n\n" : "\n");
        }
        text.append(seeded.chance(0.5) ? "end" : "");
        return new Case(text.toString().getBytes(StandardCharsets.US_ASCII), seeded.bits());
    }

    /** An input that gives few bytes at a time and often says that it has no more for now. */
    private static InputStream dripping(Case one) {
        Seeded seeded = Seeded.of(one.seed());
        return new ByteArrayInputStream(one.bytes()) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + seeded.below(90_000)));
            }

            @Override
            public synchronized int available() {
                return seeded.chance(0.3) ? 0 : super.available();
            }
        };
    }
}
