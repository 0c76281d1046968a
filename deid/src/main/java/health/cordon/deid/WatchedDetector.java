package health.cordon.deid;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A detector that is not Cordon's own, with a limit to its time: the built-in ones are linear by construction, of others
 * nobody knows.
 *
 * <p>It works on a daemon thread of its own and on a copy of the claims, so that one that never returns holds up neither
 * the document's thread nor the process, and cannot add claims after it was given up.
 */
final class WatchedDetector implements Detector {

    private final Detector watched;
    private final Duration limit;

    WatchedDetector(Detector watched, Duration limit) {
        this.watched = watched;
        this.limit = limit;
    }

    @Override
    public String name() {
        return watched.name();
    }

    @Override
    public void detect(SourceText text, Detections found) {
        Detections copy = new Detections();
        copy.addAll(found.all());
        int before = copy.all().size();
        FutureTask<Void> work = new FutureTask<>(() -> watched.detect(text, copy), null);
        Thread.ofPlatform().daemon().name("detector-" + name()).start(work);
        await(work);
        found.addAll(copy.all().subList(before, copy.all().size()));
    }

    private void await(FutureTask<Void> work) {
        try {
            work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            work.cancel(true);
            throw new CordonException(
                    DeidError.DETECTOR_TIMED_OUT,
                    SafeArg.key("detector", name()),
                    SafeArg.of("milliseconds", limit.toMillis()));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException broken ? broken : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
