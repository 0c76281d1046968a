package health.cordon.testkit.notes;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes as lines of JSON: {@code {"id","text","spans":[{"start","end","type","origin"}],"kind","style"}}, offsets in
 * Unicode code points, as {@code cordon detect} and {@code cordon eval} use.
 */
public final class GoldNdjson {

    private GoldNdjson() {}

    /** Writes one note a line, in UTF-8, replacing the file. */
    public static void write(Path file, Stream<GoldNote> notes) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Iterator<GoldNote> next = notes.iterator(); next.hasNext(); ) {
                out.write(line(next.next()));
                out.write('\n');
            }
        }
    }

    /** Writes one note a line, in UTF-8, replacing the file. */
    public static void write(Path file, List<GoldNote> notes) throws IOException {
        write(file, notes.stream());
    }

    /** One note, without a line end. */
    public static String line(GoldNote note) {
        StringBuilder json = new StringBuilder(note.text().length() + 256);
        json.append("{\"id\":");
        quote(note.id(), json);
        json.append(",\"text\":");
        quote(note.text(), json);
        json.append(",\"spans\":[");
        int units = 0;
        int points = 0;
        for (GoldSpan span : note.spans()) {
            points += note.text().codePointCount(units, span.start());
            int length = note.text().codePointCount(span.start(), span.end());
            units = span.end();
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",");
            json.append("{\"start\":").append(points).append(",\"end\":").append(points + length);
            json.append(",\"type\":\"").append(span.kind().name()).append('"');
            if (span.origin() != null) {
                json.append(",\"origin\":\"").append(span.origin().name()).append('"');
            }
            json.append('}');
            points += length;
        }
        json.append("],\"kind\":\"").append(note.kind().name());
        return json.append("\",\"style\":\"")
                .append(note.style().name())
                .append("\"}")
                .toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x2028 || c == 0x2029) {
                        json.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
