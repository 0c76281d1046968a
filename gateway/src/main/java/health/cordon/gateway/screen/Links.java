package health.cordon.gateway.screen;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds web addresses in a text, tells which of them a reader's program fetches by itself (images in Markdown and HTML), and
 * asks {@link Carrier} whether they carry data. Linear.
 */
final class Links {

    private static final int LONGEST = 4 * Carrier.LONGEST;
    private static final int LINK_SCORE = 80;
    private static final int LINK_LESS = 20;

    private Links() {}

    /** Looks through a text. */
    static void scan(String text, Set<String> allowed, Consumer<Sign> out) {
        for (int slashes = text.indexOf("//"); slashes >= 0; slashes = text.indexOf("//", slashes)) {
            int start = start(text, slashes);
            Opening opening = start < 0 ? Opening.NONE : Opening.before(text, start);
            int end = end(text, slashes, opening);
            if (start >= 0) {
                int score = Carrier.score(text.substring(start, Math.min(end, start + 2 * Carrier.LONGEST)), allowed);
                int least = opening.image() ? 50 : LINK_SCORE;
                if (score >= least) {
                    out.accept(new Sign(Signal.BEACON, start, end, opening.image() ? score : score - LINK_LESS));
                }
            }
            slashes = Math.max(end, slashes + 2);
        }
    }

    /** Where an address with these slashes begins; -1 if none does. */
    private static int start(String text, int slashes) {
        for (String scheme : new String[] {"https:", "http:"}) {
            if (text.regionMatches(true, slashes - scheme.length(), scheme, 0, scheme.length())) {
                return slashes - scheme.length();
            }
        }
        char before = slashes == 0 ? ' ' : text.charAt(slashes - 1);
        return "(<\"'=".indexOf(before) >= 0 ? slashes : -1;
    }

    private static int end(String text, int from, Opening opening) {
        AddressEnd end = new AddressEnd(opening);
        int at = from;
        while (at < text.length() && at - from <= LONGEST && !end.isBefore(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
