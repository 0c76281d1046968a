package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.known.KnownPhi;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The engine as a batch uses it: one document at a time, where a failure costs that document and is counted.
 *
 * @param engine de-identifies a document; thread-safe
 * @param known what is known of the document with an id; thread-safe
 */
public record Documents(Function<Document, Deidentified> engine, Function<String, KnownPhi> known) {

    /**
     * De-identifies a document.
     *
     * @param name its name in messages
     * @param knownAs its id in the file of known PHI
     * @param line the line it came from, 0 if it is a whole file
     * @return the new text; null if the document failed, which the tally then says
     */
    @Nullable
    String treat(String name, String knownAs, @Nullable String subject, String text, long line, Tally tally) {
        try {
            Deidentified done = engine.apply(new Document(name, text, subject, known.apply(knownAs)));
            tally.add(done.report());
            return done.text();
        } catch (CordonException e) {
            tally.addFailed(Fault.of(line, e));
        } catch (OutOfMemoryError e) {
            tally.addFailed(Fault.of(line, new CordonException(CliError.OUT_OF_MEMORY)));
        } catch (RuntimeException | StackOverflowError e) {
            tally.addFailed(Fault.of(line, new CordonException(CliError.DOCUMENT_FAILED, e, SafeArg.cause(e))));
        }
        return null;
    }
}
