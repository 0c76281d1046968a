package health.cordon.audit.note;

import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The form of a C2SP signed note: a text, an empty line, signature lines. */
final class NoteText {

    /** Enough for a log and many witnesses; a bound on what a stranger may send. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private static final int MOST_SIGNATURES = 64;
    private static final String DASH = "\u2014 ";

    /** A signature line, taken apart. */
    record Line(String name, int keyId, byte[] signature) {}

    private NoteText() {}

    /** The text, with its last newline. */
    static String body(String note) throws NotVerified {
        return note.substring(0, gap(note) + 1);
    }

    static List<Line> lines(String note) throws NotVerified {
        List<Line> lines = new ArrayList<>();
        String rest = note.substring(gap(note) + 2);
        if (rest.isEmpty() || !rest.endsWith("\n")) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
        for (String line : rest.substring(0, rest.length() - 1).split("\n", -1)) {
            lines.add(line(line));
        }
        if (lines.size() > MOST_SIGNATURES) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
        return lines;
    }

    static Line line(String line) throws NotVerified {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length() + 1) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
        String name = line.substring(DASH.length(), space);
        try {
            byte[] raw = Base64.getDecoder().decode(line.substring(space + 1));
            if (raw.length < 5 || !isKeyName(name)) {
                throw new NotVerified(Finding.NOTE_MALFORMED);
            }
            ByteBuffer parts = ByteBuffer.wrap(raw);
            int keyId = parts.getInt();
            byte[] signature = new byte[parts.remaining()];
            parts.get(signature);
            return new Line(name, keyId, signature);
        } catch (IllegalArgumentException e) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
    }

    static String line(VerifierKey key, byte[] signature) {
        byte[] raw = ByteBuffer.allocate(4 + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return DASH + key.name() + " " + Base64.getEncoder().encodeToString(raw) + "\n";
    }

    static boolean isKeyName(String name) {
        return !name.isEmpty()
                && name.length() <= 200
                && name.codePoints().noneMatch(c -> c <= ' ' || c == '+' || c == 0x7F || Character.isSpaceChar(c));
    }

    /** Where the newline of the text's last line stands, before the empty line. */
    private static int gap(String note) throws NotVerified {
        int gap = note.length() > MOST_CHARACTERS ? -1 : note.lastIndexOf("\n\n");
        if (gap < 0 || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NotVerified(Finding.NOTE_MALFORMED);
        }
        return gap;
    }
}
