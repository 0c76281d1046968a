package health.cordon.server.shape;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes a record as a JSON body. A field that is empty is left out. */
public final class BodyWriter {

    private static final RevealAccess TO_ANSWER = RevealAccess.because("to answer who was allowed to read it");

    private BodyWriter() {}

    /** The body, in UTF-8. */
    public static byte[] write(Record body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Shapes.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            object(json, body);
        }
        return out.toByteArray();
    }

    /** A tree of maps, lists, texts, numbers and truths. */
    public static byte[] tree(Map<String, ?> tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = Shapes.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            value(json, tree);
        }
        return out.toByteArray();
    }

    private static void object(JsonGenerator json, Record record) {
        json.writeStartObject();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Records.get(component, record);
            if (value instanceof Optional<?> optional) {
                value = optional.orElse(null);
            }
            if (value != null) {
                json.writeName(component.getName());
                value(json, value);
            }
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Phi phi -> json.writeString(phi.reveal(TO_ANSWER));
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Instant time -> json.writeString(time.toString());
            case RawJson raw -> json.writeRawValue(new String(raw.utf8(), java.nio.charset.StandardCharsets.UTF_8));
            case Enum<?> constant -> json.writeString(Field.word(constant));
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(item -> value(json, item));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, item) -> {
                    json.writeName(name instanceof Enum<?> constant ? Field.word(constant) : String.valueOf(name));
                    value(json, item);
                });
                json.writeEndObject();
            }
            case Record record -> object(json, record);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }
}
