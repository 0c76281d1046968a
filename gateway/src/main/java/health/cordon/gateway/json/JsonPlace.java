package health.cordon.gateway.json;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows a text that may hold JSON, whole or among other words, and knows whether the next character stands inside a string
 * of it: what is put there must be escaped, also where the string holds JSON itself. JSON begins at an opening bracket and
 * goes on while the grammar allows it. For one thread.
 */
public final class JsonPlace {

    /** JSON in a string of JSON in a string of JSON; deeper ones are taken for text. */
    private static final int DEEPEST = 4;

    private static final String SIGNS = "{}[]:,\" \t\r\n";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

    private final int level;
    private @Nullable JsonGrammar json;
    private @Nullable JsonPlace inside;
    private final StringBuilder escape = new StringBuilder();

    /** At the beginning of a text. */
    public JsonPlace() {
        this(1);
    }

    private JsonPlace(int level) {
        this.level = level;
    }

    /** The next character; what it is. */
    public JsonMark take(char c) {
        JsonGrammar going = json;
        if (going == null) {
            return begin(c);
        }
        boolean was = going.isInString();
        if (!going.take(c)) {
            leave();
            return begin(c);
        }
        if (going.isInString()) {
            if (was) {
                return inString(c);
            }
            inside = level < DEEPEST ? new JsonPlace(level + 1) : null;
            return JsonMark.SIGN;
        }
        inside = null;
        if (going.isWhole()) {
            leave();
        }
        return was || SIGNS.indexOf(c) >= 0 ? JsonMark.SIGN : JsonMark.BARE;
    }

    /** Something that stands for a value, whose characters are none of the text's own. */
    public void takeStandIn(CharSequence token) {
        if (json != null && json.isInString()) {
            if (inside != null) {
                inside.takeStandIn(token);
            }
        } else {
            // No JSON has a value without quotes.
            leave();
        }
    }

    /** A value as it must be written at this place. */
    public String written(String value) {
        if (json == null || !json.isInString()) {
            return value;
        }
        return escaped(inside == null ? value : inside.written(value));
    }

    /** The same of what has the look of what it replaces: a number that is none in JSON, such as 0012, gets quotes. */
    public String writtenAnew(String value) {
        boolean bare = json != null && !json.isInString();
        return bare && !NUMBER.matcher(value).matches() ? '"' + escaped(value) + '"' : written(value);
    }

    /** A text as it is written inside a JSON string. */
    public static String escaped(String plain) {
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

    /** What an escape of JSON that is whole and well-formed stands for. */
    public static char unescaped(CharSequence escape) {
        char kind = escape.charAt(1);
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) HexFormat.fromHexDigits(escape, 2, 6);
            default -> kind;
        };
    }

    private JsonMark begin(char c) {
        if (c != '{' && c != '[') {
            return JsonMark.TEXT;
        }
        json = new JsonGrammar();
        json.take(c);
        return JsonMark.SIGN;
    }

    private void leave() {
        json = null;
        inside = null;
        escape.setLength(0);
    }

    /** What the string says, without its escapes, is followed too. */
    private JsonMark inString(char c) {
        if (escape.isEmpty() && c != '\\') {
            JsonMark within = inside == null ? JsonMark.TEXT : inside.take(c);
            // A number in a text of JSON may become a text there, with quotes that are escaped: that is not done.
            return within == JsonMark.SIGN ? JsonMark.SIGN : JsonMark.TEXT;
        }
        escape.append(c);
        boolean unit = escape.length() > 1 && escape.charAt(1) == 'u';
        if (escape.length() == 6 || escape.length() == 2 && c != 'u') {
            if (inside != null) {
                inside.take(unescaped(escape));
            }
            escape.setLength(0);
        }
        return unit ? JsonMark.UNIT : JsonMark.SIGN;
    }

    @Override
    public String toString() {
        return "JsonPlace(" + level + ")";
    }
}
