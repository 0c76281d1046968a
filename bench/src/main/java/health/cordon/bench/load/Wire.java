package health.cordon.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Just enough of HTTP/1.1 to read messages from a connection that is kept. A full client would cost as much as what is
 * measured, on the same two cores.
 */
final class Wire {

    /** A message: its first line and its body. */
    record Message(String first, byte[] body) {}

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    Wire(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next message. {@code onBody} is told when the first byte of its body is there. */
    Message read(Runnable onBody) throws IOException {
        String first = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = header.contains("chunked");
            }
        }
        if (!chunked) {
            byte[] body = in.readNBytes(Math.max(length, 0));
            onBody.run();
            return new Message(first, body);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            int size = Integer.parseInt(line(), 16);
            if (size > 0 && !begun) {
                begun = true;
                onBody.run();
            }
            body.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return new Message(first, body.toByteArray());
            }
        }
    }

    private String line() throws IOException {
        line.reset();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
