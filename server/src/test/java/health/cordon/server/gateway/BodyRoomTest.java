package health.cordon.server.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyRoomTest {

    private static final int KB = 1024;

    @Test
    void bodiesTakeNoMoreTogetherThanThereIs() {
        BodyRoom room = new BodyRoom(64 << 20, Duration.ZERO);
        try (BodyRoom.Place second = room.place()) {
            try (BodyRoom.Place first = room.place()) {
                first.take(600 * KB);
                assertThatThrownBy(() -> second.take(600 * KB)).hasMessageContaining("C9032");
                second.take(400 * KB);
            }
            second.take(500 * KB);
        }
        try (BodyRoom.Place all = room.place()) {
            all.take(1023 * KB);
        }
    }

    @Test
    void whatNeverFindsRoomIsTooLarge() {
        BodyRoom room = new BodyRoom(64 << 20, Duration.ofDays(1));
        try (BodyRoom.Place place = room.place()) {
            assertThatThrownBy(() -> place.take(1024 * KB)).hasMessageContaining("C10010");
        }
    }
}
