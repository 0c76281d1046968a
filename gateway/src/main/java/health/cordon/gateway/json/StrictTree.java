package health.cordon.gateway.json;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trees of strict JSON (RFC 8259): no key twice, no more than {@value #DEPTH} levels, numbers as they are written, nothing
 * behind the end.
 *
 * <p>A key that stands twice is refused because two readers may take two different values: what was scanned would not be
 * what the model reads.
 */
public final class StrictTree {

    /** The most levels of objects and arrays. */
    public static final int DEPTH = 64;

    /** The most commas, colons and opening brackets of what is not trusted. */
    static final int MOST_PARTS = 1_000_000;

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 4096;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictTree() {}

    /**
     * Reads one document in UTF-8.
     *
     * @throws CordonException {@link GatewayError#BAD_JSON}
     */
    public static JsonNode read(byte[] utf8) {
        if (isWide(utf8)) {
            throw new CordonException(GatewayError.BAD_JSON);
        }
        try {
            return present(MAPPER.readTree(utf8));
        } catch (JacksonException broken) {
            throw new CordonException(GatewayError.BAD_JSON, broken);
        }
    }

    /** UTF-16 and UTF-32, which the parser would guess (RFC 8259, 8.1): they begin with their mark, or have a zero soon. */
    private static boolean isWide(byte[] bytes) {
        boolean wide = bytes.length > 0 && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF);
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            wide |= bytes[i] == 0;
        }
        return wide;
    }

    /**
     * Reads what somebody sent, of which a tree takes many times the room.
     *
     * @throws CordonException {@link GatewayError#BAD_JSON}, {@link GatewayError#TOO_LARGE} if it has more than {@value
     *     #MOST_PARTS} parts
     */
    public static JsonNode readBounded(byte[] utf8) {
        if (!hasFewParts(utf8.length, at -> utf8[at])) {
            throw new CordonException(GatewayError.TOO_LARGE);
        }
        return read(utf8);
    }

    /** Counts signs of JSON outside its strings: there are no fewer of them than of values. */
    private static boolean hasFewParts(int length, IntUnaryOperator text) {
        int signs = 0;
        boolean inString = false;
        for (int i = 0; i < length && signs <= MOST_PARTS; i++) {
            switch (text.applyAsInt(i)) {
                case '"' -> inString = !inString;
                case '\\' -> i += inString ? 1 : 0;
                case ',', ':', '[', '{' -> signs += inString ? 0 : 1;
                default -> {
                    // Nothing begins here.
                }
            }
        }
        return signs <= MOST_PARTS;
    }

    /**
     * The tree of a text that is one JSON object or array; empty if it is anything else, or has more than {@value #MOST_PARTS}
     * parts.
     */
    public static Optional<JsonNode> container(String text) {
        String bare = text.strip();
        if (bare.isEmpty()
                || bare.charAt(0) != '{' && bare.charAt(0) != '['
                || !hasFewParts(text.length(), text::charAt)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isContainer);
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    /**
     * One past the end of the strict JSON object that begins at {@code from}; empty if none does. What stands behind it is not
     * read.
     */
    public static OptionalInt objectEnd(String text, int from) {
        StringReader rest = from(text, from);
        try (JsonParser parser = MAPPER.createParser(rest)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OptionalInt.empty();
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(from + (int) parser.currentLocation().getCharOffset());
        } catch (JacksonException other) {
            return OptionalInt.empty();
        }
    }

    private static StringReader from(String text, int from) {
        StringReader rest = new StringReader(text);
        try {
            rest.skip(from);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rest;
    }

    /** The bytes of a tree. */
    public static byte[] bytes(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    /** The text of a tree. */
    public static String text(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode present(JsonNode read) {
        if (read == null || read.isMissingNode()) {
            throw new CordonException(GatewayError.BAD_JSON);
        }
        return read;
    }
}
