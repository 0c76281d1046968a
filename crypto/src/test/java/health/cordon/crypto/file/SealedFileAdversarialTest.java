package health.cordon.crypto.file;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.live.OneKey;
import health.cordon.testkit.Property;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What someone who writes to the disk may do to a sealed file, and reading from any place of an intact one. */
class SealedFileAdversarialTest {

    private static final int SEGMENT = 1 << 16;
    private static final int WHOLE = SEGMENT + 16;

    @TempDir
    Path folder;

    private final OneKey keys = new OneKey();
    private final FileOpener opener = new FileOpener(handle -> keys);
    private final byte[] text = new byte[5 * SEGMENT + 1000];
    private byte[] sealed = new byte[0];

    @BeforeEach
    void sealAFile() throws IOException {
        new Random(3).nextBytes(text);
        sealed = sealed("in", text);
    }

    @Test
    @Cfr("164.312(c)(1)")
    void everyFlippedBitOfHeaderAndSegmentsIsAnError() throws IOException {
        byte[] small = sealed("small", Arrays.copyOf(text, 300));
        for (int bit = 0; bit < 8 * small.length; bit++) {
            byte[] changed = small.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            refused(
                    changed,
                    CryptoError.FILE_DAMAGED,
                    CryptoError.FILE_NOT_SEALED,
                    CryptoError.FILE_VERSION,
                    CryptoError.KEY_UNKNOWN);
        }
        for (int at = SealedHeader.BYTES; at < sealed.length; at += 4099) {
            byte[] changed = sealed.clone();
            changed[at] ^= 0x10;
            refused(changed, CryptoError.FILE_DAMAGED);
        }
    }

    @Test
    @Cfr("164.312(c)(1)")
    void everyTruncationIsNoticedAtOpening() throws IOException {
        byte[] small = sealed("small", Arrays.copyOf(text, 300));
        for (int length = 0; length < small.length; length++) {
            Path file = write(Arrays.copyOf(small, length));
            Failing.with(() -> opener.read(file), CryptoError.FILE_DAMAGED, CryptoError.FILE_NOT_SEALED);
        }
        for (int segments = 0; segments <= 5; segments++) {
            for (int more : new int[] {0, 1, 15, 16, 17, 1000}) {
                Path file = write(Arrays.copyOf(sealed, SealedHeader.BYTES + segments * WHOLE + more));
                Failing.with(() -> opener.read(file), CryptoError.FILE_DAMAGED);
            }
        }
    }

    @Test
    void everyExtensionIsNoticedAtOpening() throws IOException {
        for (int more : new int[] {1, 16, SEGMENT - 1000, WHOLE - 1016, WHOLE}) {
            Path file = write(Arrays.copyOf(sealed, sealed.length + more));
            Failing.with(() -> opener.read(file), CryptoError.FILE_DAMAGED);
        }
        // Two whole sealed files, one behind the other.
        byte[] twice = Arrays.copyOf(sealed, 2 * sealed.length);
        System.arraycopy(sealed, 0, twice, sealed.length, sealed.length);
        Path file = write(twice);
        Failing.with(() -> opener.read(file), CryptoError.FILE_DAMAGED);
    }

    @Test
    void reorderedRepeatedAndForeignSegmentsAreNoticed() throws IOException {
        byte[] other = sealed("other", text);
        for (byte[] changed : new byte[][] {
            with(sealed, 1, sealed, 2),
            with(with(sealed, 1, sealed, 2), 2, sealed, 1),
            with(sealed, 3, sealed, 0),
            with(sealed, 2, other, 2),
            with(sealed, 0, other, 0)
        }) {
            refused(changed, CryptoError.FILE_DAMAGED);
        }
        // The header of one file before the segments of another.
        byte[] mixed = other.clone();
        System.arraycopy(sealed, 0, mixed, 0, SealedHeader.BYTES);
        refused(mixed, CryptoError.FILE_DAMAGED);
        // A segment taken out of the middle.
        byte[] shorter = Arrays.copyOf(sealed, sealed.length - WHOLE);
        System.arraycopy(
                sealed,
                SealedHeader.BYTES + 2 * WHOLE,
                shorter,
                SealedHeader.BYTES + WHOLE,
                shorter.length - SealedHeader.BYTES - WHOLE);
        refused(shorter, CryptoError.FILE_DAMAGED);
    }

    @Test
    void anotherKeyOrNoSealedFileAtAllIsTold() throws IOException {
        Path file = write(sealed);
        OneKey foreign = new OneKey();
        Failing.with(() -> new FileOpener(handle -> foreign).read(file), CryptoError.FILE_DAMAGED);
        for (byte[] no :
                new byte[][] {new byte[0], new byte[5000], "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)
                }) {
            Path plain = write(no);
            Failing.with(() -> opener.read(plain), CryptoError.FILE_NOT_SEALED);
            Failing.with(() -> FileOpener.handle(plain), CryptoError.FILE_NOT_SEALED);
        }
        byte[] later = sealed.clone();
        later[14] = '2';
        Path newer = write(later);
        Failing.with(() -> opener.read(newer), CryptoError.FILE_VERSION);
    }

    @Test
    void whatIsDamagedIsNeverWrittenOut() throws IOException {
        byte[] changed = sealed.clone();
        changed[SealedHeader.BYTES + 4 * WHOLE + 7] ^= 1;
        Path file = write(changed);
        Path out = folder.resolve("out");
        Failing.with(() -> opener.open(file, out, false, done -> {}), CryptoError.FILE_DAMAGED);
        assertThat(out).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(path -> path.toString().endsWith(".part"))).isEmpty();
        }
        // What lies before the damage can still be read, and the damage only throws.
        try (SealedFile open = opener.read(file)) {
            ByteBuffer good = ByteBuffer.allocate(4 * SEGMENT);
            open.read(good);
            assertThat(good.array()).isEqualTo(Arrays.copyOf(text, 4 * SEGMENT));
            byte[] target = new byte[SEGMENT];
            Failing.with(() -> open.position(4L * SEGMENT).read(ByteBuffer.wrap(target)), CryptoError.FILE_DAMAGED);
            assertThat(target).containsOnly(0);
        }
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsDamaged() throws IOException {
        Path file = write(sealed);
        try (SealedFile open = opener.read(file)) {
            try (var shrink = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
                shrink.truncate(SealedHeader.BYTES + WHOLE);
            }
            Failing.with(() -> open.position(3L * SEGMENT).read(ByteBuffer.allocate(10)), CryptoError.FILE_DAMAGED);
        }
    }

    @Test
    void readsFromAnyPlaceInAnyAmount() throws IOException {
        try (SealedFile file = opener.read(write(sealed))) {
            assertThat(file.size()).isEqualTo(text.length);
            Property.forAll(
                    300,
                    seeded -> new int[] {
                        seeded.chance(0.3) ? seeded.below(6) * SEGMENT : seeded.below(text.length + 10),
                        seeded.chance(0.3) ? seeded.below(6) * SEGMENT : seeded.below(3 * SEGMENT)
                    },
                    place -> {
                        ByteBuffer heap = ByteBuffer.allocate(place[1]);
                        ByteBuffer direct = ByteBuffer.allocateDirect(place[1]);
                        int left = Math.max(0, text.length - place[0]);
                        for (ByteBuffer target : new ByteBuffer[] {heap, direct}) {
                            int read = read(file, place[0], target);
                            assertThat(read).isEqualTo(left == 0 && place[1] > 0 ? -1 : Math.min(left, place[1]));
                            byte[] got = new byte[Math.max(0, read)];
                            target.flip().get(got);
                            int from = Math.min(place[0], text.length);
                            assertThat(got).isEqualTo(Arrays.copyOfRange(text, from, from + got.length));
                        }
                    });
        }
    }

    @Test
    void isAChannelToReadAndNothingElse() throws IOException {
        SealedFile file = opener.read(write(sealed));
        Assertions.assertThatExceptionOfType(NonWritableChannelException.class)
                .isThrownBy(() -> file.write(ByteBuffer.allocate(1)));
        Assertions.assertThatExceptionOfType(NonWritableChannelException.class).isThrownBy(() -> file.truncate(0));
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> file.position(-1));
        assertThat(file.isOpen()).isTrue();
        file.close();
        assertThat(file.isOpen()).isFalse();
        Assertions.assertThatExceptionOfType(ClosedChannelException.class)
                .isThrownBy(() -> file.read(ByteBuffer.allocate(1)));
    }

    private static int read(SealedFile file, long position, ByteBuffer target) {
        try {
            return file.position(position).read(target);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void refused(byte[] changed, CryptoError... errors) throws IOException {
        Path file = write(changed);
        Path out = folder.resolve("out");
        Failing.with(() -> opener.open(file, out, false, done -> {}), errors);
        assertThat(out).doesNotExist();
    }

    private static byte[] with(byte[] whole, int place, byte[] from, int segment) {
        byte[] changed = whole.clone();
        System.arraycopy(
                from, SealedHeader.BYTES + segment * WHOLE, changed, SealedHeader.BYTES + place * WHOLE, WHOLE);
        return changed;
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("changed"), content);
    }

    private byte[] sealed(String name, byte[] content) throws IOException {
        Path in = Files.write(folder.resolve(name), content);
        Path out = folder.resolve(name + ".sealed");
        new FileSealer(keys).seal(in, out, true, done -> {});
        return Files.readAllBytes(out);
    }
}
