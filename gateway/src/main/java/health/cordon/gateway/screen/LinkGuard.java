package health.cordon.gateway.screen;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes addresses in a text of an answer harmless that would carry data out: {@code https://} becomes {@code hxxps://}, which
 * nothing fetches or opens. An image is fetched without anybody's doing, so any data in its address is too much; a link is
 * opened by a person, and is changed if it has a token in it or is too long to judge.
 *
 * <p>It reads character by character, so what comes out, put together, does not depend on how the text was cut. Held back are
 * an address until its end, at most {@value #MOST_HELD} characters, and what may be the beginning of one. Once an address was
 * judged, all behind its first character is read again, since there may be another in it. For one thread.
 */
final class LinkGuard {

    /** The most characters that are held back. */
    static final int MOST_HELD = 2 * Carrier.LONGEST;

    private static final String SCHEME = "http";
    private static final int CONTEXT = 512;

    /** As browsers take it: any slashes or none, and the colon as an HTML character reference. */
    private static final String[] BEGINNINGS = {"https:", "https&", "http:", "http&", "//", "/\\", "\\/", "\\\\"};

    private static final String BEFORE_SLASHES = "(<\"'=";

    private final Set<String> allowed;
    private final boolean change;
    private final Runnable seen;

    /** What was not read yet, the next character last. */
    private final StringBuilder unread = new StringBuilder();
    /** An address, or what may be the beginning of one. */
    private final StringBuilder held = new StringBuilder();
    /** The last of what was given, without blanks behind blanks. */
    private final StringBuilder context = new StringBuilder();

    private final StringBuilder ready = new StringBuilder();
    private Opening opening = Opening.NONE;
    /** Of the address that is held; null if what is held may only become one. */
    private @Nullable AddressEnd end;
    /** The last of what was given that is no blank. */
    private char last = ' ';

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
        for (int i = 0; i < text.length(); i++) {
            unread.append(text.charAt(i));
            work();
        }
        give(out);
    }

    void end(Consumer<String> out) {
        while (!held.isEmpty()) {
            if (end == null) {
                readAgain(false);
            } else {
                judge();
            }
            work();
        }
        context.setLength(0);
        last = ' ';
        give(out);
    }

    private void give(Consumer<String> out) {
        if (!ready.isEmpty()) {
            out.accept(ready.toString());
            ready.setLength(0);
        }
    }

    private void work() {
        while (!unread.isEmpty()) {
            char c = unread.charAt(unread.length() - 1);
            unread.setLength(unread.length() - 1);
            if (end != null) {
                inAddress(end, c);
            } else if (!held.isEmpty()) {
                held.append(c);
                beginning();
            } else {
                outside(c);
            }
        }
    }

    private void outside(char c) {
        boolean opened = c > ' ' && Opening.OPENERS.indexOf(last) >= 0;
        Opening before = opened && "<\"'".indexOf(c) < 0 ? Opening.before(context, context.length()) : Opening.NONE;
        if (before.any()) {
            begin(before, c);
        } else if (c == 'h' || c == 'H' || (c == '/' || c == '\\') && BEFORE_SLASHES.indexOf(last) >= 0) {
            held.append(c);
        } else {
            pass(c);
        }
    }

    private void begin(Opening before, char c) {
        AddressEnd ends = new AddressEnd(before);
        if (ends.isBefore(c)) {
            pass(c);
        } else {
            opening = before;
            end = ends;
            held.append(c);
        }
    }

    /** What is held is an address now, or may become one, or its first character is none's. */
    private void beginning() {
        String begun = held.toString().toLowerCase(Locale.ROOT);
        boolean may = false;
        for (String each : BEGINNINGS) {
            if (each.equals(begun)) {
                char first = held.charAt(0);
                unread(1);
                begin(Opening.before(context, context.length()), first);
                return;
            }
            may |= each.startsWith(begun);
        }
        if (!may) {
            readAgain(false);
        }
    }

    private void inAddress(AddressEnd ends, char c) {
        if (ends.isBefore(c)) {
            unread.append(c);
            judge();
        } else {
            held.append(c);
            if (held.length() == MOST_HELD) {
                judge();
            }
        }
    }

    private void judge() {
        end = null;
        boolean out = Carrier.isOut(held.toString(), opening, allowed);
        if (out) {
            seen.run();
        }
        readAgain(out && change);
    }

    /** Gives the first of what is held; the rest is read again. */
    private void readAgain(boolean harmless) {
        boolean scheme = harmless && startsWithScheme();
        if (harmless) {
            ready.append(scheme ? "hxxp" : "hxxp:");
        }
        int first = scheme ? SCHEME.length() : 1;
        for (int i = 0; i < first; i++) {
            remember(held.charAt(i));
        }
        ready.append(held, scheme ? first : 0, first);
        unread(first);
    }

    private boolean startsWithScheme() {
        return held.length() > SCHEME.length()
                && held.substring(0, SCHEME.length()).equalsIgnoreCase(SCHEME);
    }

    /** Puts what is held from there on back before what was not read. */
    private void unread(int from) {
        unread.append(held.reverse(), 0, held.length() - from);
        held.setLength(0);
    }

    /** Gives a character as it is. */
    private void pass(char c) {
        ready.append(c);
        remember(c);
    }

    private void remember(char c) {
        boolean blank = c <= ' ';
        if (!blank || context.isEmpty() || context.charAt(context.length() - 1) > ' ') {
            context.append(c);
        }
        last = blank ? last : c;
        if (context.length() > 2 * CONTEXT) {
            context.delete(0, context.length() - CONTEXT);
        }
    }
}
