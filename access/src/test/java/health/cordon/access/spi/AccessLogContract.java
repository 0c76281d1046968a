package health.cordon.access.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.SignInFailure;
import health.cordon.access.spi.AccessEvent.Occurred;
import health.cordon.access.spi.AccessEvent.Occurrence;
import health.cordon.access.spi.AccessEvent.SignInRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AccessLog} must keep. Extend it beside each implementation. */
public abstract class AccessLogContract {

    /** An empty log that takes at least a thousand events. */
    protected abstract AccessLog log();

    /** How many events the log holds. */
    protected abstract long size(AccessLog log);

    /** Makes the log unable to take more: closed, full, without its disk. */
    protected abstract void breakDown(AccessLog log);

    private static AccessEvent event(int number) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
        return number % 2 == 0
                ? new SignInRefused(at, "192.0.2.7", "oidc", SignInFailure.EXPIRED)
                : new Occurred(at, "ana", Occurrence.KEY_REVOKED, "key-" + number, Map.of("principal", "bo"));
    }

    @Test
    void whatIsAppendedIsHeld() {
        AccessLog log = log();
        for (int i = 0; i < 20; i++) {
            log.append(event(i));
            assertThat(size(log)).isEqualTo(i + 1);
        }
    }

    @Test
    void manyAtOnceAreAllHeld() throws Exception {
        AccessLog log = log();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> appends = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                AccessEvent event = event(i);
                appends.add(() -> {
                    log.append(event);
                    return null;
                });
            }
            for (Future<Void> each : threads.invokeAll(appends)) {
                each.get();
            }
        }
        assertThat(size(log)).isEqualTo(200);
    }

    @Test
    void aLogThatCannotTakeAnEventThrows() {
        AccessLog log = log();
        log.append(event(1));
        breakDown(log);
        assertThatThrownBy(() -> log.append(event(2))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> log.append(event(3))).isInstanceOf(RuntimeException.class);
    }
}
