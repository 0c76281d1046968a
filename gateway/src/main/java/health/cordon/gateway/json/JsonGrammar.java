package health.cordon.gateway.json;

/**
 * Reads one JSON value character by character and says at once when it can be none. At most {@value StrictTree#DEPTH} levels.
 * For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonGrammar {

    private enum State {
        VALUE,
        ITEM_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        NEXT_OR_END,
        STRING,
        ESCAPE,
        UNIT,
        LITERAL,
        MINUS,
        ZERO,
        DIGITS,
        POINT,
        FRACTION,
        EXPONENT,
        SIGN,
        POWER,
        DONE
    }

    private static final String[] LITERALS = {"true", "false", "null"};
    private static final String BLANKS = " \t\r\n";

    private State state = State.VALUE;
    private String rest = "";
    private int units;
    private boolean key;
    private int depth;
    /** A bit for each level, the lowest for the innermost: whether it is an object. */
    private long objects;

    /** A value that has not begun. */
    public JsonGrammar() {
        // Nothing was read.
    }

    /**
     * The next character.
     *
     * @return false if there is no value that goes on so; what is asked afterwards means nothing
     */
    public boolean take(char c) {
        return switch (state) {
            case STRING -> inString(c);
            case ESCAPE -> escape(c);
            case UNIT -> unit(c);
            case LITERAL -> literal(c);
            case MINUS, ZERO, DIGITS, POINT, FRACTION, EXPONENT, SIGN, POWER -> inNumber(c);
            default -> BLANKS.indexOf(c) >= 0 || between(c);
        };
    }

    /** Whether the next character stands inside a string. */
    public boolean isInString() {
        return state == State.STRING || state == State.ESCAPE || state == State.UNIT;
    }

    /** Whether what was read is one whole value. */
    public boolean isWhole() {
        return state == State.DONE || depth == 0 && mayEndNumber();
    }

    private boolean between(char c) {
        return switch (state) {
            case VALUE -> value(c);
            case ITEM_OR_END -> c == ']' ? close(false) : value(c);
            case KEY -> c == '"' && string(true);
            case KEY_OR_END -> c == '}' ? close(true) : c == '"' && string(true);
            case COLON -> c == ':' && to(State.VALUE);
            case NEXT_OR_END -> next(c);
            default -> false;
        };
    }

    private boolean next(char c) {
        boolean object = (objects & 1) == 1;
        return switch (c) {
            case ',' -> to(object ? State.KEY : State.VALUE);
            case '}' -> close(true);
            case ']' -> close(false);
            default -> false;
        };
    }

    private boolean value(char c) {
        switch (c) {
            case '{', '[' -> {
                return open(c == '{');
            }
            case '"' -> {
                return string(false);
            }
            case '-' -> {
                return to(State.MINUS);
            }
            case '0' -> {
                return to(State.ZERO);
            }
            default -> {
                if (isDigit(c)) {
                    return to(State.DIGITS);
                }
            }
        }
        for (String literal : LITERALS) {
            if (literal.charAt(0) == c) {
                rest = literal.substring(1);
                return to(State.LITERAL);
            }
        }
        return false;
    }

    private boolean open(boolean object) {
        if (++depth > StrictTree.DEPTH) {
            return false;
        }
        objects = objects << 1 | (object ? 1 : 0);
        return to(object ? State.KEY_OR_END : State.ITEM_OR_END);
    }

    private boolean close(boolean object) {
        if (depth == 0 || (objects & 1) == 1 != object) {
            return false;
        }
        depth--;
        objects >>>= 1;
        return ended();
    }

    private boolean string(boolean isKey) {
        key = isKey;
        return to(State.STRING);
    }

    private boolean inString(char c) {
        return switch (c) {
            case '"' -> key ? to(State.COLON) : ended();
            case '\\' -> to(State.ESCAPE);
            default -> c >= ' ';
        };
    }

    private boolean escape(char c) {
        if (c == 'u') {
            units = 4;
            return to(State.UNIT);
        }
        return "\"\\/bfnrt".indexOf(c) >= 0 && to(State.STRING);
    }

    private boolean unit(char c) {
        boolean hex = isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
        return hex && (--units > 0 || to(State.STRING));
    }

    private boolean literal(char c) {
        if (rest.charAt(0) != c) {
            return false;
        }
        rest = rest.substring(1);
        return !rest.isEmpty() || ended();
    }

    private boolean inNumber(char c) {
        if (isDigit(c)) {
            return switch (state) {
                case MINUS -> to(c == '0' ? State.ZERO : State.DIGITS);
                case POINT -> to(State.FRACTION);
                case EXPONENT, SIGN -> to(State.POWER);
                case ZERO -> false;
                default -> true;
            };
        }
        if (c == '.' && (state == State.ZERO || state == State.DIGITS)) {
            return to(State.POINT);
        }
        if ((c == 'e' || c == 'E') && mayEndNumber() && state != State.POWER) {
            return to(State.EXPONENT);
        }
        if ((c == '+' || c == '-') && state == State.EXPONENT) {
            return to(State.SIGN);
        }
        return mayEndNumber() && ended() && take(c);
    }

    private boolean mayEndNumber() {
        return state == State.ZERO || state == State.DIGITS || state == State.FRACTION || state == State.POWER;
    }

    private boolean ended() {
        return to(depth == 0 ? State.DONE : State.NEXT_OR_END);
    }

    private boolean to(State next) {
        state = next;
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return "JsonGrammar(" + state + ")";
    }
}
