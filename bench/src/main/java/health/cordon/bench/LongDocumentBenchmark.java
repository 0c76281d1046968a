package health.cordon.bench;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
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

/**
 * Does the time a byte stay the same however long one document is?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class LongDocumentBenchmark {

    /** The document's length in thousands of characters. */
    @Param({"10", "100", "1000", "10000"})
    public int thousands = 10;

    private final Deidentifier engine = Deidentifier.safeHarbor();
    private Document document = Document.of("n", "");
    private double megabytes;

    /** Makes the document. */
    @Setup
    public void prepare() {
        String text = MixedNotes.document(thousands * 1_000);
        document = Document.of("n", text);
        megabytes = MixedNotes.megabytes(text);
    }

    /** The document once. */
    @Benchmark
    public Resolved detect(Work work) {
        work.megabytes += megabytes;
        return engine.detect(document);
    }
}
