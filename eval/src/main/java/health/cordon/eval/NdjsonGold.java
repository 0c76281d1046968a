package health.cordon.eval;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@link GoldFormat#NDJSON}, a line at a time. */
final class NdjsonGold {

    private final EvalOptions options;

    NdjsonGold(EvalOptions options) {
        this.options = options;
    }

    void read(Path file, Consumer<GoldDocument> take) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    take.accept(document(line, SafeArg.path(file), SafeArg.of("line", number), number));
                }
            }
        } catch (IOException e) {
            throw new CordonException(
                    EvalError.GOLD_UNREADABLE, e, SafeArg.path(file), SafeArg.of("line", number + 1), SafeArg.cause(e));
        }
    }

    private GoldDocument document(String line, SafeArg file, SafeArg at, int number) {
        JsonRecord json;
        try {
            json = JsonRecord.parse(line, options.groupBy());
        } catch (IllegalArgumentException e) {
            throw new CordonException(EvalError.GOLD_MALFORMED, file, at);
        }
        if (json.text == null) {
            throw new CordonException(EvalError.GOLD_WITHOUT_TEXT, file, at);
        }
        List<GoldEntity> entities = new ArrayList<>();
        for (JsonRecord.Raw raw : json.spans) {
            entities.add(
                    GoldFormat.entity(json.text, raw.start(), raw.end(), raw.label(), raw.origin(), options, file, at));
        }
        return new GoldDocument(json.id == null ? "line " + number : json.id, json.text, entities, json.fields);
    }
}
