package health.cordon.gateway.answer;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.JsonGrammar;
import health.cordon.gateway.json.JsonPlace;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The arguments of a tool call, which are JSON and come bit by bit: each text in them, keys too, is unescaped, guarded and
 * escaped again; a number is guarded as text and becomes one if it is redacted. They must be one whole JSON value, or nothing
 * at all; a control character that a text should have escaped is escaped. For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class ArgumentsGuard {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_KEY = 64;

    private final Supplier<TextGuard> guards;
    private final JsonGrammar grammar = new JsonGrammar();
    private final StringBuilder number = new StringBuilder();
    private final StringBuilder escape = new StringBuilder();
    private final StringBuilder bare = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private String key = "";
    private TextGuard guard;
    private boolean inText;
    private boolean begun;

    ArgumentsGuard(Supplier<TextGuard> guards) {
        this.guards = guards;
        this.guard = guards.get();
    }

    void feed(CharSequence more, Consumer<String> out) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            begun = true;
            if (inText && c < ' ' && escape.isEmpty()) {
                unescaped(c, out);
                continue;
            }
            if (!grammar.take(c)) {
                throw malformed();
            }
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
     * @throws CordonException {@link GatewayError#PROVIDER_MALFORMED} if it is no whole value
     */
    void end(Consumer<String> out) {
        if (begun && !grammar.isWhole()) {
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
        } else {
            bare.append(c);
        }
    }

    private void inText(char c, Consumer<String> out) {
        if (!escape.isEmpty()) {
            escape.append(c);
            unescape(out);
        } else if (c == '\\') {
            escape.append(c);
        } else if (c == '"') {
            guard.end(safe -> out.accept(JsonPlace.escaped(safe)));
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
        guard.feed(String.valueOf(c), safe -> out.accept(JsonPlace.escaped(safe)));
    }

    private void unescape(Consumer<String> out) {
        if (escape.charAt(1) == 'u' && escape.length() < 6) {
            return;
        }
        char c = JsonPlace.unescaped(escape);
        escape.setLength(0);
        unescaped(c, out);
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
        bare.append(same ? number.toString() : '"' + JsonPlace.escaped(guarded.toString()) + '"');
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

    private static CordonException malformed() {
        return new CordonException(GatewayError.PROVIDER_MALFORMED);
    }
}
