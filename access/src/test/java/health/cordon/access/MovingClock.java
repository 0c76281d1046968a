package health.cordon.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
public final class MovingClock implements InstantSource {

    private volatile Instant now;

    public MovingClock(Instant now) {
        this.now = now;
    }

    /** At the time of this machine. */
    public static MovingClock atNow() {
        return new MovingClock(
                Instant.ofEpochSecond(InstantSource.system().instant().getEpochSecond()));
    }

    public void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
