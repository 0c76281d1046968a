package health.cordon.cli;

import health.cordon.cli.batch.FileFormat;
import health.cordon.cli.batch.FileShape;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the text is in the files. */
final class ShapeOptions {

    @Option(
            names = "--format",
            paramLabel = "text|ndjson|csv",
            description = "The format of every input; default: by each name's ending.")
    private @Nullable FileFormat format;

    @Option(
            names = "--field",
            split = ",",
            paramLabel = "NAME",
            description = "The fields of NDJSON that hold text, as a.b for a field of a field; default: text.")
    private List<String> fields = List.of();

    @Option(names = "--columns", split = ",", paramLabel = "NAME", description = "The columns of CSV that hold text.")
    private List<String> columns = List.of();

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What parts the cells of CSV, \\t for a tab; default: a comma, in .tsv a tab.")
    private @Nullable String delimiter;

    @Option(
            names = "--subject-field",
            paramLabel = "NAME",
            description =
                    "The field or column that says whose record it is: date shifts and surrogates agree within it.")
    private @Nullable String subjectField;

    @Option(
            names = "--id-field",
            paramLabel = "NAME",
            description = "The field or column with the document's id, by which --known is looked up; default: id.")
    private String idField = "id";

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "The character set of the inputs; default: found from each file.")
    private @Nullable String charset;

    FileShape ofFiles() {
        return of(format);
    }

    /** Standard input has no name to go by: what is asked for tells. */
    FileShape ofStream() {
        if (format != null) {
            return of(format);
        }
        return of(!columns.isEmpty() ? FileFormat.CSV : fields.isEmpty() ? FileFormat.TEXT : FileFormat.NDJSON);
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("format", format == null ? "by name" : format.name().toLowerCase(Locale.ROOT));
        settings.put("fields", String.join(", ", names()));
        if (!columns.isEmpty()) {
            settings.put("columns", String.join(", ", columns));
        }
        if (subjectField != null) {
            settings.put("subject field", subjectField);
        }
        if (charset != null) {
            settings.put("charset", charset);
        }
        return settings;
    }

    private List<String> names() {
        return fields.isEmpty() ? List.of("text") : fields;
    }

    private FileShape of(@Nullable FileFormat chosen) {
        return new FileShape(chosen, names(), columns, parted(), idField, subjectField, charset());
    }

    private @Nullable Character parted() {
        if (delimiter == null) {
            return null;
        }
        String one = delimiter.equals("\\t") ? "\t" : delimiter;
        if (one.length() != 1) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--delimiter"));
        }
        return one.charAt(0);
    }

    private @Nullable Charset charset() {
        try {
            return charset == null ? null : Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new CordonException(CliError.BAD_VALUE, e, SafeArg.key("option", "--charset"));
        }
    }
}
