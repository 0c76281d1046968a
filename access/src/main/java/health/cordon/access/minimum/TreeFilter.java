package health.cordon.access.minimum;

import health.cordon.access.minimum.FieldNode.Kind;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * One run over JSON: reads tokens, writes those that are kept, skips the others. Holds no more than the string at hand, and
 * of a resource that tells its type late the fields before it, up to a bound.
 */
final class TreeFilter {

    static final int DEEPEST = 200;

    private static final int LONGEST_STRING = 256 * 1024 * 1024;
    private static final int MOST_BEFORE_TYPE = 1 << 20;
    private static final String TYPE = "resourceType";
    private static final SerializableString TYPE_NAME = new SerializedString(TYPE);

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxDocumentLength(-1)
                    .build())
            .rootValueSeparator("\n")
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final CompiledRule rule;
    private final Tally tally;
    private final JsonGenerator out;

    TreeFilter(CompiledRule rule, Tally tally, JsonGenerator out) {
        this.rule = rule;
        this.tally = tally;
        this.out = out;
    }

    /** A document: the parser stands at its first token. */
    void document(JsonParser in) {
        switch (in.currentToken()) {
            case START_OBJECT -> record(in, null, true);
            case START_ARRAY -> {
                out.writeStartArray();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    if (in.currentToken() == JsonToken.START_OBJECT) {
                        record(in, null, false);
                    } else {
                        tally.otherForm(rule.fields());
                        in.skipChildren();
                    }
                }
                out.writeEndArray();
            }
            default -> {
                tally.otherForm(rule.fields());
                out.writeNull();
            }
        }
    }

    /**
     * An object that may be a resource. What it is must be known before anything of it is written, its name included.
     *
     * @param name the field's name, to be written if the object is
     * @param always whether something is written even of a resource that the rule does not know
     */
    private void record(JsonParser in, @Nullable SerializableString name, boolean always) {
        if (rule.resources().isEmpty()) {
            start(name);
            members(in, rule.fields(), false);
            out.writeEndObject();
            return;
        }
        Before before = new Before();
        String field = in.nextName();
        while (field != null && !field.equals(TYPE) && before.size() < MOST_BEFORE_TYPE) {
            before.add(field, in);
            field = in.nextName();
        }
        Optional<String> type = Optional.empty();
        if (field != null && field.equals(TYPE)) {
            type = in.nextToken() == JsonToken.VALUE_STRING ? Optional.of(in.getString()) : Optional.of("");
            if (!in.currentToken().isScalarValue()) {
                in.skipChildren();
            }
        } else if (field != null) {
            in.nextToken();
        }
        FieldNode node = type.map(rule.resources()::get).orElse(type.isPresent() ? null : rule.fields());
        if (node == null) {
            tally.unknownResource();
            if (field != null) {
                toEndOfObject(in);
            }
            if (always) {
                start(name);
                out.writeEndObject();
            }
            return;
        }
        start(name);
        if (type.isPresent()) {
            out.writeName(TYPE_NAME);
            out.writeString(type.get());
        }
        before.replay(parser -> members(parser, node, true));
        if (type.isEmpty() && field != null) {
            member(in, node, field);
        }
        if (field != null) {
            members(in, node, true);
        }
        out.writeEndObject();
    }

    private void start(@Nullable SerializableString name) {
        if (name != null) {
            out.writeName(name);
        }
        out.writeStartObject();
    }

    /** The members of an object, to its end. */
    private void members(JsonParser in, FieldNode node, boolean typed) {
        for (String field = in.nextName(); field != null; field = in.nextName()) {
            in.nextToken();
            if (typed && field.equals(TYPE)) {
                // Its type was told already: who reads the last one must not be told another.
                tally.otherForm(node);
                in.skipChildren();
            } else {
                member(in, node, field);
            }
        }
    }

    /** One member: the parser stands at its value. */
    private void member(JsonParser in, FieldNode node, String field) {
        FieldNode child = node.below(field);
        if (child == null) {
            if (node.kind == Kind.KEEP_ALL) {
                out.writeName(field);
                copy(in);
                tally.kept();
            } else {
                tally.unknown(node, field);
                in.skipChildren();
            }
            return;
        }
        SerializableString name = node.children.containsKey(field) ? child.name : new SerializedString(field);
        switch (child.kind) {
            case WITHHOLD -> {
                tally.byRule(child);
                in.skipChildren();
            }
            case RESOURCE -> resources(in, child, name);
            case KEEP_ALL -> {
                out.writeName(name);
                if (child.isLeaf()) {
                    copy(in);
                    tally.kept();
                } else {
                    value(in, child);
                }
            }
            case WAY, KEEP, GENERALIZE -> {
                if (mayStand(in.currentToken(), child)) {
                    named(in, child, name);
                } else {
                    refuse(in, child);
                }
            }
        }
    }

    /** A field whose value has a form that may stand there. */
    private void named(JsonParser in, FieldNode child, SerializableString name) {
        if (child.kind != Kind.GENERALIZE || in.currentToken() == JsonToken.START_ARRAY) {
            out.writeName(name);
            value(in, child);
            return;
        }
        Optional<String> less = less(in, child);
        if (less.isPresent()) {
            out.writeName(name);
            generalized(child, less.get());
        } else {
            tally.otherForm(child);
        }
    }

    /** A value that may stand there, item or whole. */
    private void value(JsonParser in, FieldNode node) {
        switch (in.currentToken()) {
            case START_OBJECT -> {
                out.writeStartObject();
                members(in, node, false);
                out.writeEndObject();
            }
            case START_ARRAY -> {
                out.writeStartArray();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    item(in, node);
                }
                out.writeEndArray();
            }
            default -> {
                copy(in);
                tally.kept();
            }
        }
    }

    private void item(JsonParser in, FieldNode node) {
        if (node.kind == Kind.GENERALIZE && in.currentToken().isScalarValue()) {
            less(in, node).ifPresentOrElse(less -> generalized(node, less), () -> tally.otherForm(node));
        } else if (mayStand(in.currentToken(), node)) {
            value(in, node);
        } else {
            refuse(in, node);
        }
    }

    private static boolean mayStand(JsonToken token, FieldNode node) {
        return switch (token) {
            case START_ARRAY -> true;
            case START_OBJECT -> node.kind == Kind.KEEP_ALL || node.leadsOn;
            default -> node.kind != Kind.WAY;
        };
    }

    private void refuse(JsonParser in, FieldNode node) {
        tally.otherForm(node);
        in.skipChildren();
    }

    private static Optional<String> less(JsonParser in, FieldNode node) {
        return switch (in.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT ->
                Objects.requireNonNull(node.generalization).of(in.getString());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_FLOAT ->
                node.generalization == Generalization.PRESENT ? Optional.of("true") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private void generalized(FieldNode node, String less) {
        if (node.generalization == Generalization.PRESENT) {
            out.writeBoolean(true);
        } else {
            out.writeString(less);
        }
        tally.generalized();
    }

    /** One resource, or a list of them. */
    private void resources(JsonParser in, FieldNode node, SerializableString name) {
        switch (in.currentToken()) {
            case START_OBJECT -> record(in, name, false);
            case START_ARRAY -> {
                out.writeName(name);
                out.writeStartArray();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    if (in.currentToken() == JsonToken.START_OBJECT) {
                        record(in, null, false);
                    } else {
                        refuse(in, node);
                    }
                }
                out.writeEndArray();
            }
            default -> tally.otherForm(node);
        }
    }

    /** Writes a value as it is, all below included. Numbers keep their digits. */
    private void copy(JsonParser in) {
        copy(in, out);
    }

    private static void copy(JsonParser in, JsonGenerator out) {
        int depth = 0;
        JsonToken token = in.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT -> {
                    out.writeStartObject();
                    depth++;
                }
                case START_ARRAY -> {
                    out.writeStartArray();
                    depth++;
                }
                case END_OBJECT -> {
                    out.writeEndObject();
                    depth--;
                }
                case END_ARRAY -> {
                    out.writeEndArray();
                    depth--;
                }
                case PROPERTY_NAME -> out.writeName(in.currentName());
                case VALUE_STRING ->
                    out.writeString(in.getStringCharacters(), in.getStringOffset(), in.getStringLength());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getString());
                case VALUE_TRUE -> out.writeBoolean(true);
                case VALUE_FALSE -> out.writeBoolean(false);
                default -> out.writeNull();
            }
            if (depth == 0) {
                return;
            }
            token = in.nextToken();
        }
    }

    private static void toEndOfObject(JsonParser in) {
        for (String field = in.nextName(); field != null; field = in.nextName()) {
            in.nextToken();
            in.skipChildren();
        }
    }

    /** The members of an object that stand before its type. */
    private static final class Before {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
        private @Nullable JsonGenerator copy;

        /** Takes a member: the parser stands at its name. */
        void add(String field, JsonParser in) {
            JsonGenerator writing = copy;
            if (writing == null) {
                writing = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);
                writing.writeStartObject();
                copy = writing;
            }
            in.nextToken();
            writing.writeName(field);
            copy(in, writing);
        }

        long size() {
            return copy == null ? 0 : bytes.size() + copy.streamWriteOutputBuffered();
        }

        void replay(Consumer<JsonParser> members) {
            JsonGenerator written = copy;
            if (written == null) {
                return;
            }
            written.writeEndObject();
            written.close();
            try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), bytes.toByteArray())) {
                in.nextToken();
                members.accept(in);
            }
        }

        private static void copy(JsonParser in, JsonGenerator out) {
            TreeFilter.copy(in, out);
        }
    }
}
