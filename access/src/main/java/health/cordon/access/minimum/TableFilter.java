package health.cordon.access.minimum;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import health.cordon.access.AccessError;
import health.cordon.access.minimum.FieldNode.Kind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run over a table with a header: columns that are not kept are left out, header and cells. */
final class TableFilter {

    private static final int LONGEST_CELL = 64 * 1024 * 1024;

    private final CompiledRule rule;
    private final Tally tally;

    /** A column that is kept: where it stands, and what becomes of its cells. */
    private record Column(int at, FieldNode node) {}

    TableFilter(CompiledRule rule, Tally tally) {
        this.rule = rule;
        this.tally = tally;
    }

    /** Neither end is closed. */
    void table(Reader in, Writer out, char delimiter) throws IOException {
        try {
            CsvReader<CsvRecord> rows = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_CELL)
                    .ofCsvRecord(in);
            CsvWriter writer = CsvWriter.builder()
                    .fieldSeparator(delimiter)
                    .lineDelimiter(LineDelimiter.LF)
                    .build(out);
            rows(rows.iterator(), writer);
            writer.flush();
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new CordonException(AccessError.BAD_TABLE, broken);
        }
    }

    private void rows(java.util.Iterator<CsvRecord> rows, CsvWriter out) {
        if (!rows.hasNext()) {
            return;
        }
        CsvRecord header = rows.next();
        if (new HashSet<>(header.getFields()).size() != header.getFieldCount()) {
            throw new CordonException(AccessError.BAD_TABLE, SafeArg.of("line", header.getStartingLineNumber()));
        }
        List<Column> columns = columns(header.getFields());
        out.writeRecord(
                columns.stream().map(column -> header.getField(column.at)).toList());
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            if (row.getFieldCount() != header.getFieldCount()) {
                throw new CordonException(AccessError.BAD_TABLE, SafeArg.of("line", row.getStartingLineNumber()));
            }
            List<String> cells = new ArrayList<>(columns.size());
            for (Column column : columns) {
                cells.add(cell(row.getField(column.at), column.node));
            }
            out.writeRecord(cells);
        }
    }

    /** The columns that are kept. A withheld column counts once, as the table has it once. */
    private List<Column> columns(List<String> names) {
        List<Column> kept = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FieldNode node = node(names.get(i));
            if (node == null) {
                if (rule.fields().kind == Kind.KEEP_ALL) {
                    kept.add(new Column(i, rule.fields()));
                } else {
                    tally.unknown(rule.fields(), names.get(i));
                }
            } else if (node.kind == Kind.WITHHOLD) {
                tally.byRule(node);
            } else if (node.kind == Kind.WAY || node.kind == Kind.RESOURCE) {
                tally.otherForm(node);
            } else {
                kept.add(new Column(i, node));
            }
        }
        return kept;
    }

    private @Nullable FieldNode node(String column) {
        FieldNode at = rule.fields();
        for (String step : column.split("\\.", -1)) {
            at = at == null ? null : at.below(step);
        }
        return at;
    }

    private String cell(String value, FieldNode node) {
        if (value.isEmpty()) {
            return value;
        }
        if (node.kind != Kind.GENERALIZE) {
            tally.kept();
            return value;
        }
        Optional<String> less = Objects.requireNonNull(node.generalization).of(value);
        if (less.isPresent()) {
            tally.generalized();
        } else {
            tally.otherForm(node);
        }
        return less.orElse("");
    }
}
