package health.cordon.server.watch;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.config.ServerConfig.Log.Level;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * One line an event: time, level, the event's constant name, arguments. Thread-safe.
 *
 * <p>It takes the place of the JDK's log handlers, so that what libraries log comes here too: from warnings on, and without
 * their words.
 */
public final class ServerLog {

    private final PrintStream out;
    private final Level level;

    /** To this stream, up to this level. */
    public ServerLog(PrintStream out, Level level) {
        this.out = out;
        this.level = level;
    }

    /** Takes over what libraries log in this process. */
    public void takeOverLibraries() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(java.util.logging.Level.WARNING);
        root.addHandler(new Libraries());
    }

    /** Something failed. */
    public void error(String event, SafeArg... args) {
        write(Level.ERROR, event, args);
    }

    /** Someone should look at it. */
    public void warn(String event, SafeArg... args) {
        write(Level.WARN, event, args);
    }

    /** A line a request, and what else is usual. */
    public void info(String event, SafeArg... args) {
        write(Level.INFO, event, args);
    }

    /** Connections. */
    public void debug(String event, SafeArg... args) {
        write(Level.DEBUG, event, args);
    }

    /** A defect, with the frames of its stack and the classes of its causes; messages are left out unless they are ours. */
    public void defect(String event, Throwable thrown, SafeArg... args) {
        StringBuilder lines = new StringBuilder(line(Level.ERROR, event, args));
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < 8; each = each.getCause(), depth++) {
            lines.append("\n  ")
                    .append(
                            each instanceof CordonException
                                    ? each.getMessage()
                                    : each.getClass().getName());
            for (StackTraceElement frame : each.getStackTrace()) {
                lines.append("\n    at ").append(frame);
            }
        }
        print(lines);
    }

    private void write(Level at, String event, SafeArg... args) {
        if (at.compareTo(level) <= 0) {
            print(line(at, event, args));
        }
    }

    private static StringBuilder line(Level at, String event, SafeArg... args) {
        StringBuilder line = new StringBuilder(128)
                .append(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(at)
                .append(' ')
                .append(event.replace(' ', '-'));
        for (SafeArg arg : args) {
            line.append(' ').append(arg.name()).append('=').append(printable(arg.value()));
        }
        return line;
    }

    /** One word a value: nobody forges a line or a field. */
    private static String printable(String value) {
        StringBuilder out = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == 0x7F || c == '"' || Character.isSurrogate(c) || Character.isISOControl(c)) {
                out = out == null ? new StringBuilder(value) : out;
                out.setCharAt(i, '_');
            }
        }
        return out == null ? value : out.toString();
    }

    private void print(CharSequence line) {
        synchronized (out) {
            out.println(line);
        }
    }

    /** Warnings and errors of libraries: who said it, and which classes of exceptions came with it. */
    private final class Libraries extends Handler {

        @Override
        public void publish(LogRecord said) {
            if (said.getLevel().intValue() < java.util.logging.Level.WARNING.intValue()) {
                return;
            }
            Throwable thrown = said.getThrown();
            String logger = said.getLoggerName() == null ? "-" : said.getLoggerName();
            if (thrown == null) {
                warn("library", SafeArg.key("logger", logger));
            } else {
                warn("library", SafeArg.key("logger", logger), SafeArg.cause(thrown));
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            // The stream is not ours.
        }
    }
}
