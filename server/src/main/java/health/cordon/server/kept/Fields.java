package health.cordon.server.kept;

import health.cordon.access.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A flat picture of a record: names and values, in one order. Reading asks for what must be there. */
final class Fields {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, @Nullable Object> values;

    private Fields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    static Fields empty() {
        return new Fields(new LinkedHashMap<>());
    }

    static Fields of(byte[] bytes) {
        return new Fields(StrictJson.ours(bytes).orElseThrow(IllegalArgumentException::new));
    }

    /** A part that {@link #part} gave out. */
    @SuppressWarnings("unchecked")
    private static Fields of(Object map) {
        return new Fields((Map<String, @Nullable Object>) map);
    }

    Fields with(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value instanceof Instant || value instanceof Enum<?> ? value.toString() : value);
        }
        return this;
    }

    Fields with(String name, Optional<?> value) {
        return with(name, value.orElse(null));
    }

    Fields with(String name, Fields part) {
        values.put(name, part.values);
        return this;
    }

    Fields with(String name, Collection<Fields> parts) {
        values.put(name, parts.stream().map(part -> part.values).toList());
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, values);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Long number -> json.writeNumber(number);
            case Collection<?> items -> {
                json.writeStartArray();
                items.forEach(item -> write(json, item));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, item) -> {
                    json.writeName((String) name);
                    write(json, item);
                });
                json.writeEndObject();
            }
            case null, default -> throw new IllegalArgumentException("no such value is kept");
        }
    }

    String text(String name) {
        return (String) needed(name);
    }

    Optional<String> maybeText(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    boolean truth(String name) {
        return (Boolean) needed(name);
    }

    long number(String name) {
        return (Long) needed(name);
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Optional<Instant> maybeTime(String name) {
        return maybeText(name).map(Instant::parse);
    }

    List<String> texts(String name) {
        return ((List<?>) needed(name)).stream().map(String.class::cast).toList();
    }

    Fields part(String name) {
        return of(needed(name));
    }

    Optional<Fields> maybePart(String name) {
        return Optional.ofNullable(values.get(name)).map(Fields::of);
    }

    List<Fields> parts(String name) {
        return ((List<?>) needed(name)).stream().map(Fields::of).toList();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** What it holds, in the order of names. */
    Map<String, @Nullable Object> sorted() {
        return new TreeMap<>(values);
    }

    private Object needed(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("something is missing in a kept record");
        }
        return value;
    }
}
