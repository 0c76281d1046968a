package health.cordon.bench;

import health.cordon.deid.text.SourceText;
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
 * How fast is a note decoded and cut into tokens? {@link DecodingBenchmark} has the decoding alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TokenisingBenchmark {

    private final List<String> notes = MixedNotes.of(600);
    private final double megabytes = MixedNotes.megabytes(notes);

    /** All notes once. */
    @Benchmark
    public void tokens(Blackhole sink, Work work) {
        for (String note : notes) {
            sink.consume(SourceText.of(note).tokens());
        }
        work.megabytes += megabytes;
    }
}
