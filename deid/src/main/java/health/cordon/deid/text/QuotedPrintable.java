package health.cordon.deid.text;

/**
 * Quoted-printable (RFC 2045, 6.7): {@code Jos=C3=A9}, and lines that go on behind {@code =}.
 *
 * <p>An equals sign before two digits may as well be a value ({@code GCS=15}), one at a line's end a value that is missing. So
 * escapes are read only in a text that has three in a row or a letter beyond ASCII; line ends in such a text, and in one
 * where they stand at the width that mail allows or in the middle of a word. Linear.
 */
final class QuotedPrintable {

    private static final ByteEscapes ESCAPES = new ByteEscapes('=', false);
    private static final int TELLING_ROW = 9;
    private static final int NARROWEST_LINE = 40;
    private static final int WIDEST_LINE = 76;
    private static final int REACH = 24;

    private final String text;
    private boolean escapes;
    private boolean softEnds;

    private QuotedPrintable(String text) {
        this.text = text;
        look();
    }

    /** The text decoded, if it shows that it is encoded so, and the way back. */
    static Rewrite.Result decoded(String text) {
        return text.indexOf('=') < 0 ? new Rewrite.Result(text, null) : new QuotedPrintable(text).run();
    }

    private void look() {
        int line = 0;
        int feed = text.indexOf('\n');
        int at = text.indexOf('=');
        while (at >= 0 && !escapes) {
            while (feed >= 0 && feed < at) {
                line = feed + 1;
                feed = text.indexOf('\n', line);
            }
            int end = ESCAPES.end(text, at, text.length());
            int soft = softEnd(at);
            escapes = end > at && isTelling(ESCAPES.bytes(text, at, end), end - at);
            softEnds |= escapes || soft > 0 && (isFull(line, at) || cutsWord(at, soft));
            at = text.indexOf('=', Math.max(at + 1, end));
        }
    }

    private static boolean isTelling(byte[] bytes, int length) {
        boolean letter = false;
        for (byte b : bytes) {
            letter |= b < 0;
        }
        return (letter || length >= TELLING_ROW) && ByteEscapes.isText(bytes) && ByteEscapes.utf8(bytes) != null;
    }

    private boolean isFull(int line, int at) {
        return at - line >= NARROWEST_LINE && at - line < WIDEST_LINE && text.indexOf(' ', line, at) >= 0;
    }

    private boolean cutsWord(int at, int behind) {
        if (at == 0 || behind >= text.length()) {
            return false;
        }
        char before = text.charAt(at - 1);
        char next = text.charAt(behind);
        boolean cut = Character.isLetter(before) && Character.isLowerCase(next)
                || Character.isDigit(before) && Character.isDigit(next);
        for (int i = behind; cut && i < Math.min(text.length(), behind + REACH) && text.charAt(i) > ' '; i++) {
            // Lines such as "name=" and "age=" under each other are a form.
            cut = text.charAt(i) != '=';
        }
        return cut;
    }

    private Rewrite.Result run() {
        if (!softEnds) {
            return new Rewrite.Result(text, null);
        }
        Rewrite rewrite = new Rewrite(text);
        int at = text.indexOf('=');
        while (at >= 0) {
            int soft = softEnd(at);
            int end = escapes ? ESCAPES.end(text, at, text.length()) : at;
            if (soft > 0) {
                rewrite.delete(at, soft);
            } else if (end > at) {
                ESCAPES.decode(rewrite, at, end);
            }
            at = text.indexOf('=', Math.max(soft, Math.max(at + 1, end)));
        }
        return rewrite.result();
    }

    /** The place behind a line end that an equals sign takes away, blanks between them included; 0 if there is none. */
    private int softEnd(int at) {
        int next = at + 1;
        while (next < text.length() && next - at < 4 && (text.charAt(next) == ' ' || text.charAt(next) == '\r')) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n' ? next + 1 : 0;
    }
}
