package health.cordon.gateway.screen;

import java.util.Locale;
import java.util.Set;

/**
 * What stands before an address in Markdown or HTML: it says where the address ends, whether a reader's program fetches it by
 * itself, and whether an address stands there however it begins.
 *
 * @param end a quote, {@code >} or {@code )} that ends it; {@code =} for an attribute without quotes, a blank for white space
 *     alone; 0 where nothing opened it
 * @param image whether it is fetched without anybody's doing
 * @param any whether it is an address, whatever it begins with
 * @see <a href="https://spec.commonmark.org/0.31.2/#link-destination">CommonMark, link destinations</a>
 */
record Opening(char end, boolean image, boolean any) {

    /** Nothing. */
    static final Opening NONE = new Opening((char) 0, false, false);

    /** What an address may stand behind, blanks left out. */
    static final String OPENERS = "(<\"'=:";

    private static final int LOOK_BACK = 400;
    private static final int LONGEST_NAME = 12;
    private static final String OWN = "<\"'";
    private static final Set<String> FETCHED = Set.of("src", "srcset", "poster", "background", "data");

    /** Whether it is an image's own destination in Markdown, where nothing but an address can stand. */
    boolean isImageOfMarkdown() {
        return image && (end == ')' || end == '>');
    }

    /** What stands before this place. */
    static Opening before(CharSequence text, int at) {
        boolean owned = at > 0 && OWN.indexOf(text.charAt(at - 1)) >= 0;
        char own = owned ? text.charAt(at - 1) : 0;
        int opener = behindBlanks(text, owned ? at - 1 : at) - 1;
        boolean bracket = opener > 0 && text.charAt(opener - 1) == ']';
        return switch (opener < 0 ? ' ' : text.charAt(opener)) {
            case '(' ->
                bracket
                        ? new Opening(own == '<' ? '>' : ')', isImage(text, opener - 1), true)
                        : name(text, opener).equals("url")
                                ? new Opening(own == 0 ? ')' : own, true, true)
                                : autolink(own);
            case ':' -> bracket ? new Opening(own == '<' ? '>' : ' ', true, true) : autolink(own);
            case '=' -> own == '<' ? autolink(own) : attribute(name(text, behindBlanks(text, opener)), own);
            default -> autolink(own);
        };
    }

    private static Opening autolink(char own) {
        return own == '<' ? new Opening('>', false, false) : NONE;
    }

    private static Opening attribute(String name, char own) {
        boolean image = FETCHED.stream().anyMatch(name::endsWith);
        return new Opening(own == 0 ? '=' : own, image, image || name.endsWith("href"));
    }

    private static int behindBlanks(CharSequence text, int from) {
        int at = from;
        while (at > 0 && text.charAt(at - 1) <= ' ') {
            at--;
        }
        return at;
    }

    private static String name(CharSequence text, int end) {
        int from = end;
        while (from > Math.max(0, end - LONGEST_NAME) && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return text.subSequence(from, end).toString().toLowerCase(Locale.ROOT);
    }

    /** Whether the square bracket that closes here opened behind an exclamation mark. */
    private static boolean isImage(CharSequence text, int closing) {
        int depth = 0;
        for (int at = closing; at >= Math.max(0, closing - LOOK_BACK); at--) {
            char c = text.charAt(at);
            depth += c == ']' ? 1 : c == '[' ? -1 : 0;
            if (depth == 0) {
                return at > 0 && text.charAt(at - 1) == '!';
            }
        }
        // A description of that length is made to be overlooked.
        return true;
    }
}
