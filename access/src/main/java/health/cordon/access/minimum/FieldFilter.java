package health.cordon.access.minimum;

import health.cordon.access.AccessError;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Gives of a document what one rule keeps.
 *
 * <p><b>What this promises.</b> Nothing comes out that the rule does not keep: no unknown field, no field of another form, no
 * name of either. It works as a stream: memory is the longest string, not the document. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not look into values that it keeps: an identifier in a kept text stays. It keeps values,
 * not bytes: blanks between tokens go, escapes may be written in another way.
 */
@Cfr("164.502(b)")
@Cfr("164.514(d)")
public final class FieldFilter {

    private final CompiledRule compiled;
    private final boolean naming;

    FieldFilter(CompiledRule compiled, boolean naming) {
        this.compiled = compiled;
        this.naming = naming;
    }

    /** The rule. */
    public MinimumRule rule() {
        return compiled.rule();
    }

    /**
     * The same, but telling the names of fields that no rule knows. They come from the document, and in a tree that is keyed
     * by data they may be PHI: for whoever writes rules, on a screen, never for a log.
     */
    public FieldFilter namingUnknownFields() {
        return new FieldFilter(compiled, true);
    }

    /**
     * One JSON document.
     *
     * @throws CordonException {@link AccessError#BAD_TREE} if it is none
     */
    public Minimized json(byte[] utf8) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, utf8.length / 4));
        Withholding withholding = run(new ByteArrayInputStream(utf8), out, false);
        return new Minimized(out.toByteArray(), withholding);
    }

    /**
     * One JSON document as a stream. On an error part of it may have been written: throw that away.
     *
     * @throws CordonException {@link AccessError#BAD_TREE} if it is none
     * @throws IOException if a stream fails
     */
    public Withholding json(InputStream in, OutputStream out) throws IOException {
        try {
            return run(in, out, false);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /**
     * JSON documents one behind the other, such as lines of JSON; each is written on a line of its own.
     *
     * @throws CordonException {@link AccessError#BAD_TREE}, with the line, at the first that is none
     * @throws IOException if a stream fails
     */
    public Withholding ndjson(InputStream in, OutputStream out) throws IOException {
        try {
            return run(in, out, true);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /**
     * A table with a header, RFC 4180. Columns are fields of the first level; a column's name may be a path with dots.
     *
     * @throws CordonException {@link AccessError#BAD_TABLE}
     * @throws IOException if a stream fails
     */
    public Withholding table(Reader in, Writer out, char delimiter) throws IOException {
        Tally tally = new Tally(compiled, naming);
        new TableFilter(compiled, tally).table(in, out, delimiter);
        return tally.withholding();
    }

    private Withholding run(InputStream in, OutputStream out, boolean many) {
        Tally tally = new Tally(compiled, naming);
        try (JsonParser parser = TreeFilter.FACTORY.createParser(ObjectReadContext.empty(), in);
                JsonGenerator generator = TreeFilter.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            TreeFilter filter = new TreeFilter(compiled, tally, generator);
            if (parser.nextToken() == null && !many) {
                throw new CordonException(AccessError.BAD_TREE);
            }
            while (parser.currentToken() != null) {
                filter.document(parser);
                if (parser.nextToken() != null && !many) {
                    throw new CordonException(AccessError.BAD_TREE);
                }
            }
        } catch (JacksonIOException failed) {
            throw new UncheckedIOException(failed.getCause());
        } catch (JacksonException broken) {
            throw new CordonException(
                    AccessError.BAD_TREE,
                    broken,
                    SafeArg.of(
                            "line",
                            broken.getLocation() == null
                                    ? 0
                                    : broken.getLocation().getLineNr()));
        }
        return tally.withholding();
    }
}
