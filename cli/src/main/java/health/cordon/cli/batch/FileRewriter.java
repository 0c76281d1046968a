package health.cordon.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** De-identifies a file of one format. */
interface FileRewriter {

    /**
     * Reads all of {@code in} and writes its de-identified form.
     *
     * @param name the file's name in messages
     * @param tally takes the counts and what failed
     * @throws health.cordon.core.error.CordonException if the file as a whole cannot be done; then what was written is
     *     to be thrown away
     */
    void rewrite(String name, InputStream in, OutputStream out, Tally tally) throws IOException;
}
