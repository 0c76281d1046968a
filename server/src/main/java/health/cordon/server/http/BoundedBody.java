package health.cordon.server.http;

import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import io.helidon.http.RequestException;
import java.io.IOException;
import java.io.InputStream;

/** A body of so many bytes at most, which tells its connection how far the handler has come. */
final class BoundedBody extends InputStream {

    private final InputStream in;
    private final Connection connection;
    private long left;

    BoundedBody(InputStream in, Connection connection, long most) {
        this.in = in;
        this.connection = connection;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = drawn(to, from, length);
        if (count > 0) {
            connection.took(count);
            left -= count;
            if (left < 0) {
                throw new CordonException(ServerError.BODY_TOO_LARGE);
            }
        }
        return count;
    }

    /** What the library throws is the client's doing: broken framing, too much, or gone. */
    private int drawn(byte[] to, int from, int length) throws IOException {
        try {
            return in.read(to, from, length);
        } catch (RuntimeException failed) {
            for (Throwable each = failed; each != null; each = each.getCause()) {
                switch (each) {
                    case CordonException ours -> throw ours;
                    case RequestException broken ->
                        throw malformed(broken.status().code() == 413, failed);
                    case IllegalArgumentException broken -> throw malformed(false, failed);
                    default -> {
                        // Its cause may tell more.
                    }
                }
            }
            throw new IOException("gone", failed);
        }
    }

    private static CordonException malformed(boolean tooLarge, RuntimeException cause) {
        return new CordonException(tooLarge ? ServerError.BODY_TOO_LARGE : ServerError.MALFORMED_REQUEST, cause);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() {
        // The library closes what is its own.
    }
}
