package health.cordon.cli;

import health.cordon.cli.terminal.StandardOutput;
import health.cordon.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The ends of a command: results go to {@code out}, messages to {@code err}, both in UTF-8 whatever the locale says.
 *
 * @param in standard input, without a buffer
 * @param out standard output, with one
 * @param err standard error
 * @param outTerminal who reads {@code out}
 * @param errTerminal who reads {@code err}
 */
record Io(InputStream in, OutputStream out, PrintStream err, Terminal outTerminal, Terminal errTerminal) {

    private static final int BUFFER = 256 * 1024;

    /** This process's own. */
    static Io standard() {
        return new Io(
                new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(new StandardOutput(new FileOutputStream(FileDescriptor.out)), BUFFER),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminal.output(),
                Terminal.error());
    }

    /** Writes text as a result. */
    void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a line as a result. */
    void println(String line) {
        print(line + "\n");
    }
}
