package health.cordon.bench;

import health.cordon.core.Phi;
import health.cordon.crypto.FileReidentificationVault;
import health.cordon.crypto.FormatPreserved;
import health.cordon.crypto.FormatPreserving;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonym;
import health.cordon.crypto.Pseudonyms;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does one keyed treatment cost: a pseudonym, a number, an FF1 value, a vault code?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class KeyedBenchmark {

    private final Keyset keyset = Keyset.generate();
    private final Pseudonyms pseudonyms = keyset.pseudonyms();
    private final FormatPreserving formatPreserving = keyset.formatPreserving();
    private Path file = Path.of("");
    private @org.jspecify.annotations.Nullable ReidentificationVault vault;
    private int next;

    /** Opens a vault. */
    @Setup
    public void open() throws IOException {
        file = Files.createTempDirectory("cordon-bench").resolve("vault");
        vault = FileReidentificationVault.open(file, keyset);
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException {
        java.util.Objects.requireNonNull(vault).close();
        Files.delete(file);
        Files.delete(java.util.Objects.requireNonNull(file.getParent()));
    }

    /** HMAC-SHA256 and base 32. */
    @Benchmark
    public Pseudonym pseudonym() {
        return pseudonyms.of("name", Phi.of("Quillfeather " + next++));
    }

    /** HMAC-SHA256. */
    @Benchmark
    public long number() {
        return pseudonyms.number("date-shift", "subject " + next++);
    }

    /** FF1 over ten characters of mixed kind. */
    @Benchmark
    public FormatPreserved formatPreserving() {
        return formatPreserving.encrypt("mrn", "AB-" + (10_000_000 + next++ % 80_000_000));
    }

    /** A new code each time: HMAC, AES-GCM, one write. */
    @Benchmark
    public ReidentificationCode vaultCode() {
        return java.util.Objects.requireNonNull(vault).assign("subject", "MRN", Phi.of(Integer.toString(next++)));
    }
}
