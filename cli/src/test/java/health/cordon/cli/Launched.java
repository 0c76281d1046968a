package health.cordon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real command line as a process of its own. */
final class Launched {

    /** How a process ended and what it wrote. */
    record Ended(int exit, String out, String err) {}

    private final Process process;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    private Launched(Process process, boolean readOut) {
        this.process = process;
        this.out = readOut ? reading(process.getInputStream()) : CompletableFuture.completedFuture("");
        this.err = reading(process.getErrorStream());
    }

    /** Runs a command to its end. */
    static Ended run(Path folder, byte[] input, String... args) {
        Launched launched = start(folder, List.of(), args);
        launched.feed(input);
        return launched.end();
    }

    static Ended run(Path folder, String... args) {
        return run(folder, new byte[0], args);
    }

    /** Starts a command; {@code before} goes in front of it, such as a shell that limits it. */
    static Launched start(Path folder, List<String> before, String... args) {
        return new Launched(process(folder, before, args), true);
    }

    /** Starts a command whose output the caller reads. */
    static Process process(Path folder, List<String> before, String... args) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-Xshare:auto", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "health.cordon.cli.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("CORDON_PASSPHRASE");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    void feed(byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            // The process may end without reading its input.
        }
    }

    Ended end() {
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the process did not end");
            }
            return new Ended(process.exitValue(), out.join(), err.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<String> reading(InputStream in) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
