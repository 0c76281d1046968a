package health.cordon.bench.fuzz;

import health.cordon.bench.Options;
import health.cordon.bench.Stage;
import health.cordon.testkit.Seeded;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Times every stage on hostile texts and prints the worst nanoseconds a byte, with the seed that makes the text again, and
 * the worst growth: how much more a byte of a text four times as long costs. Linear is 1.
 */
public final class TimePerByteFuzz {

    private static final int SHORT = 32 * 1024;
    private static final int FACTOR = 4;
    /** Growth below this is noise of the machine: a linear stage stays near 1, a quadratic one comes to 4. */
    private static final double SUSPICIOUS = 2.2;

    /** Time of this thread on a processor: what else the machine does, and the collector, are not in it. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final List<Stage> stages = Stage.all();
    private final Map<String, Worst> slowest = new HashMap<>();
    private final Map<String, Worst> steepest = new HashMap<>();

    private final long limit;

    private TimePerByteFuzz(long limit) {
        this.limit = limit;
    }

    /** The worst of one stage. */
    private record Worst(double value, double nanosPerByte, String family, long seed) {}

    /** Options: {@code --seconds N} (60), {@code --seed N} (1), {@code --limit NANOS} a byte (5000); exit code 1 beyond it. */
    public static void main(String[] args) {
        Options options = Options.read(args, Map.of("--seconds", "60", "--seed", "1", "--limit", "5000"));
        TimePerByteFuzz fuzz = new TimePerByteFuzz(options.number("--limit"));
        int texts = fuzz.run(options.number("--seed"), options.number("--seconds"));
        System.exit(fuzz.report(texts) ? 0 : 1);
    }

    private int run(long firstSeed, long seconds) {
        List<Map.Entry<String, Function<Seeded, HostileInputs.Unit>>> families =
                new ArrayList<>(HostileInputs.families().entrySet());
        long end = 0;
        int texts = 0;
        // The first rounds warm the JIT up and are not recorded.
        int warmUp = 2 * families.size();
        while (texts <= warmUp || System.nanoTime() < end) {
            if (texts == warmUp) {
                end = System.nanoTime() + seconds * 1_000_000_000;
            }
            var family = families.get(texts % families.size());
            long seed = firstSeed * 1_000_000 + texts;
            HostileInputs.Unit unit = family.getValue().apply(Seeded.of(seed));
            String text = HostileInputs.text(unit, SHORT);
            String longText = HostileInputs.text(unit, SHORT * FACTOR);
            for (Stage stage : stages) {
                measure(stage, text, longText, family.getKey(), seed, texts >= warmUp);
            }
            texts++;
        }
        return texts - warmUp;
    }

    private void measure(Stage stage, String text, String longText, String family, long seed, boolean keep) {
        double shortNanos = nanosPerByte(stage, text, 1);
        if (shortNanos > limit) {
            // The long text might take minutes; a quarter of the short one tells the growth as well.
            double growth = shortNanos / nanosPerByte(stage, text.substring(0, text.length() / FACTOR), 2);
            note(slowest, stage, new Worst(shortNanos, shortNanos, family, seed));
            note(steepest, stage, new Worst(growth, shortNanos, family, seed));
            return;
        }
        shortNanos = Math.min(shortNanos, nanosPerByte(stage, text, 2));
        double longNanos = nanosPerByte(stage, longText, 2);
        if (longNanos / shortNanos > SUSPICIOUS) {
            // The compiler may have changed its mind in between; the fastest of many runs tells.
            shortNanos = nanosPerByte(stage, text, 9);
            longNanos = Math.min(longNanos, nanosPerByte(stage, longText, 9));
        }
        if (keep) {
            note(slowest, stage, new Worst(longNanos, longNanos, family, seed));
            note(steepest, stage, new Worst(longNanos / shortNanos, longNanos, family, seed));
        }
    }

    private static void note(Map<String, Worst> all, Stage stage, Worst worst) {
        all.merge(stage.name(), worst, (old, fresh) -> fresh.value() > old.value() ? fresh : old);
    }

    /** The fastest of so many runs. */
    private static double nanosPerByte(Stage stage, String text, int runs) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long started = CLOCK.getCurrentThreadCpuTime();
            stage.run().accept(text);
            best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - started);
        }
        return (double) best / bytes;
    }

    private boolean report(int texts) {
        boolean good = true;
        System.out.println(
                texts + " texts of " + SHORT / 1024 + " and " + SHORT * FACTOR / 1024 + " thousand characters\n");
        System.out.println("| stage | worst ns/byte | family | seed | worst growth at 4 x length | family | seed |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Stage stage : stages) {
            Worst slow = slowest.get(stage.name());
            Worst steep = steepest.get(stage.name());
            if (slow == null || steep == null) {
                continue;
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %s | %d | %.2f | %s | %d |%n",
                    stage.name(),
                    slow.nanosPerByte(),
                    slow.family(),
                    slow.seed(),
                    steep.value(),
                    steep.family(),
                    steep.seed());
            good &= slow.nanosPerByte() <= limit && steep.value() <= SUSPICIOUS;
        }
        System.out.println(
                good ? "\nAll linear and below the limit." : "\nBeyond the limit, or not linear: see above.");
        return good;
    }
}
