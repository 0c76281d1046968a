package health.cordon.server.tls;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.watch.ServerLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files every so often, and has them read again where one of them changed. What cannot be used is told in the log
 * and looked at again the next time, since perhaps only half of it is there yet. Thread-safe.
 */
final class FileWatch implements AutoCloseable {

    /** How a file was when it was looked at; a file that is put in its place is another. */
    record Look(FileTime changed, long size, @Nullable Object file) {

        private static final Look MISSING = new Look(FileTime.fromMillis(0), -1, null);

        private static Look at(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Look(now.lastModifiedTime(), now.size(), now.fileKey());
            } catch (IOException e) {
                return MISSING;
            }
        }
    }

    private final Thread thread;

    private FileWatch(Thread thread) {
        this.thread = thread;
    }

    /** How these files are now. */
    static List<Look> look(List<Path> files) {
        return files.stream().map(Look::at).toList();
    }

    /**
     * Begins to watch.
     *
     * @param what what they are, for the log
     * @param seen how they were when they were read; looked at before that
     * @param reload reads them and takes them, or throws and changes nothing; gives what the log is to tell
     */
    static FileWatch start(
            String what, List<Path> files, List<Look> seen, Duration each, Supplier<SafeArg> reload, ServerLog log) {
        return new FileWatch(Thread.ofVirtual().name("cordon-tls-files").start(() -> {
            List<Look> last = seen;
            while (true) {
                try {
                    Thread.sleep(each);
                } catch (InterruptedException stopped) {
                    return;
                }
                List<Look> now = look(files);
                if (!now.equals(last) && reloaded(what, reload, log)) {
                    last = now;
                }
            }
        }));
    }

    private static boolean reloaded(String what, Supplier<SafeArg> reload, ServerLog log) {
        try {
            log.info(what + " reloaded", reload.get());
            return true;
        } catch (CordonException e) {
            log.warn(what + " not reloaded", SafeArg.of("error", e.code().number()));
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
