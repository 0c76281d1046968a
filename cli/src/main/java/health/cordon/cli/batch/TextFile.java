package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
        byte[] done = inPool(name, bytes, tally);
        if (done != null) {
            out.write(done);
        }
    }

    private byte @Nullable [] inPool(String name, byte[] bytes, Tally tally) {
        try {
            return worker.pool().submit(() -> treated(name, bytes, tally)).get();
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

    private byte @Nullable [] treated(String name, byte[] bytes, Tally tally) {
        TextDocument document = TextDocument.of(bytes, charset, name);
        String done = worker.documents().treat(name, name, null, document.text(), 0, tally);
        return done == null ? null : document.encoded(done);
    }
}
