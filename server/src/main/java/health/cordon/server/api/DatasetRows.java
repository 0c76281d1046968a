package health.cordon.server.api;

import health.cordon.access.dataset.GovernedDataset;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.server.ServerError;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.GovernedRecords;
import health.cordon.store.governed.RecordDraft;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.governed.RecordQuery;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of datasets that Cordon keeps: a text each, sealed under its patient's key and its month's, in the order in which
 * they came. A dataset is given out as lines of {@code {"text":...}}, and its content hash is of those bytes. Thread-safe.
 */
final class DatasetRows {

    /** How long rows are kept unless told otherwise: the six years of 164.316(b)(2)(i). */
    static final Duration KEPT = Duration.ofDays(6 * 366);

    private static final int PAGE = 200;
    private static final String POLICY = "dataset";

    /** A row that is to be kept. */
    record Row(String text, Optional<Phi> subject) {

        /** Without its text. */
        @Override
        public String toString() {
            return "Row";
        }
    }

    /** Takes lines, and the record that each is of. */
    @FunctionalInterface
    interface Lines {
        void take(GovernedRecord record, byte[] line) throws IOException;
    }

    private final GovernedRecords records;

    DatasetRows(GovernedRecords records) {
        this.records = records;
    }

    /** Reads rows from lines as a batch has them; all of them must be good. */
    static List<Row> read(byte[] lines) {
        List<Row> rows = new ArrayList<>();
        int from = 0;
        for (long number = 1; from < lines.length; number++) {
            int end = from;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            if (!new String(lines, from, end - from, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
                BatchLine line = BatchLine.read(lines, from, end);
                String text = line.text();
                if (text == null) {
                    throw new CordonException(ServerError.BAD_LINE, SafeArg.of("line", number));
                }
                rows.add(new Row(text, Optional.ofNullable(line.subject()).map(Phi::of)));
            }
            from = end + 1;
        }
        return rows;
    }

    /** Keeps rows behind those that are there. */
    void add(String dataset, String owner, String purpose, Duration kept, List<Row> rows) {
        Instant until = Instant.now().plus(kept);
        for (int from = 0; from < rows.size(); from += PAGE) {
            records.add(rows.subList(from, Math.min(rows.size(), from + PAGE)).stream()
                    .map(row -> new RecordDraft(
                            RecordKind.EVALUATION_DATASET,
                            dataset,
                            owner,
                            purpose,
                            POLICY,
                            until,
                            row.subject(),
                            Map.of(),
                            line(row.text())))
                    .toList());
        }
    }

    /** Whether there are none. */
    boolean isEmpty(String dataset) {
        return records.page(query(dataset).atMost(1)).isEmpty();
    }

    /** Gives all lines, oldest first, a page in memory at a time. */
    void forEach(String dataset, Lines lines) throws IOException {
        List<GovernedRecord> page = records.page(query(dataset));
        while (!page.isEmpty()) {
            for (GovernedRecord record : page) {
                byte[] line = records.open(record.id());
                lines.take(record, line);
                Arrays.fill(line, (byte) 0);
            }
            page = records.page(query(dataset).after(page.getLast()));
        }
    }

    /** The hash of the lines, where the class of a dataset is true of that content alone. */
    Optional<String> content(Optional<GovernedDataset> dataset) {
        if (dataset.flatMap(known -> known.dataClass().requiredContent()).isEmpty()) {
            return Optional.empty();
        }
        MessageDigest digest = digest();
        try {
            forEach(dataset.get().id(), (record, line) -> digest.update(line));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(hex(digest));
    }

    private static RecordQuery query(String dataset) {
        return RecordQuery.of(RecordKind.EVALUATION_DATASET).in(dataset).atMost(PAGE);
    }

    /** The line of a text. */
    static byte[] line(String text) {
        return new JsonBytes(text.length() + 16)
                .ascii("{\"text\":")
                .string(text)
                .ascii("}\n")
                .toBytes();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
