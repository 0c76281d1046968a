package health.cordon.gateway.screen;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds web addresses in a text, tells which of them a reader's program fetches by itself (images in Markdown and HTML), and
 * asks {@link Carrier} whether they carry data. Linear.
 */
final class Links {

    private static final int LOOK_BACK = 400;
    private static final int LINK_SCORE = 80;
    private static final int LINK_LESS = 20;

    private Links() {}

    /** Looks through a text. */
    static void scan(String text, Set<String> allowed, Consumer<Sign> out) {
        for (int slashes = text.indexOf("//"); slashes >= 0; slashes = text.indexOf("//", slashes)) {
            int start = start(text, slashes);
            int end = end(text, slashes, start < 0 ? 0 : quote(text, start));
            if (start >= 0) {
                boolean image = isFetched(text, start);
                int score = Carrier.score(text.substring(start, Math.min(end, start + 2 * Carrier.LONGEST)), allowed);
                int least = image ? 50 : LINK_SCORE;
                if (score >= least) {
                    out.accept(new Sign(Signal.BEACON, start, end, image ? score : score - LINK_LESS));
                }
            }
            slashes = Math.max(end, slashes + 2);
        }
    }

    /** Where an address with these slashes begins; -1 if none does. */
    static int start(CharSequence text, int slashes) {
        for (String scheme : new String[] {"https:", "http:"}) {
            int at = slashes - scheme.length();
            if (at >= 0 && text.subSequence(at, slashes).toString().equalsIgnoreCase(scheme)) {
                return at;
            }
        }
        char before = slashes == 0 ? ' ' : text.charAt(slashes - 1);
        return "(<\"'=".indexOf(before) >= 0 ? slashes : -1;
    }

    /** The quote in which an attribute has the address that begins here; 0 if there is none. */
    static char quote(CharSequence text, int start) {
        boolean quoted = start >= 2 && text.charAt(start - 2) == '=' && "\"'".indexOf(text.charAt(start - 1)) >= 0;
        return quoted ? text.charAt(start - 1) : 0;
    }

    /** Where it ends; in an attribute, at its quote. A bracket within square or curly ones belongs to it: models are told to fill these in. */
    static int end(CharSequence text, int from, char quote) {
        int at = from;
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean inside = quote != 0 ? c != quote : open > 0 && c != ')';
            if (isEnd(c) && (!inside || c == '\n')) {
                break;
            }
            open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
            if (at - from > 4 * Carrier.LONGEST) {
                break;
            }
        }
        return at;
    }

    /** Whether an address ends before this character. */
    static boolean isEnd(char c) {
        return c <= ' ' || c == ')' || c == '"' || c == '\'' || c == '`' || c == '>' || c == '\u3002';
    }

    /** Whether what stands before an address makes an image of it. */
    static boolean isFetched(CharSequence text, int start) {
        int at = start;
        while (at > 0 && "<\"' \t\r\n".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        if (at >= 2 && text.charAt(at - 1) == '(' && text.charAt(at - 2) == ']') {
            return isImage(text, at - 2);
        }
        if (at >= 2 && text.charAt(at - 1) == ':' && text.charAt(at - 2) == ']') {
            return true;
        }
        if (at >= 1 && (text.charAt(at - 1) == '=' || text.charAt(at - 1) == '(')) {
            int from = Math.max(0, at - 12);
            String before = text.subSequence(from, at).toString().toLowerCase(java.util.Locale.ROOT);
            return before.endsWith("src=")
                    || before.endsWith("srcset=")
                    || before.endsWith("poster=")
                    || before.endsWith("background=")
                    || before.endsWith("data=")
                    || before.endsWith("url(");
        }
        return false;
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
