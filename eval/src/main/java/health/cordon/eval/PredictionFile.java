package health.cordon.eval;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What another engine predicted, from NDJSON as {@code cordon detect} writes it: {@code {"id","spans"}}. Use it in the place of
 * an engine, so that all engines are measured by the same code. Labels that are not known count as
 * {@link PhiKind#OTHER_ID}. Immutable once read; thread-safe.
 */
public final class PredictionFile implements Function<Document, List<Span>> {

    private final Map<String, List<JsonRecord.Raw>> byDocument;
    private final EvalOptions options;

    private PredictionFile(Map<String, List<JsonRecord.Raw>> byDocument, EvalOptions options) {
        this.byDocument = byDocument;
        this.options = options;
    }

    /** Reads the whole file. */
    public static PredictionFile read(Path file, EvalOptions options) {
        Map<String, List<JsonRecord.Raw>> byDocument = new HashMap<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    JsonRecord json = JsonRecord.parse(line, List.of());
                    byDocument.put(Objects.requireNonNullElse(json.id, "line " + number), json.spans);
                }
            }
        } catch (IOException e) {
            throw new CordonException(EvalError.GOLD_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        } catch (IllegalArgumentException e) {
            throw new CordonException(EvalError.GOLD_MALFORMED, SafeArg.path(file), SafeArg.of("line", number));
        }
        return new PredictionFile(byDocument, options);
    }

    @Override
    public List<Span> apply(Document document) {
        List<JsonRecord.Raw> raws = byDocument.get(document.id());
        if (raws == null) {
            throw new CordonException(EvalError.PREDICTION_MISSING, SafeArg.key("document", document.id()));
        }
        List<Span> spans = new ArrayList<>();
        for (JsonRecord.Raw raw : raws) {
            int start = options.offsets().toUnits(document.text(), raw.start());
            int end = options.offsets().toUnits(document.text(), raw.end());
            if (start < 0 || end < start) {
                throw new CordonException(EvalError.PREDICTION_OUTSIDE_TEXT, SafeArg.key("document", document.id()));
            }
            PhiKind kind = options.labels().kind(raw.label());
            spans.add(new Span(start, end, kind == null ? PhiKind.OTHER_ID : kind, 1, "file", List.of()));
        }
        return spans;
    }
}
