package health.cordon.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The questions of {@link AuthorizationBenchmark} and the records of {@link MinimumNecessaryBenchmark}, timed by what their
 * thread spent on a processor: half of the rounds to warm up, half to count. The clock itself costs some tenths of a
 * microsecond, which are in the figures.
 */
final class AccessTimes {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FAST = 200_000;
    private static final int SLOW = 6000;
    private static final int ROUNDS = 60;

    private static Object last = "";

    private AccessTimes() {}

    /** Prints a table. */
    public static void main(String[] args) throws IOException {
        AuthorizationBenchmark bench = new AuthorizationBenchmark();
        Map<String, Supplier<Object>> cases = new LinkedHashMap<>();
        cases.put("never asked before", bench::inPart);
        cases.put("never asked before, 200 policies without heads", bench::unscoped);
        cases.put("asked before", bench::again);
        cases.put("the whole decision, a fifth of the questions new", bench::decide);
        cases.put("all policies at once", bench::plainly);
        System.out.println("| question | mean | p50 | p90 | p99 | p99.9 |\n|---|---|---|---|---|---|");
        cases.forEach((name, question) -> {
            long[] times = new long[name.startsWith("all") ? SLOW : FAST];
            for (int i = 0; i < times.length; i++) {
                long before = THREADS.getCurrentThreadCpuTime();
                last = question.get();
                times[i] = THREADS.getCurrentThreadCpuTime() - before;
            }
            print(name, Arrays.copyOfRange(times, times.length / 2, times.length));
        });
        filters();
        if (last.toString().isEmpty()) {
            throw new AssertionError();
        }
    }

    private interface Filtering {
        long run(Work work) throws IOException;
    }

    private static void filters() throws IOException {
        MinimumNecessaryBenchmark bench = new MinimumNecessaryBenchmark();
        Map<String, Filtering> cases = new LinkedHashMap<>();
        cases.put("FHIR resources, research", bench::research);
        cases.put("FHIR resources, billing", bench::billing);
        cases.put("records with an image", bench::images);
        cases.put("table", bench::table);
        System.out.println("\n| input | MB a processor second |\n|---|---|");
        for (Map.Entry<String, Filtering> each : cases.entrySet()) {
            double[] rates = new double[ROUNDS];
            for (int i = 0; i < 2 * ROUNDS; i++) {
                Work work = new Work();
                long before = THREADS.getCurrentThreadCpuTime();
                last = each.getValue().run(work);
                rates[i % ROUNDS] = work.megabytes * 1e9 / (THREADS.getCurrentThreadCpuTime() - before);
            }
            Arrays.sort(rates);
            System.out.printf(Locale.ROOT, "| %s | %.0f |%n", each.getKey(), rates[ROUNDS / 2]);
        }
    }

    private static void print(String name, long[] times) {
        Arrays.sort(times);
        double mean = Arrays.stream(times).average().orElseThrow() / 1e3;
        StringBuilder row = new StringBuilder("| ").append(name).append(String.format(Locale.ROOT, " | %.1f", mean));
        for (double quantile : new double[] {0.5, 0.9, 0.99, 0.999}) {
            row.append(String.format(Locale.ROOT, " | %.1f", times[(int) (times.length * quantile)] / 1e3));
        }
        System.out.println(row + " |");
    }
}
