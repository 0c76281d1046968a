package health.cordon.server;

import health.cordon.access.spi.Alarm;
import health.cordon.core.error.SafeArg;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import java.time.Instant;

/** Tells of emergency access where operators look: a warning in the server's log, and a count that they can alert on. */
record LoudAlarm(ServerLog log, Metrics metrics) implements Alarm {

    @Override
    public void raise(String grant, String person, Instant until) {
        metrics.emergency();
        log.warn("emergency access taken", SafeArg.key("grant", grant), SafeArg.key("until", until.toString()));
    }
}
