package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A file that is one document. Its character set, byte order mark and line ends stay. */
record TextFile(Worker worker, @Nullable Charset charset) implements FileRewriter {

    private static final int LARGEST = 1 << 30;

    @Override
    public void rewrite(String name, InputStream in, OutputStream out, Tally tally) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST);
        if (bytes.length == LARGEST) {
            throw new CordonException(CliError.TOO_LARGE);
        }
        TextEncoding encoding = TextEncoding.of(bytes, bytes.length, true, charset);
        ByteBuffer done = on(name, bytes, encoding, tally);
        if (done != null) {
            out.write(encoding.bom());
            out.write(done.array(), done.arrayOffset(), done.limit());
        }
    }

    private @Nullable ByteBuffer on(String name, byte[] bytes, TextEncoding encoding, Tally tally) throws IOException {
        try {
            return worker.pool()
                    .submit(() -> {
                        String text = encoding.decode(bytes, bytes.length);
                        String done = worker.documents().treat(name, name, null, text, 0, tally);
                        return done == null ? null : encoding.encode(done);
                    })
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CordonException(CliError.INTERRUPTED);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case CordonException known -> throw known;
                case OutOfMemoryError full -> throw new CordonException(CliError.OUT_OF_MEMORY, full);
                case null, default -> throw new CordonException(CliError.DOCUMENT_FAILED, e.getCause());
            }
        }
    }
}
