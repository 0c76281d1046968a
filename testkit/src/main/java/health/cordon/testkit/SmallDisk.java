package health.cordon.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real file system of a few megabytes in memory, to fill up: it lives in a mount namespace of its own and ends with the
 * process that is run on it.
 *
 * <p>Needs Linux and the right to make a mount namespace, as root has it and, on most systems, every user in a user
 * namespace. Where there is neither, nothing is run, and the test has to say so. Not thread-safe.
 */
public final class SmallDisk {

    private static final int NO_MOUNT = 77;
    private static final int SECONDS = 120;

    private final Path mount;
    private final int megabytes;
    private final StringBuilder steps = new StringBuilder();

    private SmallDisk(Path mount, int megabytes) {
        this.mount = mount;
        this.megabytes = megabytes;
    }

    /** A disk that is mounted at this new folder. */
    public static SmallDisk at(Path mount, int megabytes) throws IOException {
        return new SmallDisk(Files.createDirectory(mount), megabytes);
    }

    /** Then runs the main method of a class of this class path, with the disk's folder as its first argument. */
    public SmallDisk run(Class<?> program, String... more) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return step(quoted(java) + " -Xmx256m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp "
                + quoted(System.getProperty("java.class.path")) + " " + program.getName() + " "
                + quoted(mount.toString()) + " " + String.join(" ", more));
    }

    /** Then lets nobody write any more. */
    public SmallDisk readOnly() {
        return step("mount -o remount,ro " + quoted(mount.toString()));
    }

    /** Then copies a folder of the disk to a place that stays. */
    public SmallDisk copy(String folder, Path to) {
        return step("cp -r " + quoted(mount.resolve(folder).toString()) + " " + quoted(to.toString()));
    }

    private SmallDisk step(String command) {
        steps.append(" && ").append(command);
        return this;
    }

    /**
     * Does all of it.
     *
     * @return what was printed; empty if this machine lets nobody mount
     * @throws AssertionError if it takes longer than two minutes
     */
    public Optional<String> told() throws IOException, InterruptedException {
        for (List<String> unshare : List.of(List.of("unshare", "-m"), List.of("unshare", "-r", "-m"))) {
            Optional<String> told = told(unshare);
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    private Optional<String> told(List<String> unshare) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(unshare);
        command.addAll(List.of(
                "sh",
                "-c",
                "{ mount -t tmpfs -o size=" + megabytes + "m tmpfs " + quoted(mount.toString()) + " || exit " + NO_MOUNT
                        + "; }" + steps));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return Optional.empty();
        }
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + SECONDS + " s");
        }
        return process.exitValue() == NO_MOUNT || told.startsWith("unshare:") ? Optional.empty() : Optional.of(told);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
