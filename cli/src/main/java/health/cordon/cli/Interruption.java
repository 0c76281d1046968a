package health.cordon.cli;

import health.cordon.cli.outcome.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C or a signal to end: the work is asked to stop, gets some time to finish what is whole, and the
 * process ends with {@link ExitCode#INTERRUPTED}. Close it when the work is done.
 */
final class Interruption implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param stop asks the work to stop; returns at once
     * @param last says what to do next, when the work has stopped
     */
    Interruption(Runnable stop, Runnable last) {
        hook = Thread.ofPlatform().name("cordon-interrupted").unstarted(() -> {
            stop.run();
            try {
                if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    last.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook says so.
        }
    }
}
