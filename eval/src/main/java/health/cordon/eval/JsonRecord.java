package health.cordon.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of NDJSON, read with the names that are in use: the text may be {@code text}, {@code note}, {@code content},
 * the spans {@code spans}, {@code entities}, {@code labels}; a span an object or {@code [start, end, label]}.
 */
final class JsonRecord {

    /** A span as it stands there. */
    record Raw(int start, int end, String label, @Nullable String origin) {}

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    private static final Set<String> ID = Set.of("id", "doc_id", "document_id", "note_id", "docid", "name", "uid");
    private static final Set<String> TEXT = Set.of("text", "note", "content", "full_text", "document", "source_text");
    private static final Set<String> SPANS =
            Set.of("spans", "entities", "labels", "label", "annotations", "gold", "phi", "ents");
    private static final Set<String> START = Set.of("start", "begin", "start_offset", "start_position", "from");
    private static final Set<String> END = Set.of("end", "stop", "end_offset", "end_position", "to");
    private static final Set<String> LABEL =
            Set.of("type", "label", "entity_type", "kind", "tag", "entity", "category");
    private static final Set<String> ORIGIN = Set.of("origin", "group");

    @Nullable
    String id;

    @Nullable
    String text;

    final List<Raw> spans = new ArrayList<>();
    final Map<String, String> fields = new HashMap<>();

    /**
     * Reads one line.
     *
     * @param keep names of further fields to keep
     * @throws IllegalArgumentException if it is not such an object; the message holds nothing of it
     */
    static JsonRecord parse(String line, List<String> keep) {
        JsonRecord read = new JsonRecord();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                read.field(name, value, json, keep);
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw malformed();
            }
            return read;
        } catch (StreamReadException e) {
            throw malformed();
        }
    }

    private void field(String name, JsonToken value, JsonParser json, List<String> keep) {
        if (value == JsonToken.VALUE_STRING && text == null && TEXT.contains(name)) {
            text = json.getString();
        } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL && ID.contains(name)) {
            id = id == null || name.equals("id") ? json.getValueAsString() : id;
        } else if (value == JsonToken.START_ARRAY && SPANS.contains(name)) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                spans.add(span(json));
            }
        } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL && keep.contains(name)) {
            fields.put(name, json.getValueAsString());
        } else {
            json.skipChildren();
        }
    }

    private static Raw span(JsonParser json) {
        int start = -1;
        int end = -1;
        String label = null;
        String origin = null;
        if (json.currentToken() == JsonToken.START_ARRAY) {
            start = number(json, json.nextToken());
            end = number(json, json.nextToken());
            label = json.nextToken() == JsonToken.VALUE_STRING ? json.getString() : null;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
            }
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (START.contains(name)) {
                    start = number(json, value);
                } else if (END.contains(name)) {
                    end = number(json, value);
                } else if (value == JsonToken.VALUE_STRING && LABEL.contains(name)) {
                    label = label == null || name.equals("type") ? json.getString() : label;
                } else if (value == JsonToken.VALUE_STRING && ORIGIN.contains(name)) {
                    origin = json.getString();
                } else {
                    json.skipChildren();
                }
            }
        }
        if (label == null || start < 0 || end < 0) {
            throw malformed();
        }
        return new Raw(start, end, label, origin);
    }

    private static int number(JsonParser json, JsonToken value) {
        if (value != JsonToken.VALUE_NUMBER_INT || !json.isExpectedNumberIntToken()) {
            throw malformed();
        }
        long number = json.getLongValue();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw malformed();
        }
        return (int) number;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("not a JSON object with a text and spans");
    }
}
