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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How fast is a note decoded, plain or with things to undo in it?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class DecodingBenchmark {

    /** {@code plain}: as generated. {@code dirty}: with entities, soft hyphens, smart quotes, full-width digits. */
    @Param({"plain", "dirty"})
    public String input = "plain";

    private List<String> notes = List.of();
    private double megabytes;

    /** Makes the notes. */
    @Setup
    public void prepare() {
        notes = MixedNotes.of(600);
        if (input.equals("dirty")) {
            notes = notes.stream().map(DecodingBenchmark::dirty).toList();
        }
        megabytes = MixedNotes.megabytes(notes);
    }

    /** All notes once. */
    @Benchmark
    public void decode(Blackhole sink, Work work) {
        for (String note : notes) {
            sink.consume(SourceText.of(note));
        }
        work.megabytes += megabytes;
    }

    private static String dirty(String note) {
        return note.replace("'", "\u2019")
                .replace("&", "&amp;")
                .replace("er", "e\u00adr")
                .replace('7', '\uff17');
    }
}
