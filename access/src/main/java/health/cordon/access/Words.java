package health.cordon.access;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;

/**
 * The form of names that come from outside: ids of people, services and things, and names of roles. Whatever has it can
 * be handed to a policy engine, compared, and written in a log without surprise.
 */
public final class Words {

    /** The longest id, in UTF-16 units. */
    public static final int LONGEST_ID = 256;

    private static final int LONGEST_NAME = 63;

    private Words() {}

    /** Whether the text may be an id: 1 to 256 units, no control, no line separator, no half of a surrogate pair, no space at an end. */
    public static boolean isId(String text) {
        if (text.isEmpty() || text.length() > LONGEST_ID || !text.strip().equals(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.UNASSIGNED -> {
                    return false;
                }
                default -> i += Character.charCount(c);
            }
        }
        return true;
    }

    /**
     * The text, if it may be an id.
     *
     * @param what what it is, for the message
     * @throws CordonException {@link AccessError#BAD_WORD}; the message does not repeat the text
     */
    public static String id(String what, String text) {
        if (!isId(text)) {
            throw new CordonException(AccessError.BAD_WORD, SafeArg.key("what", what));
        }
        return text;
    }

    /** Whether the text may be a configured name, such as a role's: a lower-case letter, then letters, digits and {@code -}. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.charAt(0) < 'a' || text.charAt(0) > 'z') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text, if it may be a configured name.
     *
     * @throws CordonException {@link AccessError#BAD_WORD}
     */
    public static String name(String what, String text) {
        if (!isName(text)) {
            throw new CordonException(AccessError.BAD_WORD, SafeArg.key("what", what));
        }
        return text;
    }
}
