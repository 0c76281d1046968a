package health.cordon.bench;

import health.cordon.core.Phi;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import health.cordon.store.Tenant;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.kept.KeptRecord;
import health.cordon.store.kept.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does one call of the store cost, SQLite and its disk included? The disk decides what a durable commit costs; a batch
 * shares one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StoreBenchmark {

    private static final int BATCH = 500;

    private Path folder = Path.of("");
    private @Nullable Store store;
    private @Nullable Tenant tenant;
    private @Nullable ReidentificationVault vault;
    private @Nullable GovernedRecord kept;
    private int next;

    /** Makes a store. */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("cordon-bench");
        Keyset.generate().write(folder.resolve("kek"));
        Store fresh = Store.create(
                new StoreAddress.SqliteFile(folder.resolve("store.db")),
                KekAddress.parse("local:" + folder.resolve("kek")),
                StoreOptions.NONE);
        store = fresh;
        tenant = fresh.in("bench");
        vault = fresh.in("bench").vault();
        kept = fresh.in("bench").records().add(draft());
        fresh.in("bench").kept(Shelf.SESSION).insert(new KeptRecord("session", new byte[200], Optional.empty()));
        vault().assign("patient", "NAME", Phi.of("Quillfeather"));
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException {
        Objects.requireNonNull(store).close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** One record of 2 KB with a patient and a term, flushed. */
    @Benchmark
    public GovernedRecord addOneRecord() {
        return tenant().records().add(draft());
    }

    /** The same of 500 at once, for each. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<GovernedRecord> addARecordOfABatch() {
        return tenant().records().add(Collections.nCopies(BATCH, draft()));
    }

    /** Read and opened. */
    @Benchmark
    public byte[] openARecord() {
        return tenant().records().open(Objects.requireNonNull(kept).id());
    }

    /** A code for a new value, not flushed by itself. */
    @Benchmark
    public ReidentificationCode newCode() {
        return vault().assign("patient", "MRN", Phi.of(Integer.toString(next++)));
    }

    /** The code that a value has already. */
    @Benchmark
    public ReidentificationCode knownCode() {
        return vault().assign("patient", "NAME", Phi.of("Quillfeather"));
    }

    /** What each request with a session asks. */
    @Benchmark
    public Optional<KeptRecord> findASession() {
        return tenant().kept(Shelf.SESSION).find("session");
    }

    private Tenant tenant() {
        return Objects.requireNonNull(tenant);
    }

    private ReidentificationVault vault() {
        return Objects.requireNonNull(vault);
    }

    private static RecordDraft draft() {
        return new RecordDraft(
                RecordKind.INFERENCE_LOG,
                "bench",
                "owner",
                "TREAT",
                "policy",
                Instant.now().plusSeconds(9_999_999),
                Optional.of(Phi.of("patient")),
                Map.of("encounter", Phi.of("4711")),
                new byte[2048]);
    }
}
