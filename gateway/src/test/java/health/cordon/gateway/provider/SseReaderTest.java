package health.cordon.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.testkit.Property;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseReaderTest {

    private static List<String> read(List<byte[]> bits) {
        Deque<ByteBuffer> source = new ArrayDeque<>();
        bits.forEach(bit -> source.add(ByteBuffer.wrap(bit)));
        SseReader reader = new SseReader(source::poll);
        List<String> events = new ArrayList<>();
        for (String event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    private static List<String> read(String text) {
        return read(List.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsAllEndsOfLinesAndManyLinesOfData() {
        assertThat(read("data: a\r\n\r\ndata:b\r\rdata: c\ndata: d\n\n: comment\nevent: x\n\n"))
                .containsExactly("a", "b", "c\nd");
        assertThat(read("data: cut off")).isEmpty();
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThatThrownBy(() -> read("<html>\n")).isInstanceOf(CordonException.class);
        assertThatThrownBy(() -> read(List.of(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n'})))
                .isInstanceOf(CordonException.class);
        assertThatThrownBy(() -> read("data: " + "x".repeat(5 << 20))).isInstanceOf(CordonException.class);
    }

    @Test
    void anyBitsGiveTheSame() {
        byte[] whole = "data: {\"a\":\"\u00E9\uD83D\uDE00\"}\r\n\r\ndata: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);
        List<String> wanted = read(List.of(whole));
        Property.forAll(
                500,
                seeded -> {
                    List<byte[]> bits = new ArrayList<>();
                    for (int at = 0; at < whole.length; ) {
                        int end = Math.min(whole.length, at + seeded.between(1, 5));
                        bits.add(java.util.Arrays.copyOfRange(whole, at, end));
                        at = end;
                    }
                    return bits;
                },
                bits -> assertThat(read(bits)).isEqualTo(wanted));
    }
}
