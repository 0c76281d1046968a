package health.cordon.cli.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.lines.OrderedWork;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with a header (RFC 4180). The named columns are de-identified, the header and the other cells stay. Cells are
 * quoted where they must be, or all of them if the header is. A row of another width than the header is left out and
 * told: in it, text may stand in a column that was not named.
 */
record CsvFile(Worker worker, FileShape shape) implements FileRewriter {

    private static final int HEAD = 64 * 1024;
    private static final int ENOUGH = 64 * 1024;
    private static final int LONGEST_CELL = 256 * 1024 * 1024;

    /** How this file is written. */
    private record Style(TextEncoding encoding, char delimiter, LineDelimiter lineEnd, boolean quoteAll) {}

    /** Which column is what; -1 if there is none. */
    private record Columns(int width, int[] texts, int id, int subject) {}

    @Override
    public void rewrite(String name, InputStream in, OutputStream out, Tally tally) throws IOException {
        if (shape.columns().isEmpty()) {
            throw new CordonException(CliError.NO_COLUMNS);
        }
        LastByte last = new LastByte(in);
        BufferedInputStream buffered = new BufferedInputStream(last, HEAD * 2);
        Style style = style(name, buffered);
        Reader reader = new InputStreamReader(
                buffered,
                style.encoding()
                        .charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        out.write(style.encoding().bom());
        try (CsvReader<CsvRecord> records = reader(reader, style)) {
            rewrite(name, records.iterator(), style, out, tally);
            if (last.endsLine()) {
                out.write(bytes(style, style.lineEnd().toString()));
            }
        } catch (CsvParseException e) {
            throw wrong(e, CliError.BAD_CSV);
        } catch (UncheckedIOException | CharacterCodingException e) {
            throw wrong(e, CliError.CANNOT_READ);
        }
    }

    private void rewrite(String name, Iterator<CsvRecord> records, Style style, OutputStream out, Tally tally)
            throws IOException {
        if (!records.hasNext()) {
            return;
        }
        CsvRecord header = records.next();
        Columns columns = columns(header);
        out.write(bytes(style, row(style, header.getFields())));
        OrderedWork.Receiver<LineResult> receiver = result -> {
            out.write(result.bytes());
            tally.add(result.tally());
        };
        try (OrderedWork<LineResult> work = new OrderedWork<>(worker.pool(), worker.bytesUnderWay(), receiver)) {
            List<CsvRecord> batch = new ArrayList<>();
            long size = 0;
            while (records.hasNext()) {
                CsvRecord next = records.next();
                batch.add(next);
                size += size(next);
                if (size >= ENOUGH || !records.hasNext()) {
                    worker.goOnOrStop();
                    List<CsvRecord> mine = batch;
                    work.submit(size * 2, () -> rewrite(name, mine, columns, style));
                    batch = new ArrayList<>();
                    size = 0;
                }
            }
            work.finish();
        }
    }

    private LineResult rewrite(String name, List<CsvRecord> records, Columns columns, Style style) {
        Tally tally = new Tally();
        StringBuilder rows = new StringBuilder();
        for (CsvRecord each : records) {
            long line = each.getStartingLineNumber();
            List<String> cells = each.getFieldCount() == columns.width()
                    ? treat(name, new ArrayList<>(each.getFields()), columns, line, tally)
                    : wrongWidth(line, tally);
            if (cells != null) {
                // The line end of the row before stands in front, so that the file ends as its input does.
                rows.append(style.lineEnd()).append(row(style, cells));
            }
        }
        return new LineResult(bytes(style, rows), tally);
    }

    private @Nullable List<String> treat(String name, List<String> cells, Columns columns, long line, Tally tally) {
        String place = name + ":" + line;
        String id = columns.id() < 0 ? place : cells.get(columns.id());
        String subject = columns.subject() < 0 ? null : cells.get(columns.subject());
        Tally mine = new Tally();
        for (int column : columns.texts()) {
            String done = worker.documents().treat(place, id, subject, cells.get(column), line, mine);
            if (done == null) {
                tally.addFailed(mine.faults().getFirst());
                return null;
            }
            cells.set(column, done);
        }
        tally.add(mine);
        return cells;
    }

    private static @Nullable List<String> wrongWidth(long line, Tally tally) {
        tally.addFailed(Fault.of(line, new CordonException(CliError.BAD_ROW)));
        return null;
    }

    private Style style(String name, BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        TextEncoding encoding = TextEncoding.of(head, shape.charset(), name);
        in.skipNBytes(encoding.bom().length);
        String start = new String(head, encoding.bom().length, head.length - encoding.bom().length, encoding.charset());
        int feed = start.indexOf('\n');
        LineDelimiter lineEnd = feed > 0 && start.charAt(feed - 1) == '\r'
                ? LineDelimiter.CRLF
                : feed < 0 && start.indexOf('\r') >= 0 ? LineDelimiter.CR : LineDelimiter.LF;
        return new Style(encoding, shape.delimiterOf(name), lineEnd, start.startsWith("\""));
    }

    private static CsvReader<CsvRecord> reader(Reader reader, Style style) {
        return CsvReader.builder()
                .fieldSeparator(style.delimiter())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(reader);
    }

    private Columns columns(CsvRecord header) {
        List<String> names = header.getFields();
        int[] texts = shape.columns().stream()
                .mapToInt(column -> {
                    int at = names.indexOf(column);
                    if (at < 0) {
                        throw new CordonException(CliError.UNKNOWN_COLUMN, SafeArg.key("column", column));
                    }
                    return at;
                })
                .distinct()
                .toArray();
        String subject = shape.subjectField();
        return new Columns(
                names.size(), texts, names.indexOf(shape.idField()), subject == null ? -1 : names.indexOf(subject));
    }

    private static String row(Style style, List<String> cells) {
        StringWriter row = new StringWriter();
        CsvWriter.CsvWriterBuilder builder =
                CsvWriter.builder().fieldSeparator(style.delimiter()).lineDelimiter(LineDelimiter.LF);
        if (style.quoteAll()) {
            builder.quoteStrategy(QuoteStrategies.ALWAYS);
        }
        try (CsvWriter writer = builder.build(row)) {
            writer.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row.getBuffer().substring(0, row.getBuffer().length() - 1);
    }

    private static byte[] bytes(Style style, CharSequence text) {
        return style.encoding().encode(text);
    }

    private static long size(CsvRecord each) {
        long size = 0;
        for (String cell : each.getFields()) {
            size += cell.length() + 8;
        }
        return size;
    }

    /** The reader wraps what the decoder throws, once or twice. */
    private static CordonException wrong(Exception e, CliError otherwise) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new CordonException(CliError.WRONG_CHARSET, e);
            }
        }
        return new CordonException(otherwise, e);
    }
}
