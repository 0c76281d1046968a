package health.cordon.gateway.screen;

/**
 * Finds the end of an address, character by character, as the reader's program does: it depends on what opened it. A blank
 * within square or curly brackets belongs to it, since models are told to fill these in. For one address.
 */
final class AddressEnd {

    /** What ends one that nothing opened. */
    private static final String CLOSERS = "\"'`>\u3002";

    private final char end;
    private int brackets;
    private int parentheses;
    private boolean escaped;

    AddressEnd(Opening opening) {
        this.end = opening.end();
    }

    /** Whether the address ends before this character, which is the next one. */
    boolean isBefore(char c) {
        boolean plain = escaped && isPunctuation(c);
        escaped = !plain && c == '\\' && (end == ')' || end == '>');
        if (plain) {
            return false;
        }
        return switch (end) {
            case '"', '\'' -> c == end;
            case '>' -> c == '>' || c == '\n';
            case '=' -> c <= ' ' || c == '>';
            case ' ' -> c <= ' ';
            default -> isBeforeOwn(c);
        };
    }

    private boolean isBeforeOwn(char c) {
        if (c == ')') {
            return parentheses-- == 0;
        }
        if (c <= ' ' || end == 0 && CLOSERS.indexOf(c) >= 0) {
            return brackets <= 0 || c == '\n';
        }
        brackets += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        parentheses += c == '(' ? 1 : 0;
        return false;
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }
}
