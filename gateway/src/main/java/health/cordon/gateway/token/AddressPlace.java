package health.cordon.gateway.token;

/**
 * Follows a text and knows whether it is inside a web address. There no surrogate becomes a value: an image's address is
 * fetched without anybody's doing, and a value in it would be gone. Longer rather than shorter. For one thread.
 */
final class AddressPlace {

    private static final String OPENERS = "(<\"'`[{";
    private static final String CLOSERS = ")>\"'`]}";
    private static final String[] SCHEMES = {"http:", "https:", "http&", "https&"};
    private static final int REMEMBERED = 8;

    private final StringBuilder last = new StringBuilder();
    private char opener = ' ';
    private boolean inside;
    private char end;

    /** The next character. */
    void take(char c) {
        if (inside) {
            boolean blank = end == 0 && Character.isWhitespace(c);
            inside = c != '\n' && c != end && !blank && !(end == 0 && ")>\"'`".indexOf(c) >= 0);
            last.setLength(0);
            opener = c;
            return;
        }
        boolean starts = last.isEmpty();
        last.append(c);
        if (begins()) {
            inside = true;
            int which = OPENERS.indexOf(opener);
            end = which < 0 ? 0 : CLOSERS.charAt(which);
        } else if (!Character.isLetter(c) && !isSlash(c)) {
            opener = c;
            last.setLength(0);
        } else if (!starts && last.length() > REMEMBERED) {
            last.delete(0, last.length() - REMEMBERED);
        }
    }

    boolean isInside() {
        return inside;
    }

    private boolean begins() {
        int length = last.length();
        if (length >= 2 && isSlash(last.charAt(length - 1)) && isSlash(last.charAt(length - 2))) {
            // Escapes have two backslashes too.
            return last.charAt(length - 1) == '/' || opener == '=' || OPENERS.indexOf(opener) >= 0;
        }
        for (String scheme : SCHEMES) {
            int from = length - scheme.length();
            if (from >= 0 && Atoms.lower(last.substring(from)).equals(scheme)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }
}
