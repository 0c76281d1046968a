package health.cordon.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tools of other vendors that look at a server: {@code bin/scanners.sh} has them. Fails where they cannot be had. */
final class Scanners {

    /** Installing them is part of the first run. */
    private static final int PATIENCE_MINUTES = 15;

    private Scanners() {}

    /** How a tool ended, and what it said. */
    record Ended(int code, String said) {}

    /** The folder with their settings. */
    static Path settings() {
        return root().resolve("server/src/test/scanners");
    }

    /** Runs a tool to its end, in an empty folder of its own. */
    static Ended run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(List.of(root().resolve("bin/scanners.sh").toString()));
        all.addAll(command);
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(Files.createTempDirectory(folder, "run").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(Map.of("NO_COLOR", "1", "PYTHONDONTWRITEBYTECODE", "1"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("the tool did not end: " + Files.readString(said));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
