package health.cordon.bench;

import health.cordon.core.Phi;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.cell.BlindIndex;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.keyring.FileKeyringStore;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.keyring.KeyUseListener;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KekAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a sealed column cost a value? The budget is 3 microseconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SealCellBenchmark {

    private static final KeyOwner OWNER = KeyOwner.dataset("bench");

    /** Bytes of a value: a name, a note. */
    @Param({"16", "1024"})
    private int bytes;

    private final CellPlace place = new CellPlace("clinic-1", "patient", "row-0001234", "surname");
    private final Phi name = Phi.of("Quillfeather");
    private Path folder = Path.of("");
    private byte[] value = new byte[0];
    private byte[] sealed = new byte[0];
    private @Nullable Keyring keyring;
    private @Nullable CellSealer cells;
    private @Nullable BlindIndex index;

    /** Makes a keyring in a file. */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("cordon-bench");
        Path keyset = folder.resolve("kek.keyset");
        Keyset.generate().write(keyset);
        KekAddress kek = KekAddress.parse("local:" + keyset);
        Keyring fresh = Keyring.create(
                FileKeyringStore.create(folder.resolve("keyring"), kek),
                KeyProviders.installed().open(kek),
                KeyUseListener.NONE);
        keyring = fresh;
        cells = fresh.cells(OWNER);
        index = fresh.blindIndex(OWNER, "patient", "surname", 24);
        value = new byte[bytes];
        sealed = fresh.cells(OWNER).seal(place, value);
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException {
        Objects.requireNonNull(keyring).close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Key of its own, random nonce, place bound. */
    @Benchmark
    public byte[] seal() {
        return Objects.requireNonNull(cells).seal(place, value);
    }

    /** The way back. */
    @Benchmark
    public byte[] unseal() {
        return Objects.requireNonNull(cells).open(place, sealed);
    }

    /** The number beside the cell. */
    @Benchmark
    public long blindIndex() {
        return Objects.requireNonNull(index).number(name);
    }
}
