package health.cordon.cli.stream;

import health.cordon.cli.outcome.CliError;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.JsonLines;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One question to {@code cordon detect}: {@code {"id": ..., "text": "..."}}, other fields ignored.
 *
 * @param bytes where the line lies
 * @param idStart where the id's JSON begins in them, as it came; equal to {@code idEnd} if there is none
 * @param idEnd one past it
 * @param text the text; null if the line is wrong
 * @param error what is wrong; null if nothing is
 */
record DetectLine(
        byte[] bytes,
        int idStart,
        int idEnd,
        @Nullable String text,
        @Nullable CliError error) {

    /** Reads a line; what is wrong with it comes as its {@link #error()}. */
    static DetectLine read(byte[] bytes, int start, int end) {
        int idStart = 0;
        int idEnd = 0;
        String text = null;
        CliError error = null;
        try (JsonParser json = JsonLines.parser(bytes, start, end)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new DetectLine(bytes, 0, 0, null, CliError.BAD_JSON);
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                if (name.equals("text")) {
                    text = value == JsonToken.VALUE_STRING ? json.getString() : null;
                    error = value == JsonToken.VALUE_STRING || error != null ? error : CliError.NOT_A_STRING;
                } else if (name.equals("id")) {
                    if (value.isScalarValue()) {
                        json.finishToken();
                        idStart = start + JsonLines.tokenStart(json);
                        idEnd = start + JsonLines.tokenEnd(json);
                    } else {
                        error = CliError.BAD_ID;
                    }
                }
                json.skipChildren();
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                error = CliError.BAD_JSON;
            } else if (text == null && error == null) {
                error = CliError.NO_FIELD;
            }
        } catch (JacksonException e) {
            error = CliError.BAD_JSON;
        }
        return new DetectLine(bytes, idStart, idEnd, error == null ? text : null, error);
    }

    /** Writes the id as it came, {@code null} if there was none. */
    void writeId(JsonBytes out) {
        if (idEnd > idStart) {
            out.raw(bytes, idStart, idEnd);
        } else {
            out.ascii("null");
        }
    }
}
