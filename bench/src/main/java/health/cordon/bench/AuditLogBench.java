package health.cordon.bench;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.index.Query;
import health.cordon.audit.verify.LogVerifier;
import health.cordon.audit.verify.VerifyReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast the audit log is: durable appends with many writers beside the disk's own flushes, then a large log filled,
 * verified, proven and searched. {@code bench/audit} starts it.
 */
public final class AuditLogBench {

    private static final int BATCH = 64 * 1024;

    private final Path folder;
    private final AuditEntries entries = new AuditEntries();

    private AuditLogBench(Path folder) {
        this.folder = folder;
    }

    /** {@code FOLDER append WRITERS RATE SECONDS}, or {@code FOLDER fill ENTRIES}, or {@code FOLDER read THREADS}. */
    public static void main(String[] args) throws Exception {
        AuditLogBench bench = new AuditLogBench(Path.of(args[0]));
        switch (args[1]) {
            case "append" ->
                bench.append(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            case "fill" -> bench.fill(Long.parseLong(args[2]));
            default -> bench.read(Integer.parseInt(args[2]));
        }
    }

    /** Writers on virtual threads, each waiting for its receipt; a rate of 0 lets them go as fast as they can. */
    private void append(int writers, int rate, int seconds) throws Exception {
        tell("disk alone", flushes(1_000, 0));
        try (AuditLog log = AuditLog.open(folder.resolve("append"))) {
            run(log, writers, rate, Math.min(5, seconds));
            Run run = run(log, writers, rate, seconds);
            say(
                    "%,d writers, %s: %,d durable appends in %.1f s, %,.0f a second",
                    writers,
                    rate == 0 ? "as fast as they can" : "asked for " + rate + " a second",
                    run.latencies.length,
                    run.seconds,
                    run.latencies.length / run.seconds);
            tell("append", run.latencies);
            tell("disk meanwhile", run.flushes);
            say(
                    "append p99 is %.1f times the disk's own flush p99 of the same seconds",
                    (double) at(run.latencies, 0.99) / at(run.flushes, 0.99));
        }
    }

    private record Run(long[] latencies, long[] flushes, double seconds) {}

    private Run run(AuditLog log, int writers, int rate, int seconds) throws Exception {
        List<long[]> parts = new ArrayList<>();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long every = rate == 0 ? 0 : 1_000_000_000L * writers / rate;
        long[][] flushes = new long[1][];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread probe = Thread.ofPlatform().start(() -> {
                try {
                    flushes[0] = flushes(Integer.MAX_VALUE, end);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            for (int w = 0; w < writers; w++) {
                int writer = w;
                threads.execute(() -> {
                    long[] times = write(log, writer, writers, start, end, every);
                    synchronized (parts) {
                        parts.add(times);
                    }
                });
            }
            probe.join();
        }
        long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Run(all, flushes[0], (System.nanoTime() - start) / 1e9);
    }

    /** With a rate, a writer that is late goes on at once; latency is that of the call. */
    private long[] write(AuditLog log, int writer, int writers, long start, long end, long every) {
        SplittableRandom random = new SplittableRandom(writer);
        long[] times = new long[1024];
        int count = 0;
        long due = start + (every == 0 ? 0 : every * writer / writers);
        while (due < end && System.nanoTime() < end) {
            if (every > 0) {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
            AuditEntry entry = entries.make(random);
            long from = System.nanoTime();
            log.append(entry);
            times = count == times.length ? Arrays.copyOf(times, count * 2) : times;
            times[count++] = System.nanoTime() - from;
            due += every;
        }
        return Arrays.copyOf(times, count);
    }

    /** The disk's own flush: 64 kB at a time into a file of full length, in the log's folder, each flushed and timed. */
    private long[] flushes(int most, long end) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("probe");
        Files.deleteIfExists(file);
        long[] times = new long[20_000];
        int count = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BATCH);
            int blocks = 256;
            for (int i = 0; i < blocks; i++) {
                channel.write(block.clear(), (long) i * BATCH);
            }
            channel.force(true);
            while (count < Math.min(most, times.length) && (end == 0 || System.nanoTime() < end)) {
                channel.write(block.clear(), (long) (count % blocks) * BATCH);
                long from = System.nanoTime();
                channel.force(false);
                times[count++] = System.nanoTime() - from;
                LockSupport.parkNanos(end == 0 ? 1_000_000 : 5_000_000);
            }
        } finally {
            Files.deleteIfExists(file);
        }
        long[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void fill(long count) {
        SplittableRandom random = new SplittableRandom(3);
        try (AuditLog log = AuditLog.open(folder.resolve("large"))) {
            long begin = System.nanoTime();
            long step = Math.max(1, count / 10);
            for (long done = 0; done < count; ) {
                List<AuditEntry> some = new ArrayList<>(2_000);
                while (some.size() < Math.min(2_000, count - done)) {
                    some.add(entries.make(random));
                }
                log.append(some);
                done += some.size();
                if (done / step != (done - some.size()) / step) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    say(
                            "%,11d entries, %,.0f a second, heap in use %d MB",
                            done,
                            done / ((System.nanoTime() - begin) / 1e9),
                            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
                }
            }
            long size = log.publish().size();
            say("%,d entries written in %.0f s", size, (System.nanoTime() - begin) / 1e9);
        }
    }

    private void read(int threads) throws Exception {
        Path log = folder.resolve("large");
        for (boolean indexes : new boolean[] {false, false, true}) {
            long from = System.nanoTime();
            long processor = processor();
            VerifyReport report = LogVerifier.verify(log, null, List.of(), indexes, threads);
            double seconds = (System.nanoTime() - from) / 1e9;
            say(
                    "verify, %d threads%s: %,d entries in %.1f s, %,.0f a second, %,.0f a processor second, good: %s",
                    threads,
                    indexes ? ", indexes too" : "",
                    report.entries(),
                    seconds,
                    report.entries() / seconds,
                    report.entries() / ((processor() - processor) / 1e9),
                    report.isGood());
        }
        AuditReader reader = AuditReader.open(log);
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 2; round++) {
            long[] inclusion = new long[2_000];
            long[] consistency = new long[2_000];
            for (int i = 0; i < inclusion.length; i++) {
                long index = random.nextLong(reader.size());
                AuditReader fresh = AuditReader.open(log);
                long from = System.nanoTime();
                fresh.inclusion(index);
                inclusion[i] = System.nanoTime() - from;
                from = System.nanoTime();
                fresh.consistency(index);
                consistency[i] = System.nanoTime() - from;
            }
            Arrays.sort(inclusion);
            Arrays.sort(consistency);
            if (round == 1) {
                tell("inclusion proof, nothing cached by the reader", inclusion);
                tell("consistency proof", consistency);
            }
        }
        for (int i = 0; i < 3; i++) {
            long[] found = {0};
            long from = System.nanoTime();
            reader.search(Query.ALL.subject(List.of(entries.patient(i))), record -> ++found[0] > 0);
            say(
                    "search for a patient who is not there: %d found in %.1f ms",
                    found[0], (System.nanoTime() - from) / 1e6);
            var known = reader.entry(random.nextLong(reader.size()))
                    .entry()
                    .subject()
                    .orElseThrow();
            found[0] = 0;
            from = System.nanoTime();
            reader.search(Query.ALL.subject(List.of(known)), record -> ++found[0] > 0);
            say("search for one who is: %d found in %.1f ms", found[0], (System.nanoTime() - from) / 1e6);
        }
    }

    /** Processor time of this process: on a busy machine it says more than the clock. */
    private static long processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(0L);
    }

    private static void tell(String what, long[] sorted) {
        say(
                "%s: p50 %.3f ms, p99 %.3f ms, longest %.3f ms (%,d)",
                what, at(sorted, 0.5) / 1e6, at(sorted, 0.99) / 1e6, at(sorted, 1) / 1e6, sorted.length);
    }

    private static long at(long[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
