package health.cordon.bench;

import health.cordon.core.Phi;
import health.cordon.crypto.cell.BlindIndex;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.keyring.KeyOwner;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

    /** Bytes of a value: a name, a note. */
    @Param({"16", "1024"})
    private int bytes;

    private final CellPlace place = new CellPlace("clinic-1", "patient", "row-0001234", "surname");
    private final Phi name = Phi.of("Quillfeather");
    private byte[] value = new byte[0];
    private byte[] sealed = new byte[0];
    private @Nullable TemporaryKeyring keys;
    private @Nullable CellSealer cells;
    private @Nullable CellSealer pair;
    private @Nullable BlindIndex index;

    /** Makes a keyring in a file. */
    @Setup
    public void open() throws IOException {
        TemporaryKeyring fresh = new TemporaryKeyring();
        keys = fresh;
        cells = fresh.keyring().cells(TemporaryKeyring.OWNER);
        pair = fresh.keyring().cells(TemporaryKeyring.OWNER, KeyOwner.dataset("month"));
        index = fresh.keyring().blindIndex(TemporaryKeyring.OWNER, "patient", "surname", 24);
        value = new byte[bytes];
        sealed = fresh.keyring().cells(TemporaryKeyring.OWNER).seal(place, value);
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException {
        Objects.requireNonNull(keys).close();
    }

    /** Key of its own, random nonce, place bound. */
    @Benchmark
    public byte[] seal() {
        return Objects.requireNonNull(cells).seal(place, value);
    }

    /** Under the keys of two owners taken together. */
    @Benchmark
    public byte[] sealUnderTwo() {
        return Objects.requireNonNull(pair).seal(place, value);
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
