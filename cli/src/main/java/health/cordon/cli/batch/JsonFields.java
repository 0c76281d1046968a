package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.deid.lines.JsonLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Finds the fields of a line that hold text.
 *
 * <p>A field is named by its path of names, with dots between; lists on the way are walked through. A field that holds a
 * list of strings holds that many texts. A field that holds a number, true, false or an object is an error, and so is a
 * line without any of the fields: a wrong {@code --field} must not let text pass untreated. Null is no text.
 */
final class JsonFields {

    /** One text and where its JSON lies. */
    record Text(int start, int end, String value) {}

    /** What a line holds. */
    record Line(@Nullable String id, @Nullable String subject, List<Text> texts) {}

    private final List<String[]> fields;
    private final String[] id;
    private final String @Nullable [] subject;

    JsonFields(List<String> fields, String id, @Nullable String subject) {
        this.fields = fields.stream().map(JsonFields::path).toList();
        this.id = path(id);
        this.subject = subject == null ? null : path(subject);
    }

    /**
     * Reads a line.
     *
     * @throws CordonException if it is no JSON object, or its fields are not as named
     */
    Line read(byte[] bytes, int start, int end) {
        try (JsonParser json = JsonLines.parser(bytes, start, end)) {
            return read(json, start);
        } catch (JacksonException e) {
            throw new CordonException(CliError.BAD_JSON, e);
        }
    }

    private Line read(JsonParser json, int start) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new CordonException(CliError.BAD_JSON);
        }
        List<Text> texts = new ArrayList<>(2);
        String idValue = null;
        String subjectValue = null;
        boolean any = false;
        String[] names = new String[8];
        int depth = 1;
        for (JsonToken token = json.nextToken(); depth > 0; token = json.nextToken()) {
            switch (token) {
                case null -> throw new CordonException(CliError.BAD_JSON);
                case PROPERTY_NAME -> names[depth - 1] = json.currentName();
                case START_OBJECT -> {
                    if (isField(names, depth)) {
                        throw new CordonException(CliError.NOT_A_STRING);
                    }
                    depth++;
                    names = depth > names.length ? Arrays.copyOf(names, depth * 2) : names;
                }
                case END_OBJECT -> {
                    depth--;
                    if (depth == 0 && json.nextToken() != null) {
                        throw new CordonException(CliError.BAD_JSON);
                    }
                }
                case START_ARRAY, END_ARRAY -> {}
                default -> {
                    if (is(id, names, depth)) {
                        idValue = json.getString();
                    }
                    if (subject != null && is(subject, names, depth)) {
                        subjectValue = json.getString();
                    }
                    if (isField(names, depth)) {
                        any = true;
                        if (token == JsonToken.VALUE_STRING) {
                            String value = json.getString();
                            int from = start + JsonLines.tokenStart(json);
                            texts.add(new Text(from, start + JsonLines.tokenEnd(json), value));
                        } else if (token != JsonToken.VALUE_NULL) {
                            throw new CordonException(CliError.NOT_A_STRING);
                        }
                    }
                }
            }
            if (depth == 0) {
                break;
            }
        }
        if (!any) {
            throw new CordonException(CliError.NO_FIELD);
        }
        return new Line(idValue, subjectValue, texts);
    }

    private boolean isField(String[] names, int depth) {
        for (String[] field : fields) {
            if (is(field, names, depth)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String[] path, String[] names, int depth) {
        if (path.length != depth) {
            return false;
        }
        for (int i = depth - 1; i >= 0; i--) {
            if (!path[i].equals(names[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] path(String dotted) {
        return dotted.split("\\.", -1);
    }
}
