package health.cordon.server.http;

import java.io.IOException;
import java.io.OutputStream;

/** An answer's stream whose connection knows when the client does not take it. */
final class TakenOutput extends OutputStream {

    private final OutputStream out;
    private final Connection connection;

    TakenOutput(OutputStream out, Connection connection) {
        this.out = out;
        this.connection = connection;
    }

    @Override
    public void write(int b) throws IOException {
        connection.write(() -> out.write(b));
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        connection.write(() -> out.write(from, offset, length));
    }

    @Override
    public void flush() throws IOException {
        connection.write(out::flush);
    }
}
