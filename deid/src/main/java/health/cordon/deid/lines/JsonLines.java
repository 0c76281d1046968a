package health.cordon.deid.lines;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** How lines of JSON are read: strictly, and without a limit on their length. */
public final class JsonLines {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(1_000)
                    .build())
            .build();

    private JsonLines() {}

    /** Reads the JSON in these bytes, which are UTF-8. Offsets of its locations count from {@code start}. */
    public static JsonParser parser(byte[] bytes, int start, int end) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, start, end - start);
    }

    /** Where the token at hand begins, from the parser's own start. */
    public static int tokenStart(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Where the token at hand ends. It must have been read to its end, a string by asking for it. */
    public static int tokenEnd(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }
}
