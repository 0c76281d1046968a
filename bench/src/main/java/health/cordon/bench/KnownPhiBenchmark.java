package health.cordon.bench;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.known.KnownPhi;
import health.cordon.testkit.Seeded;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What does it cost that the chart knows so many names and numbers? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class KnownPhiBenchmark {

    /** How many names, and as many numbers. */
    @Param({"0", "10", "1000", "5000"})
    public int known = 10;

    private final List<String> notes = MixedNotes.of(600);
    private final double megabytes = MixedNotes.megabytes(notes);
    private final Deidentifier engine = Deidentifier.safeHarbor();
    private KnownPhi values = KnownPhi.NONE;

    /** Makes the chart. */
    @Setup
    public void prepare() {
        values = chart(known);
    }

    /** All notes once. */
    @Benchmark
    public void detect(Blackhole sink, Work work) {
        for (String note : notes) {
            sink.consume(engine.detect(new Document("n", note, null, values)));
        }
        work.megabytes += megabytes;
    }

    static KnownPhi chart(int size) {
        Seeded seeded = Seeded.of(11);
        KnownPhi.Builder chart = KnownPhi.builder();
        for (int i = 0; i < size; i++) {
            chart.name(capitalised(seeded) + " " + capitalised(seeded));
            chart.value(PhiKind.MRN, seeded.digits(8));
        }
        return chart.build();
    }

    private static String capitalised(Seeded seeded) {
        return seeded.string("ABCDEFGHIJKLMNOPRSTVW", 1, 1) + seeded.string("abcdefghiklmnoprstuvwy", 3, 9);
    }
}
