package health.cordon.deid.text;

import org.jspecify.annotations.Nullable;

/**
 * Text behind an encoding: percent signs (RFC 3986, 2.1), plus signs for spaces, base64 (RFC 4648, 4 and 5) and hexadecimal.
 *
 * <p>A run is decoded only if what comes out is plainly text; identifiers, hashes and long words stay. Web addresses stay
 * whole, they are PHI as they are. What comes out is read in the same way, down to a bound. Linear: a run is decoded twice at
 * most, and what comes out is shorter by a quarter.
 */
final class EncodedRuns {

    /** Shorter runs are not looked at. */
    static final int SHORTEST = 12;

    private static final ByteEscapes PERCENT = new ByteEscapes('%', true);
    private static final int SHORTEST_HEX = 16;
    private static final int SAMPLE = 64;
    private static final int CERTAIN = 24;

    private EncodedRuns() {}

    /**
     * Decodes what is encoded in {@code [start, end)}, a stretch without white space.
     *
     * @param depth how many encodings within encodings are undone
     */
    static void decode(Rewrite rewrite, int start, int end, boolean percent, int depth) {
        String text = rewrite.in();
        if (!percent && isOrdinary(text, start, end) || isWebAddress(text, start, end)) {
            return;
        }
        boolean plus = text.indexOf('+', start, end) >= 0 && PlusSigns.areSpaces(text, start, end);
        if (percent || plus) {
            escapes(rewrite, start, end, plus);
            return;
        }
        int at = start;
        while (at < end) {
            int begin = at;
            while (at < end && sextet(text.charAt(at)) >= 0) {
                at++;
            }
            int stop = at;
            while (at < end && text.charAt(at) == '=') {
                at++;
            }
            if (stop - begin >= SHORTEST) {
                run(rewrite, begin, stop, Math.min(at, stop + 2), depth);
            }
            at = Math.max(at, begin + 1);
        }
    }

    /** Without a capital and without a digit: most long words. */
    private static boolean isOrdinary(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c <= 'Z' && (c >= 'A' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static void run(Rewrite rewrite, int begin, int stop, int padded, int depth) {
        if (splice(rewrite, begin, stop, padded, depth)) {
            return;
        }
        String text = rewrite.in();
        int at = begin;
        while (at < stop) {
            int piece = at;
            while (at < stop && isAlphanumeric(text.charAt(at))) {
                at++;
            }
            if (at - piece >= SHORTEST && at - piece < stop - begin) {
                splice(rewrite, piece, at, at == stop ? padded : at, depth);
            }
            at = Math.max(at, piece + 1);
        }
    }

    private static boolean splice(Rewrite rewrite, int begin, int stop, int padded, int depth) {
        String decoded = decoded(rewrite.in(), begin, stop);
        if (decoded == null) {
            return false;
        }
        rewrite.replace(begin, padded, SourceText.read(decoded, depth - 1).text());
        return true;
    }

    private static @Nullable String decoded(String text, int begin, int end) {
        int upper = 0;
        int lower = 0;
        int digits = 0;
        int hex = 0;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
            hex += Character.digit(c, 16) >= 0 ? 1 : 0;
        }
        int length = end - begin;
        if (hex == length && length >= SHORTEST_HEX && length % 2 == 0 && digits > length / 3) {
            String found = hex(text, begin, end);
            if (found != null) {
                return found;
            }
        }
        if (length % 4 == 1 || upper == 0 || lower + digits == 0 || upper + lower == 0) {
            return null;
        }
        byte[] sample = base64(text, begin, Math.min(end, begin + SAMPLE));
        if (!isText(sample, sample.length < CERTAIN) || length > SAMPLE && !isText(base64(text, begin, end), false)) {
            return null;
        }
        String found = ByteEscapes.utf8(base64(text, begin, end));
        return found == null || !isMeant(found) ? null : found;
    }

    private static @Nullable String hex(String text, int begin, int end) {
        byte[] bytes = new byte[(end - begin) / 2];
        boolean told = false;
        for (int i = 0; i < bytes.length; i++) {
            int at = begin + 2 * i;
            bytes[i] = (byte) (Character.digit(text.charAt(at), 16) << 4 | Character.digit(text.charAt(at + 1), 16));
            told |= bytes[i] == ' ' || bytes[i] == '@';
        }
        String found = told && isText(bytes, true) ? ByteEscapes.utf8(bytes) : null;
        return found != null && isMeant(found) ? found : null;
    }

    private static byte[] base64(String text, int begin, int end) {
        byte[] bytes = new byte[(int) ((end - begin) * 3L / 4)];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = begin; i < end; i++) {
            bits = bits << 6 | sextet(text.charAt(i));
            held += 6;
            if (held >= 8 && at < bytes.length) {
                held -= 8;
                bytes[at++] = (byte) (bits >> held);
            }
        }
        return bytes;
    }

    /** Letters, digits, spaces and the marks of addresses; bytes of other letters pass here and must be UTF-8 later. */
    private static boolean isText(byte[] bytes, boolean wholly) {
        int text = 0;
        for (byte b : bytes) {
            boolean control = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7F;
            if (control) {
                return false;
            }
            text += b < 0 || isAlphanumeric((char) b) || " \n\r\t@.,:;'-_/()+&#\"={}[]<>?!".indexOf(b) >= 0 ? 1 : 0;
        }
        return bytes.length > 0 && (wholly ? text == bytes.length : text * 100L >= bytes.length * 85L);
    }

    /** Words, or letters with digits or an at sign; a row of letters only where its case is that of a word. */
    private static boolean isMeant(String text) {
        int letters = 0;
        int latin = 0;
        int lateCapitals = 0;
        int telling = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                latin += c < 0x250 ? 1 : 0;
                lateCapitals += i > 0 && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1)) ? 1 : 0;
            } else if (c == ' ' || c == '@' || c >= '0' && c <= '9') {
                telling++;
            }
        }
        boolean words = letters >= 3 && telling > 0 || telling >= 7;
        return words && (text.length() >= CERTAIN || latin == letters)
                || letters == text.length() && latin == letters && lateCapitals == 0;
    }

    private static void escapes(Rewrite rewrite, int start, int end, boolean plus) {
        String text = rewrite.in();
        int at = start;
        while (at < end) {
            int stop = PERCENT.end(text, at, end);
            if (stop > at && !isPercentage(text, start, at, stop)) {
                PERCENT.decode(rewrite, at, stop);
            } else if (plus && text.charAt(at) == '+' && at > start && at + 1 < end) {
                rewrite.swap(at, PlusSigns.parts(text.charAt(at - 1), text.charAt(at + 1)) ? ' ' : '+');
            }
            at = Math.max(at + 1, stop);
        }
    }

    /** A number before a lone escape of a letter or digit, such as 98%41. */
    private static boolean isPercentage(String text, int start, int at, int stop) {
        byte[] bytes = PERCENT.bytes(text, at, stop);
        return bytes.length == 1
                && isAlphanumeric((char) (bytes[0] & 0xFF))
                && at > start
                && Character.isDigit(text.charAt(at - 1));
    }

    private static boolean isWebAddress(String text, int start, int end) {
        if (text.regionMatches(true, start, "www.", 0, 4)) {
            return true;
        }
        int reach = Math.min(end, start + SAMPLE);
        for (int i = start; i + 2 < reach; i++) {
            if (text.charAt(i) == ':' && text.charAt(i + 1) == '/' && text.charAt(i + 2) == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z' && c < 128;
    }

    private static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }
}
