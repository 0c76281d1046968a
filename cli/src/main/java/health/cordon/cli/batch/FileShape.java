package health.cordon.cli.batch;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the text is in the files.
 *
 * @param format the format of every file; null: by each file's name
 * @param fields the NDJSON fields that hold text, with dots for fields of fields
 * @param columns the CSV columns that hold text
 * @param delimiter what parts the cells of a table; null: a comma, in {@code .tsv} and {@code .tab} a tab
 * @param idField the field or column with a document's id, by which known PHI is looked up
 * @param subjectField the field or column that says whose record it is, or null
 * @param charset the character set of every file; null: found from each file
 */
public record FileShape(
        @Nullable FileFormat format,
        List<String> fields,
        List<String> columns,
        @Nullable Character delimiter,
        String idField,
        @Nullable String subjectField,
        @Nullable Charset charset) {

    /** Takes copies. */
    public FileShape {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
    }

    /** Plain files by their names, NDJSON text in {@code text}. */
    public static FileShape byName() {
        return new FileShape(null, List.of("text"), List.of(), null, "id", null, null);
    }

    FileFormat formatOf(String name) {
        return format == null ? FileFormat.of(name) : format;
    }

    char delimiterOf(String name) {
        if (delimiter != null) {
            return delimiter;
        }
        return name.endsWith(".tsv") || name.endsWith(".tab") ? '\t' : ',';
    }
}
