package health.cordon.server;

import health.cordon.access.session.Sessions;
import health.cordon.core.error.SafeArg;
import health.cordon.server.watch.ServerLog;
import health.cordon.store.governed.RetentionSweep;
import java.time.Duration;

/** Ends sessions that the clock has ended, each minute, and deletes what is due, each hour; and what is to be done each day. */
final class Housekeeping implements AutoCloseable {

    private static final Duration EACH = Duration.ofMinutes(1);
    private static final int SWEEP_EVERY = 60;
    private static final int DAILY_EVERY = 24 * SWEEP_EVERY;

    private final Sessions sessions;
    private final RetentionSweep sweep;
    private final Runnable daily;
    private final ServerLog log;
    private final Thread thread;

    Housekeeping(Sessions sessions, RetentionSweep sweep, Runnable daily, ServerLog log) {
        this.sessions = sessions;
        this.sweep = sweep;
        this.daily = daily;
        this.log = log;
        thread = Thread.ofVirtual().name("cordon-housekeeping").start(this::run);
    }

    private void run() {
        for (long round = 1; ; round++) {
            try {
                Thread.sleep(EACH);
            } catch (InterruptedException stopped) {
                return;
            }
            attempt("sessions not swept", sessions::sweep);
            if (round % SWEEP_EVERY == 0) {
                attempt("retention not swept", () -> sweep.run("cordon"));
            }
            if (round % DAILY_EVERY == 0) {
                attempt("daily work failed", daily);
            }
        }
    }

    private void attempt(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn(failure, SafeArg.cause(e));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
