package health.cordon.server.api;

import health.cordon.core.error.ErrorCode;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.JsonLines;
import health.cordon.server.ServerError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One line of a batch: {@code {"id": ..., "text": "...", "subject": "..."}} and nothing else.
 *
 * @param bytes where the line lies
 * @param idStart where the id's JSON begins in them, as it came; equal to {@code idEnd} if there is none
 * @param idEnd one past it
 * @param text the text; null if the line is wrong
 * @param subject whose record it is; null if not told
 * @param error what is wrong; null if nothing is
 */
record BatchLine(
        byte[] bytes,
        int idStart,
        int idEnd,
        @Nullable String text,
        @Nullable String subject,
        @Nullable ErrorCode error) {

    /** Reads a line; what is wrong with it comes as its {@link #error()}. */
    static BatchLine read(byte[] bytes, int start, int end) {
        int idStart = 0;
        int idEnd = 0;
        String text = null;
        String subject = null;
        boolean good = true;
        try (JsonParser json = JsonLines.parser(bytes, start, end)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return wrong(bytes, 0, 0);
            }
            for (String name = json.nextName(); name != null && good; name = json.nextName()) {
                JsonToken value = json.nextToken();
                switch (name) {
                    case "text" -> {
                        good = text == null && value == JsonToken.VALUE_STRING;
                        text = good ? json.getString() : null;
                    }
                    case "subject" -> {
                        good = subject == null && value == JsonToken.VALUE_STRING;
                        subject = good ? json.getString() : null;
                        good = good && !json.getString().isEmpty();
                    }
                    case "id" -> {
                        good = idEnd == idStart && value.isScalarValue();
                        if (good) {
                            json.finishToken();
                            idStart = start + JsonLines.tokenStart(json);
                            idEnd = start + JsonLines.tokenEnd(json);
                        }
                    }
                    default -> good = false;
                }
            }
            good = good && text != null && json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
        } catch (JacksonException e) {
            good = false;
        }
        return good ? new BatchLine(bytes, idStart, idEnd, text, subject, null) : wrong(bytes, idStart, idEnd);
    }

    private static BatchLine wrong(byte[] bytes, int idStart, int idEnd) {
        return new BatchLine(bytes, idStart, idEnd, null, null, ServerError.BAD_LINE);
    }

    /** Writes the id as it came, {@code null} if there was none. */
    void writeId(JsonBytes out) {
        if (idEnd > idStart) {
            out.raw(bytes, idStart, idEnd);
        } else {
            out.ascii("null");
        }
    }

    /** Without its text. */
    @Override
    public String toString() {
        return "BatchLine";
    }
}
