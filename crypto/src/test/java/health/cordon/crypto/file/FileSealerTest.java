package health.cordon.crypto.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.live.OneKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSealerTest {

    private static final int SEGMENT = 1 << 16;
    private static final LongConsumer UNSEEN = done -> {};

    @TempDir
    Path folder;

    private final OneKey keys = new OneKey();
    private final FileSealer sealer = new FileSealer(keys);
    private final FileOpener opener = new FileOpener(handle -> keys);

    @Test
    @Cfr("164.312(a)(2)(iv)")
    void givesBackFilesOfEveryLength() throws IOException {
        for (int length : new int[] {
            0,
            1,
            15,
            SEGMENT - 1,
            SEGMENT,
            SEGMENT + 1,
            2 * SEGMENT,
            8 * SEGMENT - 1,
            8 * SEGMENT,
            8 * SEGMENT + 1,
            9 * SEGMENT,
            25 * SEGMENT + 17
        }) {
            byte[] text = bytes(length);
            Path in = write("in", text);
            Path sealed = folder.resolve("sealed");
            assertThat(sealer.seal(in, sealed, true, UNSEEN)).isEqualTo(length);
            int segments = Math.max(1, (length + SEGMENT - 1) / SEGMENT);
            assertThat(Files.size(sealed)).isEqualTo(SealedHeader.BYTES + length + 16L * segments);
            assertThat(opener.open(sealed, folder.resolve("out"), true, UNSEEN)).isEqualTo(length);
            assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(text);
        }
    }

    @Test
    void theSameFileSealedTwiceSharesNothing() throws IOException {
        Path in = write("in", bytes(200_000));
        sealer.seal(in, folder.resolve("one"), false, UNSEEN);
        sealer.seal(in, folder.resolve("two"), false, UNSEEN);
        byte[] one = Files.readAllBytes(folder.resolve("one"));
        byte[] two = Files.readAllBytes(folder.resolve("two"));
        assertThat(Arrays.mismatch(one, two)).isEqualTo(45);
        int equal = 0;
        for (int i = SealedHeader.BYTES; i < one.length; i++) {
            equal += one[i] == two[i] ? 1 : 0;
        }
        // One byte in 256 is equal by chance.
        assertThat(equal).isLessThan(one.length / 128);
    }

    @Test
    void outputsAreTheirOwnersAloneAndNothingElseIsLeft() throws IOException {
        Path in = write("in", bytes(100));
        sealer.seal(in, folder.resolve("sealed"), false, UNSEEN);
        opener.open(folder.resolve("sealed"), folder.resolve("out"), false, UNSEEN);
        for (String name : new String[] {"sealed", "out"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(names()).containsExactlyInAnyOrder("in", "sealed", "out");
    }

    @Test
    void neverOverItsInputNorOverAnotherFileUnasked() throws IOException {
        byte[] text = bytes(100);
        Path in = write("in", text);
        Path other = write("other", bytes(7));
        Path link = Files.createLink(folder.resolve("hard"), in);
        Path symbolic = Files.createSymbolicLink(folder.resolve("soft"), in);
        for (Path itself : new Path[] {in, link, symbolic, folder.resolve("./in")}) {
            Failing.with(() -> sealer.seal(in, itself, true, UNSEEN), CryptoError.FILE_OVER_ITSELF);
        }
        Failing.with(() -> sealer.seal(in, other, false, UNSEEN), CryptoError.FILE_EXISTS);
        Failing.with(() -> sealer.seal(in, folder, true, UNSEEN), CryptoError.FILE_EXISTS);
        assertThat(Files.readAllBytes(in)).isEqualTo(text);
        assertThat(Files.size(other)).isEqualTo(7);
        sealer.seal(in, other, true, UNSEEN);
        opener.open(other, folder.resolve("out"), false, UNSEEN);
        assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(text);
    }

    @Test
    void aFileThatAppearedMeanwhileIsNotReplaced() throws IOException {
        Path in = write("in", bytes(100));
        Path out = folder.resolve("out");
        Failing.with(
                () -> sealer.seal(in, out, false, done -> {
                    try {
                        Files.writeString(out, "somebody's");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }),
                CryptoError.FILE_EXISTS);
        assertThat(out).hasContent("somebody's");
        assertThat(names()).containsExactlyInAnyOrder("in", "out");
    }

    @Test
    void stoppedHalfWayNothingIsLeft() throws IOException {
        Path in = write("in", bytes(3 << 20));
        LongConsumer stop = done -> {
            if (done > 1 << 20) {
                throw new CordonException(CryptoError.KEYRING_CLOSED);
            }
        };
        Failing.with(() -> sealer.seal(in, folder.resolve("sealed"), false, stop), CryptoError.KEYRING_CLOSED);
        sealer.seal(in, folder.resolve("sealed"), false, UNSEEN);
        Failing.with(
                () -> opener.open(folder.resolve("sealed"), folder.resolve("out"), false, stop),
                CryptoError.KEYRING_CLOSED);
        assertThat(names()).containsExactlyInAnyOrder("in", "sealed");
    }

    @Test
    void aFullDiskLeavesNothingThatOpens() {
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        WritableByteChannel full = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
                if (disk.size() + source.remaining() > 1 << 20) {
                    throw new IOException("No space left on device");
                }
                byte[] taken = new byte[source.remaining()];
                source.get(taken);
                disk.writeBytes(taken);
                return taken.length;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> {
                    try (SealingChannel sealing = sealer.sealing(full)) {
                        sealing.write(ByteBuffer.wrap(bytes(4 << 20)));
                        sealing.finish();
                    }
                })
                .isInstanceOf(IOException.class);
        Failing.with(() -> opener.read(write("rest", disk.toByteArray())), CryptoError.FILE_DAMAGED);
    }

    @Test
    void anUnwritableFolderAndAMissingInputAreNamed() throws IOException {
        Path in = write("in", bytes(100));
        Failing.with(() -> sealer.seal(in, folder.resolve("no/such/out"), false, UNSEEN), CryptoError.FILE_UNWRITABLE);
        Failing.with(
                () -> sealer.seal(folder.resolve("none"), folder.resolve("out"), false, UNSEEN),
                CryptoError.FILE_UNREADABLE);
        Failing.with(() -> sealer.seal(folder, folder.resolve("out"), false, UNSEEN), CryptoError.FILE_UNREADABLE);
        Failing.with(() -> opener.read(folder.resolve("none")), CryptoError.FILE_UNREADABLE);
        assertThat(names()).containsExactly("in");
    }

    @Test
    void withoutFinishNothingOpens() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealingChannel sealing = sealer.sealing(Channels.newChannel(out))) {
            sealing.write(ByteBuffer.wrap(bytes(20 * SEGMENT)));
        }
        Failing.with(() -> opener.read(write("cut", out.toByteArray())), CryptoError.FILE_DAMAGED);
    }

    @Test
    void writesOfAnySizeGiveTheSameText() throws IOException {
        byte[] text = bytes(3 * SEGMENT + 5);
        Random random = new Random(7);
        for (boolean direct : new boolean[] {true, false}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (SealingChannel sealing = sealer.sealing(Channels.newChannel(out))) {
                for (int at = 0; at < text.length; ) {
                    int part = Math.min(text.length - at, random.nextInt(2 * SEGMENT));
                    ByteBuffer source = direct
                            ? ByteBuffer.allocateDirect(part)
                            : ByteBuffer.allocate(part + 3).slice(3, part);
                    source.put(text, at, part).flip();
                    assertThat(sealing.write(source)).isEqualTo(part);
                    at += part;
                }
                sealing.finish();
            }
            opener.open(write("sealed", out.toByteArray()), folder.resolve("out"), true, UNSEEN);
            assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(text);
        }
    }

    @Test
    void rotationKeepsOlderFilesReadable() throws IOException {
        byte[] text = bytes(1000);
        Path in = write("in", text);
        sealer.seal(in, folder.resolve("old"), false, UNSEEN);
        keys.rotate();
        sealer.seal(in, folder.resolve("new"), false, UNSEEN);
        try (SealedFile old = opener.read(folder.resolve("old"));
                SealedFile fresh = opener.read(folder.resolve("new"))) {
            assertThat(old.keyVersion()).isEqualTo(1);
            assertThat(fresh.keyVersion()).isEqualTo(2);
            assertThat(old.handle()).isEqualTo(keys.handle()).isEqualTo(FileOpener.handle(folder.resolve("new")));
        }
        opener.open(folder.resolve("old"), folder.resolve("out"), false, UNSEEN);
        assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(text);
    }

    @Test
    @Tag("large")
    void filesBeyondTwoGigabytesAreReadAnywhereWithoutReadingAll() throws IOException {
        // The text is a hole with marks in it, so that little is read; the sealed file is written whole, and 2.2 GB
        // long.
        long size = (1L << 31) + 200_000_003L;
        long[] marks = {0, 1L << 31, size - 7};
        Path in = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(in.toFile(), "rw")) {
            file.setLength(size);
            for (long mark : marks) {
                file.seek(mark);
                file.write(new byte[] {1, 2, 3, 4, 5, 6, 7});
            }
        }
        Path sealed = folder.resolve("sealed");
        assertThat(sealer.seal(in, sealed, false, UNSEEN)).isEqualTo(size);
        Files.delete(in);
        try (SealedFile file = opener.read(sealed)) {
            assertThat(file.size()).isEqualTo(size);
            for (long mark : marks) {
                ByteBuffer read = ByteBuffer.allocate(8);
                file.position(Math.max(0, mark - 1)).read(read);
                assertThat(read.array()).contains(1, 2, 3, 4, 5, 6, 7);
            }
        } finally {
            Files.delete(sealed);
        }
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
