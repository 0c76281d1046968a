package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.vendor.VendorJson;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.eventstream.Message;

/**
 * Cuts a body of {@code application/vnd.amazon.eventstream} into its messages. The checksum of a frame's first bytes is held
 * before its length is believed, and no frame is longer than {@value #LONGEST} bytes; AWS's own decoder holds the whole
 * frame's. For one thread.
 *
 * @see <a href="https://smithy.io/2.0/aws/amazon-eventstream.html">Amazon event stream specification</a>
 */
final class EventFrames {

    /** The longest frame; Bedrock's are a few hundred bytes. */
    static final int LONGEST = 4 << 20;

    private static final int PRELUDE = 12;
    private static final int LEAST = 16;

    private final Supplier<@Nullable ByteBuffer> source;
    private byte[] prelude = new byte[PRELUDE];
    private @Nullable ByteBuffer rest;

    EventFrames(Supplier<@Nullable ByteBuffer> source) {
        this.source = source;
    }

    /**
     * The next message; null if the body ends between two.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_CUT} if it ends in one, {@link GatewayError#PROVIDER_MALFORMED} if
     *     one is not as it must be
     */
    @Nullable
    Message next() {
        prelude = new byte[PRELUDE];
        int had = read(prelude, 0);
        if (had == 0) {
            return null;
        }
        if (had < PRELUDE) {
            throw new CordonException(GatewayError.PROVIDER_CUT);
        }
        ByteBuffer head = ByteBuffer.wrap(prelude);
        int length = head.getInt(0);
        CRC32 checksum = new CRC32();
        checksum.update(prelude, 0, 8);
        if ((int) checksum.getValue() != head.getInt(8) || length < LEAST || length > LONGEST) {
            throw VendorJson.malformed();
        }
        byte[] frame = new byte[length];
        System.arraycopy(prelude, 0, frame, 0, PRELUDE);
        if (read(frame, PRELUDE) < length) {
            throw new CordonException(GatewayError.PROVIDER_CUT);
        }
        try {
            return Message.decode(ByteBuffer.wrap(frame));
        } catch (RuntimeException broken) {
            // A checksum or header that does not hold; what the decoder says of it may quote the frame.
            throw VendorJson.malformed();
        }
    }

    /** Fills an array from a place on; how many bytes it then has. */
    private int read(byte[] into, int from) {
        int at = from;
        while (at < into.length) {
            ByteBuffer some = rest;
            if (some == null || !some.hasRemaining()) {
                some = source.get();
                rest = some;
                if (some == null) {
                    return at;
                }
            }
            int taken = Math.min(some.remaining(), into.length - at);
            some.get(into, at, taken);
            at += taken;
        }
        return at;
    }
}
