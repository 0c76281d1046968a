package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.terminal.Amounts;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Document;
import health.cordon.deid.text.SourceText;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.Split;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon bench}. */
@Command(
        name = "bench",
        header = "Measure how fast this machine is.",
        description =
                "Runs generated notes through the engine, in memory, and prints the rate of each stage. Each stage"
                        + " holds the ones above it. Megabytes are 1,000,000 bytes of UTF-8.",
        footer = "  cordon bench --seconds 10 --threads 2")
final class BenchCommand implements Callable<Integer> {

    private static final int NOTES = 400;

    private final Io io;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each stage is measured; default: 3. Warming up takes longer.")
    private double seconds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work at once; default: 1.")
    private int threads = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Which notes are generated; default: 1.")
    private long seed = 1;

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Mixin
    private StandardOptions standard = new StandardOptions();

    BenchCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (threads < 1 || !(seconds > 0)) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--threads, --seconds"));
        }
        List<String> notes = NoteGenerator.of(seed, Split.ALL).notes(NOTES).stream()
                .map(GoldNote::text)
                .toList();
        long bytes = notes.stream()
                .mapToLong(note -> note.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        try (Engine engine = Engine.of(options)) {
            io.println(Amounts.count(notes.size(), "note") + ", " + Amounts.bytes(bytes) + ", "
                    + Amounts.count(threads, "thread") + ", Java " + Runtime.version());
            if (options.model != null) {
                io.println("sequence model " + engine.models().sequence());
            }
            measure(
                    notes,
                    note -> engine.deidentify(Document.of("bench", note)).text().length(),
                    Math.max(3, seconds));
            stage("decode", notes, bytes, note -> SourceText.of(note).text().length());
            stage("tokens", notes, bytes, note -> SourceText.of(note).tokens().size());
            stage(
                    "detect",
                    notes,
                    bytes,
                    note -> engine.detect(Document.of("bench", note)).spans().size());
            stage(
                    "de-identify",
                    notes,
                    bytes,
                    note -> engine.deidentify(Document.of("bench", note)).text().length());
        }
        return 0;
    }

    private void stage(String name, List<String> notes, long bytes, ToLongFunction<String> work)
            throws InterruptedException {
        measure(notes, work, seconds / 2);
        double rounds = measure(notes, work, seconds);
        io.println(String.format(Locale.ROOT, "%-12s %9.1f MB/s", name, rounds * bytes / 1e6));
    }

    /** Whole rounds over the notes in a second, all threads together. */
    private double measure(List<String> notes, ToLongFunction<String> work, double wanted) throws InterruptedException {
        long began = System.nanoTime();
        long until = began + (long) (wanted * 1e9);
        AtomicInteger done = new AtomicInteger();
        Thread[] workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = Thread.ofPlatform().daemon().start(() -> {
                long used = 0;
                do {
                    for (String note : notes) {
                        used += work.applyAsLong(note);
                    }
                    done.incrementAndGet();
                } while (System.nanoTime() < until);
                if (used == Long.MIN_VALUE) {
                    done.set(0);
                }
            });
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return done.get() / ((System.nanoTime() - began) / 1e9);
    }
}
