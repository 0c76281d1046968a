package health.cordon.deid.lines;

/**
 * Some whole lines of an input, as they came.
 *
 * @param bytes holds them; never changed after it was handed on
 * @param length how many of the bytes count; every line but the input's last ends with a line feed
 * @param firstLine the number of the first line, from 1
 */
public record LineBatch(byte[] bytes, int length, long firstLine) {

    /** Where the line that begins at {@code from} ends: behind its line feed, or at the end. */
    public int lineEnd(int from) {
        int at = from;
        while (at < length) {
            if (bytes[at++] == '\n') {
                return at;
            }
        }
        return length;
    }

    /** Where the content of a line ends: before its line feed and a carriage return before that. */
    public int contentEnd(int from, int lineEnd) {
        int end = lineEnd;
        if (end > from && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > from && bytes[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    /** Whether nothing but blanks stands there. */
    public boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
