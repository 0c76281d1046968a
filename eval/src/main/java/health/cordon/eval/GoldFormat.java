package health.cordon.eval;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How gold notes are written down. */
public enum GoldFormat {
    /** One JSON object a line: {@code id}, {@code text}, {@code spans} of {@code start}, {@code end}, {@code type}. */
    NDJSON,
    /** The brat standoff format: {@code NAME.txt} beside {@code NAME.ann}, in a folder of any depth. */
    BRAT,
    /** The XML of the i2b2 challenges of 2006 ({@code PHI} elements in the text) and 2014 ({@code TEXT} and {@code TAGS}). */
    I2B2;

    /** The format by names of files. */
    public static GoldFormat of(Path gold) {
        if (!Files.exists(gold)) {
            throw new CordonException(EvalError.GOLD_UNREADABLE, SafeArg.path(gold));
        }
        for (Path file : files(gold, List.of(".ann", ".xml", ".jsonl", ".ndjson", ".json"))) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            return name.endsWith(".ann") ? BRAT : name.endsWith(".xml") ? I2B2 : NDJSON;
        }
        throw new CordonException(EvalError.GOLD_FORMAT_UNKNOWN, SafeArg.path(gold));
    }

    /**
     * Reads all documents, in the order of the file, or of the paths in a folder, one at a time.
     *
     * @throws CordonException {@link EvalError} with the file and the line or record, never with text
     */
    public void read(Path gold, EvalOptions options, Consumer<GoldDocument> take) {
        switch (this) {
            case NDJSON -> {
                NdjsonGold reader = new NdjsonGold(options);
                files(gold, List.of(".jsonl", ".ndjson", ".json")).forEach(file -> reader.read(file, take));
            }
            case BRAT -> {
                BratGold reader = new BratGold(options);
                files(gold, List.of(".ann")).forEach(file -> take.accept(reader.read(gold, file)));
            }
            case I2B2 -> {
                I2b2Gold reader = new I2b2Gold(options);
                files(gold, List.of(".xml")).forEach(file -> reader.read(file, take));
            }
        }
    }

    /** A file itself, whatever its name; in a folder, the files with one of the endings. */
    private static List<Path> files(Path gold, List<String> endings) {
        if (Files.isRegularFile(gold)) {
            return List.of(gold);
        }
        try (Stream<Path> walk = Files.walk(gold)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> endings.stream().anyMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CordonException(EvalError.GOLD_UNREADABLE, e, SafeArg.path(gold), SafeArg.cause(e));
        }
    }

    /** Checks one span and turns it into an entity. */
    static GoldEntity entity(
            String text,
            int start,
            int end,
            String label,
            @org.jspecify.annotations.Nullable String origin,
            EvalOptions options,
            SafeArg... where) {
        int from = options.offsets().toUnits(text, start);
        int to = options.offsets().toUnits(text, end);
        if (from < 0 || to <= from) {
            throw new CordonException(EvalError.GOLD_OUTSIDE_TEXT, where);
        }
        return new GoldEntity(from, to, options.labels().kind(label), label, origin);
    }
}
