package health.cordon.cli.batch;

import java.util.Locale;

/** How documents lie in a file. */
public enum FileFormat {
    /** The whole file is one document. */
    TEXT,
    /** One JSON object a line, documents in its fields. */
    NDJSON,
    /** A table with a header, documents in its cells. */
    CSV;

    /** By the ending of a file's name; what is not known is text. */
    static FileFormat of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
            return NDJSON;
        }
        return lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".tab") ? CSV : TEXT;
    }
}
