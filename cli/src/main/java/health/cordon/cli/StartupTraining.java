package health.cordon.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs the common command lines once, for the build to record what starting needs: classes, links, which methods are hot.
 * The start-up cache that it makes changes speed alone; not a command for users.
 */
public final class StartupTraining {

    private StartupTraining() {}

    /** Runs them; reads and writes nothing but memory. */
    public static void main(String[] args) {
        run("");
        run("", "--help");
        run("", "deid", "--help");
        run("", "store", "--help");
        byte[] notes = run("", "sample", "--count", "400");
        run(notes, "detect", "--threads", "2");
        run(notes, "eval", "--help");
        run(notes, "deid", "-", "--format", "ndjson", "--quiet");
    }

    private static byte[] run(String in, String... args) {
        return run(in.getBytes(StandardCharsets.UTF_8), args);
    }

    private static byte[] run(byte[] in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream source = new ByteArrayInputStream(in);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Io standard = Io.standard();
        Cordon.run(new Io(source, out, nowhere, standard.outTerminal(), standard.errTerminal()), args);
        return out.toByteArray();
    }
}
