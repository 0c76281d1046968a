package health.cordon.crypto.file;

import health.cordon.crypto.live.KeySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * Seals what is written into it. Holds back up to one segment, because the last one is marked; {@link #finish} writes it.
 * Closed without that, what was written does not open: a writer that failed half way leaves nothing that looks whole. Takes
 * constant memory. Not thread-safe.
 */
public final class SealingChannel implements WritableByteChannel {

    /** Segments that are written at a time. */
    private static final int BATCH = 8;

    private final WritableByteChannel out;
    private final SegmentCipher cipher;
    private final int segment;
    private final byte[] held;
    private final ByteBuffer sealed;
    private int holding;
    private long number;
    private boolean open = true;

    SealingChannel(KeySource keys, WritableByteChannel out) {
        SealedHeader.Sealing sealing = SealedHeader.fresh(keys);
        this.out = out;
        this.cipher = new SegmentCipher(sealing.key());
        this.segment = sealing.header().segmentBytes();
        this.held = new byte[segment];
        this.sealed = ByteBuffer.allocate(BATCH * (segment + SegmentCipher.TAG));
        sealed.put(sealing.header().bytes());
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        requireOpen();
        int taken = source.remaining();
        while (source.hasRemaining()) {
            if (holding == segment) {
                seal(held, 0, segment, false);
                holding = 0;
            }
            // Straight from the caller's array while more than a segment is left of it.
            if (holding == 0 && source.hasArray() && source.remaining() > segment) {
                seal(source.array(), source.arrayOffset() + source.position(), segment, false);
                source.position(source.position() + segment);
            } else {
                int part = Math.min(segment - holding, source.remaining());
                source.get(held, holding, part);
                holding += part;
            }
        }
        return taken;
    }

    /** Writes the last segment and its mark: without it nothing opens. Call it once, after the last byte. */
    public void finish() throws IOException {
        requireOpen();
        seal(held, 0, holding, true);
        flush();
        close();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Wipes the key and the text that was held back; what it writes to stays open. */
    @Override
    public void close() {
        open = false;
        cipher.close();
        Arrays.fill(held, (byte) 0);
    }

    private void seal(byte[] text, int at, int length, boolean last) throws IOException {
        if (sealed.remaining() < length + SegmentCipher.TAG) {
            flush();
        }
        cipher.seal(number++, last, text, at, length, sealed.array(), sealed.position());
        sealed.position(sealed.position() + length + SegmentCipher.TAG);
    }

    private void flush() throws IOException {
        sealed.flip();
        while (sealed.hasRemaining()) {
            out.write(sealed);
        }
        sealed.clear();
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
