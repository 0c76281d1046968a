package health.cordon.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code ./cordon gateway --dev} as a process of its own, on a free port, with a data folder of its own. Ends when it is closed, and
 * with these tests however they end.
 */
final class CordonGateway implements AutoCloseable {

    private static final int START_SECONDS = 120;
    private static final int END_SECONDS = 30;

    private final Process process;
    private final Path folder;
    private final Thread ending;
    private String address = "";

    private CordonGateway(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        ending = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Starts one that serves when this returns. */
    static CordonGateway start(String... options) throws Exception {
        Path folder = Files.createTempDirectory("cordon-e2e");
        List<String> command = new ArrayList<>(List.of(Checkout.file("cordon").toString(), "gateway", "--dev"));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--port", "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("log").toFile());
        builder.environment().put("CORDON_NO_BUILD", "1");
        builder.environment().put("CORDON_JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        CordonGateway gateway = new CordonGateway(builder.start(), folder);
        try {
            gateway.awaitReady();
            return gateway;
        } catch (Exception | Error e) {
            gateway.close();
            throw e;
        }
    }

    private void awaitReady() throws Exception {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = CompletableFuture.supplyAsync(() -> firstOf(out)).get(START_SECONDS, TimeUnit.SECONDS);
        if (!line.startsWith("ready ")) {
            throw new AssertionError(
                    "./cordon gateway did not start: " + line + Files.readString(folder.resolve("log")));
        }
        address = line.substring("ready ".length());
        Thread.ofVirtual().start(() -> firstOf(out));
    }

    private static String firstOf(BufferedReader out) {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it serves: {@code https://127.0.0.1:PORT}. */
    String address() {
        return address;
    }

    /** Its data folder. */
    Path data() {
        return folder.resolve("data");
    }

    /** The key of its first principal. */
    String key() throws IOException {
        return Files.readString(data().resolve("dev/admin.key")).strip();
    }

    /** The trust of a client that knows its authority. */
    Trust trust() throws Exception {
        return Trust.in(data().resolve("dev/ca.pem"));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(ending);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
