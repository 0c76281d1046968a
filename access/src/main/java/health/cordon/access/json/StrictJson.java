package health.cordon.access.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object as maps, lists, {@link String}s, {@link Long}s, {@link Double}s, {@link Boolean}s and nulls.
 * Thread-safe.
 */
public final class StrictJson {

    private static final int DEEPEST = 16;
    private static final int DEEPEST_OF_OURS = 1000;
    private static final int LONGEST = 1 << 20;

    private static final JsonFactory STRANGE = factory(DEEPEST);
    private static final JsonFactory OURS = factory(DEEPEST_OF_OURS);

    private StrictJson() {}

    private static JsonFactory factory(int deepest) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxStringLength(LONGEST)
                        .maxDocumentLength(LONGEST)
                        .maxNameLength(1024)
                        .maxNumberLength(40)
                        .build())
                .build();
    }

    /** The object that the bytes are, in UTF-8; empty if they are anything else, or break a rule of this package. */
    public static Optional<Map<String, @Nullable Object>> object(byte[] utf8) {
        return object(utf8, STRANGE);
    }

    /** The same for what a part of Cordon wrote, such as a policy as JSON, which may be nested as deeply as it likes. */
    public static Optional<Map<String, @Nullable Object>> ours(byte[] utf8) {
        return object(utf8, OURS);
    }

    private static Optional<Map<String, @Nullable Object>> object(byte[] utf8, JsonFactory factory) {
        if (utf8.length > LONGEST) {
            return Optional.empty();
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> object = readObject(parser);
            return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            object.put(name, read(parser));
        }
        return object;
    }

    private static @Nullable Object read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> parser.getLongValue();
                    default -> parser.getDoubleValue();
                };
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }
}
