package health.cordon.cli.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers how a stream ended. */
final class LastByte extends FilterInputStream {

    private int last;
    private int beforeLast;

    LastByte(InputStream in) {
        super(in);
    }

    /** Whether the last character, in any encoding, is a line end. */
    boolean endsLine() {
        int end = last == 0 ? beforeLast : last;
        return end == '\n' || end == '\r';
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            beforeLast = last;
            last = value;
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        if (count == 1) {
            beforeLast = last;
            last = bytes[from];
        } else if (count > 1) {
            last = bytes[from + count - 1];
            beforeLast = bytes[from + count - 2];
        }
        return count;
    }
}
