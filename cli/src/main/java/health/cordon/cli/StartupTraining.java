package health.cordon.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the common command lines once, for the build to record what starting needs: classes, links, which methods are hot.
 * The start-up cache that it makes changes speed alone; not a command for users. Reads and writes nothing but memory, and for
 * servers temporary folders.
 */
public final class StartupTraining {

    private StartupTraining() {}

    /** Runs them. */
    public static void main(String[] args) {
        run("");
        run("", "--help");
        run("", "deid", "--help");
        run("", "store", "--help");
        byte[] notes = run("", "sample", "--count", "400");
        run(notes, "detect", "--threads", "2");
        run(notes, "eval", "--help");
        run(notes, "deid", "-", "--format", "ndjson", "--quiet");
        tried(StartupTraining::serve);
        tried(() -> gateways(texts(notes)));
    }

    private static void serve() throws Exception {
        try (TrainedServer server = new TrainedServer("serve")) {
            server.ask("/v1/deid", "{\"text\":\"Seen by Dr. Imre Balogh on 3/4/2026.\"}");
        }
    }

    /** Two gateways, one before the other, so that what asks an upstream runs too. */
    private static void gateways(List<String> notes) throws Exception {
        try (TrainedServer model = new TrainedServer("gateway", "--plaintext", "--profile", "fast");
                TrainedServer gateway = new TrainedServer(
                        "gateway",
                        "--profile",
                        "fast",
                        "--upstream",
                        model.address(),
                        "--upstream-key",
                        model.key().toString())) {
            for (int i = 0; i < notes.size(); i++) {
                gateway.ask(
                        "/v1/chat/completions",
                        "{\"model\":\"echo\",\"stream\":" + (i % 4 == 0)
                                + ",\"messages\":[{\"role\":\"user\",\"content\":" + notes.get(i) + "}]}");
            }
        }
    }

    /** Without what is run here the cache is smaller: starting is slower then, and right. */
    private static void tried(Part part) {
        try {
            part.run();
        } catch (Exception e) {
            System.err.println("not trained: " + e);
        }
    }

    private interface Part {
        void run() throws Exception;
    }

    /** The texts of lines that {@code cordon sample} wrote, as JSON strings. */
    private static List<String> texts(byte[] notes) {
        return new String(notes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf("\"text\":") + 7, line.indexOf(",\"spans\":")))
                .toList();
    }

    private static byte[] run(String in, String... args) {
        return run(in.getBytes(StandardCharsets.UTF_8), args);
    }

    private static byte[] run(byte[] in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(in, out, args);
        return out.toByteArray();
    }

    static void run(OutputStream out, String... args) {
        run(new byte[0], out, args);
    }

    static void run(byte[] in, OutputStream out, String... args) {
        InputStream source = new ByteArrayInputStream(in);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Io standard = Io.standard();
        Cordon.run(new Io(source, out, nowhere, standard.outTerminal(), standard.errTerminal()), args);
    }
}
