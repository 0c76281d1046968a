package health.cordon.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast is each stage on mixed notes, in time of one thread on a processor? For a machine that does other work too,
 * where JMH's clock on the wall tells little; and for a first look, in half a minute.
 */
public final class StageTimes {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private StageTimes() {}

    /** Options: {@code --notes N} (1500), {@code --rounds N} (21); the first two thirds of the rounds warm up. */
    public static void main(String[] args) {
        Options options = Options.read(args, Map.of("--notes", "1500", "--rounds", "21", "--only", ""));
        List<String> notes = MixedNotes.of(options.number("--notes"));
        double megabytes = MixedNotes.megabytes(notes);
        System.out.printf(Locale.ROOT, "%d notes, %.2f MB%n%n", notes.size(), megabytes);
        System.out.println("| stage, with decoding | MB a second of processor time | us a note |");
        System.out.println("|---|---|---|");
        for (Stage stage : Stage.all()) {
            if (!stage.name().contains(options.text("--only"))) {
                continue;
            }
            double seconds = median(stage, notes, options.number("--rounds"));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f |%n",
                    stage.name(),
                    megabytes / seconds,
                    seconds * 1e6 / notes.size());
        }
    }

    private static double median(Stage stage, List<String> notes, int rounds) {
        double[] seconds = new double[Math.max(1, rounds / 3)];
        for (int round = -(rounds - seconds.length); round < seconds.length; round++) {
            long started = CLOCK.getCurrentThreadCpuTime();
            notes.forEach(stage.run());
            if (round >= 0) {
                seconds[round] = (CLOCK.getCurrentThreadCpuTime() - started) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }
}
