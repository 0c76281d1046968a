package health.cordon.gateway.answer;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The arguments of a tool call, which are JSON and come bit by bit: each text in them, keys too, is unescaped, guarded and
 * escaped again; a number is guarded as text and becomes one if it is redacted. What stands outside texts may be nothing but
 * JSON's own signs. For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class ArgumentsGuard {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_KEY = 64;
    private static final String SIGNS = "{}[]:, \t\r\n";
    private static final String LITERALS = "truefalsn";

    private final Supplier<TextGuard> guards;
    private final StringBuilder number = new StringBuilder();
    private final StringBuilder escape = new StringBuilder();
    private final StringBuilder bare = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private String key = "";
    private TextGuard guard;
    private boolean inText;

    ArgumentsGuard(Supplier<TextGuard> guards) {
        this.guards = guards;
        this.guard = guards.get();
    }

    void feed(CharSequence more, Consumer<String> out) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (inText) {
                inText(c, out);
            } else {
                outside(c, out);
            }
        }
    }

    /**
     * That was all.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_MALFORMED} if a text is not closed
     */
    void end(Consumer<String> out) {
        if (inText) {
            throw malformed();
        }
        endNumber(out);
        give(out);
    }

    private void outside(char c, Consumer<String> out) {
        if (c >= '0' && c <= '9' || c == '-' || !number.isEmpty() && "+.eE".indexOf(c) >= 0) {
            number.append(c);
            if (number.length() > LONGEST_NUMBER) {
                throw malformed();
            }
            return;
        }
        endNumber(out);
        if (c == '"') {
            bare.append('"');
            give(out);
            inText = true;
            text.setLength(0);
            guard = guards.get().behind(key);
        } else if (c == ':') {
            key = text.toString();
            bare.append(c);
        } else if (SIGNS.indexOf(c) >= 0 || LITERALS.indexOf(c) >= 0) {
            bare.append(c);
        } else {
            throw malformed();
        }
    }

    private void inText(char c, Consumer<String> out) {
        if (!escape.isEmpty()) {
            escape.append(c);
            unescape(out);
        } else if (c == '\\') {
            escape.append(c);
        } else if (c == '"') {
            guard.end(safe -> out.accept(escaped(safe)));
            inText = false;
            bare.append('"');
        } else {
            unescaped(c, out);
        }
    }

    private void unescaped(char c, Consumer<String> out) {
        if (text.length() < LONGEST_KEY) {
            text.append(c);
        }
        guard.feed(String.valueOf(c), safe -> out.accept(escaped(safe)));
    }

    private void unescape(Consumer<String> out) {
        char kind = escape.charAt(1);
        if (kind == 'u' && escape.length() < 6) {
            return;
        }
        char c = switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw malformed();
        };
        escape.setLength(0);
        unescaped(c, out);
    }

    private char unit() {
        try {
            return (char) HexFormat.fromHexDigits(escape, 2, 6);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private void endNumber(Consumer<String> out) {
        if (number.isEmpty()) {
            return;
        }
        StringBuilder guarded = new StringBuilder();
        TextGuard one = guards.get().behind(key);
        one.feed(number, guarded::append);
        one.end(guarded::append);
        boolean same = guarded.compareTo(number) == 0;
        bare.append(same ? number.toString() : '"' + escaped(guarded.toString()) + '"');
        number.setLength(0);
        give(out);
    }

    /** Given out at places that the text decides: before each text and behind each number. */
    private void give(Consumer<String> out) {
        if (!bare.isEmpty()) {
            out.accept(bare.toString());
            bare.setLength(0);
        }
    }

    private static String escaped(String plain) {
        StringBuilder out = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static CordonException malformed() {
        return new CordonException(GatewayError.PROVIDER_MALFORMED);
    }
}
