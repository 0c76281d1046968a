package health.cordon.bench;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How fast is everything: decoding, all detectors, resolving? And with the transformation of Safe Harbor?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PipelineBenchmark {

    private final List<String> notes = MixedNotes.of(600);
    private final double megabytes = MixedNotes.megabytes(notes);
    private final Deidentifier engine = Deidentifier.safeHarbor();

    /** Finds, and changes nothing. */
    @Benchmark
    public void detect(Blackhole sink, Work work) {
        for (String note : notes) {
            sink.consume(engine.detect(Document.of("n", note)));
        }
        work.megabytes += megabytes;
    }

    /** Finds, and redacts. */
    @Benchmark
    public void deidentify(Blackhole sink, Work work) {
        for (String note : notes) {
            sink.consume(engine.deidentify(Document.of("n", note)));
        }
        work.megabytes += megabytes;
    }
}
