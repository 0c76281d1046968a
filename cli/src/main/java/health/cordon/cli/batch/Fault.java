package health.cordon.cli.batch;

import health.cordon.core.error.CordonException;
import java.util.Objects;

/**
 * Something that went wrong in a file.
 *
 * @param line the line it is about, from 1; 0 if it is about the whole file
 * @param number the error's number
 * @param message the error as one line for people; it holds no document text
 */
public record Fault(long line, int number, String message) {

    static Fault of(long line, CordonException e) {
        return new Fault(line, e.code().number(), Objects.toString(e.getMessage(), ""));
    }
}
