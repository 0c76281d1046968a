package health.cordon.gateway.screen;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes addresses in a text of an answer harmless that would carry data out: {@code https://} becomes {@code hxxps://}, which
 * nothing fetches or opens. An image is fetched without anybody's doing, so any data in its address is too much; a link is
 * opened by a person, and is changed if it has a token in it or is too long to judge.
 *
 * <p>What comes out, put together, does not depend on how the text was cut. Held back are an address until its end, at most
 * {@value #MOST_HELD} characters, and what may be the beginning of one. For one thread.
 */
final class LinkGuard {

    /** The most characters that are held back. */
    static final int MOST_HELD = 2 * Carrier.LONGEST;

    private static final int HTTP = 4;
    private static final int IMAGE_SCORE = 50;
    private static final int LINK_SCORE = 90;
    private static final int CONTEXT = 512;
    private static final int LONGEST_BEGINNING = 5;
    private static final int LONGEST_GAP = 16;

    /** As browsers take it: any slashes or none, and the colon as an HTML character reference. */
    private static final String[] BEGINNINGS = {"https:", "https&", "http:", "http&"};

    private final Set<String> allowed;
    private final boolean change;
    private final Runnable seen;
    private final StringBuilder pending = new StringBuilder();
    private final StringBuilder context = new StringBuilder();
    private boolean insideLong;

    /**
     * A guard.
     *
     * @param change whether to make harmless, or only to tell
     * @param seen told of each address that carries data
     */
    LinkGuard(Set<String> allowed, boolean change, Runnable seen) {
        this.allowed = allowed;
        this.change = change;
        this.seen = seen;
    }

    void feed(CharSequence text, Consumer<String> out) {
        // In steps, so that what is held back stays within its bound however much comes at once.
        for (int at = 0; at < text.length(); at += CONTEXT) {
            pending.append(text, at, Math.min(text.length(), at + CONTEXT));
            work(false, out);
        }
    }

    void end(Consumer<String> out) {
        work(true, out);
        context.setLength(0);
        insideLong = false;
    }

    private void work(boolean ended, Consumer<String> out) {
        StringBuilder ready = new StringBuilder();
        while (!pending.isEmpty()) {
            if (insideLong) {
                int end = 0;
                while (end < pending.length() && !Links.isEnd(pending.charAt(end))) {
                    end++;
                }
                insideLong = end == pending.length();
                give(end, ready);
                continue;
            }
            int start = begin();
            if (start < 0) {
                give(ended ? pending.length() : pending.length() - unfinished(), ready);
                break;
            }
            give(start, ready);
            int end = Links.end(pending, 0, Links.quote(context, context.length()));
            boolean tooLong = end >= MOST_HELD;
            if (end == pending.length() && !ended && !tooLong) {
                break;
            }
            address(Math.min(end, MOST_HELD), ready);
            insideLong = tooLong;
        }
        if (!ready.isEmpty()) {
            out.accept(ready.toString());
        }
    }

    private void address(int end, StringBuilder ready) {
        boolean image = Links.isFetched(context + pending.substring(0, 1), context.length());
        int score = Carrier.score(pending.substring(0, end), allowed);
        if (score >= (image ? IMAGE_SCORE : LINK_SCORE)) {
            seen.run();
            if (change) {
                int scheme = Carrier.isScheme(pending.charAt(0)) ? HTTP : 0;
                ready.append(scheme == 0 ? "hxxp:" : "hxxp");
                forget(scheme);
                give(end - scheme, ready);
                return;
            }
        }
        give(end, ready);
    }

    /** Gives the next characters as they are. */
    private void give(int count, StringBuilder ready) {
        ready.append(pending, 0, count);
        forget(count);
    }

    private void forget(int count) {
        context.append(pending, 0, count);
        if (context.length() > 2 * CONTEXT) {
            context.delete(0, context.length() - CONTEXT);
        }
        pending.delete(0, count);
    }

    /** Where the next address begins; -1 if none does yet. */
    private int begin() {
        for (int at = 0; at < pending.length(); at++) {
            char c = pending.charAt(at);
            if (c == 'h' || c == 'H') {
                for (String beginning : BEGINNINGS) {
                    if (startsWith(at, beginning, beginning.length())) {
                        return at;
                    }
                }
            } else if (isSlash(c) && at + 1 < pending.length() && isSlash(pending.charAt(at + 1)) && isOpened(at)) {
                return at;
            }
        }
        return -1;
    }

    /** How many characters of the end may be the beginning of an address. */
    private int unfinished() {
        for (int length = Math.min(LONGEST_BEGINNING, pending.length()); length > 0; length--) {
            int at = pending.length() - length;
            for (String beginning : BEGINNINGS) {
                if (length < beginning.length() && startsWith(at, beginning, length)) {
                    return length;
                }
            }
        }
        int last = pending.length() - 1;
        return isSlash(pending.charAt(last)) && isOpened(last) ? 1 : 0;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** Whether what stands before, blanks left out, opens an address. */
    private boolean isOpened(int at) {
        for (int back = 1; back <= LONGEST_GAP; back++) {
            int place = at - back;
            int inContext = context.length() + place;
            if (place < 0 && inContext < 0) {
                return false;
            }
            char before = place >= 0 ? pending.charAt(place) : context.charAt(inContext);
            if (before > ' ') {
                return "(<\"'=".indexOf(before) >= 0;
            }
        }
        return false;
    }

    private boolean startsWith(int at, String word, int length) {
        return at + length <= pending.length()
                && pending.substring(at, at + length).toLowerCase(Locale.ROOT).equals(word.substring(0, length));
    }
}
