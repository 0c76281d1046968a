package health.cordon.server.shape;

import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads, writes and documents bodies, knowing the lists of words that fields name. Thread-safe. */
public final class Shapes {

    private static final int DEEPEST = 200;

    /** Strict: no doubled keys, no numbers without end. Lengths are bounded by the body's. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1_024)
                    .maxNumberLength(40)
                    .build())
            .build();

    private final BodyReader reader;
    private final SchemaWriter schemas;

    /** With these lists of words, by their names. */
    public Shapes(Map<String, List<String>> words) {
        Map<String, List<String>> kept = Map.copyOf(words);
        reader = new BodyReader(kept);
        schemas = new SchemaWriter(kept);
    }

    /** Makes records of bodies. */
    public BodyReader reader() {
        return reader;
    }

    /** Makes schemas of records. */
    public SchemaWriter schemas() {
        return schemas;
    }
}
