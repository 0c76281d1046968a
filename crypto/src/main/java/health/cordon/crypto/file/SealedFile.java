package health.cordon.crypto.file;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.live.KeySource;
import health.cordon.crypto.primitive.WipingKey;
import health.cordon.crypto.spi.KeyHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The text of a sealed file, to be read from any place.
 *
 * <p><b>What this promises.</b> Opening verifies the header and the last segment, so that a file that was cut or lengthened
 * is refused before anything is read; every read verifies the segments that it touches. A byte that this returns is the
 * byte that was sealed at that place of that file. Constant memory. What fails is a {@link CordonException} with
 * {@link CryptoError#FILE_DAMAGED}.
 *
 * <p><b>What it does not.</b> Segments that are not read are not verified. Not thread-safe: open it once a thread.
 */
public final class SealedFile implements SeekableByteChannel {

    /** Segments that are read at a time where as many are wanted. */
    private static final int BATCH = 8;

    private final SeekableByteChannel in;
    private final SafeArg name;
    private final SealedHeader header;
    private final SegmentCipher cipher;
    private final int segment;
    private final long lastSegment;
    private final long size;
    private final byte[] text;
    private final ByteBuffer sealed;
    private long inText = -1;
    private long position;
    private boolean open = true;

    private SealedFile(
            SeekableByteChannel in, SafeArg name, SealedHeader header, SegmentCipher cipher, long sealedBytes) {
        this.in = in;
        this.name = name;
        this.header = header;
        this.cipher = cipher;
        this.segment = header.segmentBytes();
        int whole = segment + SegmentCipher.TAG;
        this.lastSegment = Math.max(0, (sealedBytes - 1) / whole);
        this.size = sealedBytes - (lastSegment + 1) * SegmentCipher.TAG;
        this.text = new byte[segment];
        this.sealed = ByteBuffer.allocate(BATCH * whole);
    }

    /** Takes the channel over if it returns; the name is for messages. */
    static SealedFile open(SeekableByteChannel in, SafeArg name, Function<KeyHandle, KeySource> keys)
            throws IOException {
        SealedHeader header = header(in, name);
        long sealedBytes = in.size() - SealedHeader.BYTES;
        long whole = header.segmentBytes() + SegmentCipher.TAG;
        long rest = sealedBytes % whole;
        // A last segment without text is written for an empty file alone.
        boolean possible = sealedBytes == SegmentCipher.TAG || rest == 0 || rest > SegmentCipher.TAG;
        if (sealedBytes < SegmentCipher.TAG || !possible || sealedBytes / whole >= SegmentCipher.MOST_SEGMENTS) {
            throw new CordonException(CryptoError.FILE_DAMAGED, name);
        }
        SegmentCipher cipher = new SegmentCipher(key(header, name, keys));
        SealedFile file = new SealedFile(in, name, header, cipher, sealedBytes);
        try {
            file.load(file.lastSegment);
            return file;
        } catch (IOException | RuntimeException e) {
            cipher.close();
            throw e;
        }
    }

    /** The header, not verified yet. */
    static SealedHeader header(SeekableByteChannel in, SafeArg name) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SealedHeader.BYTES);
        in.position(0);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            continue;
        }
        try {
            return SealedHeader.read(Arrays.copyOf(bytes.array(), bytes.position()));
        } catch (CordonException e) {
            throw new CordonException(e.code(), name);
        }
    }

    /** Which key sealed it. */
    public KeyHandle handle() {
        return header.handle();
    }

    /** Which version of the key. */
    public int keyVersion() {
        return header.version();
    }

    /** Bytes of text. */
    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return target.hasRemaining() ? -1 : 0;
        }
        int before = target.remaining();
        while (target.hasRemaining() && position < size) {
            if (wholeSegments(target) > 1) {
                readWhole(target, wholeSegments(target));
            } else {
                readPart(target);
            }
        }
        return before - target.remaining();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SealedFile position(long place) {
        if (place < 0) {
            throw new IllegalArgumentException("a position is not negative");
        }
        position = place;
        return this;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Wipes the key and the text in memory, and closes the file. */
    @Override
    public void close() throws IOException {
        open = false;
        cipher.close();
        Arrays.fill(text, (byte) 0);
        in.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SealedFile truncate(long length) {
        throw new NonWritableChannelException();
    }

    /** How many segments, none of them the last, can be decrypted straight into the target from here. */
    private int wholeSegments(ByteBuffer target) {
        if (!target.hasArray() || position % segment != 0) {
            return 0;
        }
        return (int) Math.min(Math.min(BATCH, target.remaining() / segment), lastSegment - position / segment);
    }

    private void readWhole(ByteBuffer target, int count) throws IOException {
        long first = position / segment;
        int whole = segment + SegmentCipher.TAG;
        fetch(first, count * whole);
        for (int i = 0; i < count; i++) {
            verify(cipher.open(
                    first + i,
                    false,
                    sealed.array(),
                    i * whole,
                    whole,
                    target.array(),
                    target.arrayOffset() + target.position()));
            target.position(target.position() + segment);
            position += segment;
        }
    }

    private void readPart(ByteBuffer target) throws IOException {
        long number = position / segment;
        if (number != inText) {
            load(number);
        }
        int at = (int) (position % segment);
        int part = Math.min(target.remaining(), length(number) - at);
        target.put(text, at, part);
        position += part;
    }

    private void load(long number) throws IOException {
        boolean last = number == lastSegment;
        int length = length(number) + SegmentCipher.TAG;
        inText = -1;
        fetch(number, length);
        verify(cipher.open(number, last, sealed.array(), 0, length, text, 0));
        inText = number;
    }

    private int length(long number) {
        return (int) Math.min(segment, size - number * segment);
    }

    private void fetch(long number, int length) throws IOException {
        sealed.clear().limit(length);
        in.position(SealedHeader.BYTES + number * (segment + SegmentCipher.TAG));
        while (sealed.hasRemaining()) {
            verify(in.read(sealed) >= 0);
        }
    }

    private void verify(boolean good) {
        if (!good) {
            throw new CordonException(CryptoError.FILE_DAMAGED, name);
        }
    }

    private static WipingKey key(SealedHeader header, SafeArg name, Function<KeyHandle, KeySource> keys) {
        try {
            return header.open(keys.apply(header.handle()));
        } catch (CordonException e) {
            if (e.code() == CryptoError.FILE_DAMAGED) {
                throw new CordonException(CryptoError.FILE_DAMAGED, name);
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return "SealedFile(" + size + " bytes, " + header.handle() + ")";
    }
}
