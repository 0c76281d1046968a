package health.cordon.bench;

import health.cordon.crypto.file.FileOpener;
import health.cordon.crypto.file.FileSealer;
import health.cordon.crypto.file.SealedFile;
import health.cordon.crypto.file.SealingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
 * How many megabytes a second does one thread seal and open, with the disk and without? The budget is 1,000. An operation
 * is a megabyte of 10^6 bytes. The files lie in the folder of {@code java.io.tmpdir}; input and output are in the page cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class SealFileBenchmark {

    private static final int MEGABYTES = 256;

    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 19);
    private @Nullable TemporaryKeyring keys;
    private @Nullable FileSealer sealer;
    private @Nullable FileOpener opener;

    /** Makes a keyring and a file. */
    @Setup
    public void open() throws IOException {
        TemporaryKeyring fresh = new TemporaryKeyring();
        keys = fresh;
        sealer = fresh.keyring().fileSealer(TemporaryKeyring.OWNER);
        opener = fresh.keyring().fileOpener();
        fresh.keyring()
                .fileSealer(TemporaryKeyring.OWNER)
                .seal(fresh.random("in", MEGABYTES), fresh.file("sealed"), false, done -> {});
    }

    /** Removes them. */
    @TearDown
    public void remove() throws IOException {
        Objects.requireNonNull(keys).close();
    }

    private Path file(String name) {
        return Objects.requireNonNull(keys).file(name);
    }

    /** From memory to nowhere: the sealing itself. */
    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long sealInMemory() throws IOException {
        try (SealingChannel sealing = Objects.requireNonNull(sealer).sealing(new Nowhere())) {
            for (long left = MEGABYTES * 1_000_000L; left > 0; ) {
                buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                left -= sealing.write(buffer);
            }
            sealing.finish();
            return MEGABYTES;
        }
    }

    /** From the page cache to memory: the opening itself, and reading. */
    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long openIntoMemory() throws IOException {
        try (SealedFile file = Objects.requireNonNull(opener).read(file("sealed"))) {
            while (file.read(buffer.clear()) >= 0) {
                continue;
            }
            return file.position();
        }
    }

    /** File to file, with the flush to the disk at its end. */
    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long sealFile() {
        return Objects.requireNonNull(sealer).seal(file("in"), file("sealed-again"), true, done -> {});
    }

    /** File to file, with the flush to the disk at its end. */
    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long openFile() {
        return Objects.requireNonNull(opener).open(file("sealed"), file("opened"), true, done -> {});
    }

    /** A channel that takes everything and keeps nothing. */
    private static final class Nowhere implements WritableByteChannel {

        @Override
        public int write(ByteBuffer source) {
            int taken = source.remaining();
            source.position(source.limit());
            return taken;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
