package health.cordon.cli.terminal;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;

/**
 * Standard output that tells a reader who has gone away, which is no error, from a disk that is full, which is. Bytes go
 * out as they are: buffer them.
 */
public final class StandardOutput extends FilterOutputStream {

    /** Whoever read the output wants no more of it. */
    public static final class Gone extends IOException {

        private static final long serialVersionUID = 1L;

        Gone() {
            super("the reader has gone away");
        }
    }

    /** Writes to this descriptor. */
    public StandardOutput(FileOutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            String message = e.getMessage();
            if (message != null && (message.contains("Broken pipe") || message.contains("reset by peer"))) {
                throw new Gone();
            }
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.key("to", "standard output"));
        }
    }
}
