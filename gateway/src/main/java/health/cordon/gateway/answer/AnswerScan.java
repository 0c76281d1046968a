package health.cordon.gateway.answer;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Span;
import health.cordon.gateway.answer.SecretFinder.Secret;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.guard.Reading;
import health.cordon.gateway.guard.Readings;
import health.cordon.gateway.json.JsonMark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scans a text that comes bit by bit for PHI and secrets that the caller did not send, and redacts them.
 *
 * <p>A scan needs what stands before and behind a word, and a stream must not wait for its end. So the text is scanned in
 * windows, at places that the text alone decides: behind the first white space after {@value #STEP} characters, later in the
 * text after up to {@value #LARGE_STEP}, since a reader waits for the beginning and each scan reads what stands around, or after
 * {@value #LONGEST_STEP} without any. A window begins up to {@value #CONTEXT} characters before what was not yet given out.
 * What is given out ends at white space at least {@value #AHEAD} characters before the window's end, and not inside an
 * identifier. How the text was cut into bits enters nowhere: that is why every chunking gives the same output.
 *
 * <p>At most {@value #MOST_HELD} characters are held back. An identifier longer than that is given out in parts, each
 * redacted. For one thread.
 */
final class AnswerScan {

    /** The most characters that are held back. */
    static final int MOST_HELD = 1024;

    private static final String SECRET = "[SECRET]";
    private static final int STEP = 64;
    private static final int LARGE_STEP = 192;
    private static final int LONGEST_STEP = 256;
    private static final int AHEAD = 48;
    private static final int CONTEXT = 192;
    private static final int PATIENCE = MOST_HELD - LONGEST_STEP;

    private final Deidentifier engine;
    private final Known known;
    private final Map<PhiKind, Integer> found;
    private final StringBuilder window = new StringBuilder();
    private final BitSet restored = new BitSet();
    private final BitSet signs = new BitSet();
    private final BitSet bare = new BitSet();
    private int given;
    private int lastScan;
    private long taken;
    private boolean insideRedacted;
    /** The sort of a secret whose beginning was given out already. */
    private SecretFinder.@Nullable Sort carried;

    /**
     * What may have to be redacted.
     *
     * @param secret what sort of secret; null for what the engine found
     * @param goesOn whether it began before what is in sight
     */
    private record Hit(int start, int end, PhiKind kind, SecretFinder.@Nullable Sort secret, boolean goesOn) {
        String tag() {
            return secret == null ? kind.tag() : SECRET;
        }
    }

    /**
     * A scan.
     *
     * @param found where to count what was redacted
     */
    AnswerScan(Deidentifier engine, Known known, Map<PhiKind, Integer> found) {
        this.engine = engine;
        this.known = known;
        this.found = found;
    }

    /** What is known to stand before the text: it is read with it and never given out. For an empty window. */
    void prime(String cue) {
        window.append(cue);
        given = cue.length();
        lastScan = cue.length();
    }

    void feed(CharSequence text, JsonMark mark, boolean isRestored, Consumer<String> out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            restored.set(window.length(), isRestored);
            signs.set(window.length(), mark == JsonMark.SIGN);
            bare.set(window.length(), mark == JsonMark.BARE);
            if (mark == JsonMark.UNIT && c == 'u') {
                // Its backslash goes with it: what is escaped so may be a letter.
                signs.clear(window.length() - 1);
            }
            window.append(c);
            taken++;
            int since = window.length() - lastScan;
            long step = Math.min(LARGE_STEP, STEP + taken / 8);
            boolean pair = Character.isHighSurrogate(c);
            if (since >= step && Character.isWhitespace(c) || since >= LONGEST_STEP && !pair) {
                scan(false, out);
            }
        }
    }

    void end(Consumer<String> out) {
        if (window.length() > given) {
            scan(true, out);
        }
        window.setLength(0);
        restored.clear();
        signs.clear();
        bare.clear();
        given = 0;
        lastScan = 0;
        taken = 0;
        insideRedacted = false;
        carried = null;
    }

    private void scan(boolean ended, Consumer<String> out) {
        lastScan = window.length();
        String text = window.toString();
        List<Hit> hits = hits(text);
        int upTo = ended ? text.length() : safe(text, hits);
        if (upTo <= given) {
            return;
        }
        StringBuilder ready = new StringBuilder(upTo - given + 16);
        int done = given;
        for (Hit hit : hits) {
            if (hit.end() > given && hit.start() < upTo && !isAllowed(text, hit)) {
                done = redact(text, hit, done, upTo, ready);
            }
        }
        if (done < upTo) {
            ready.append(text, done, upTo);
            insideRedacted = false;
        }
        given = upTo;
        carried = carried(hits, upTo);
        forget();
        if (!ready.isEmpty()) {
            out.accept(ready.toString());
        }
    }

    /** Secrets, and what the engine finds beside them; in order, and none over another. */
    private List<Hit> hits(String text) {
        List<Hit> hits = new ArrayList<>();
        SecretFinder.Sort open = carried;
        int from = open == null ? 0 : SecretFinder.end(text, given, open);
        if (open != null && from > given) {
            hits.add(new Hit(given, from, PhiKind.OTHER_ID, open, true));
        }
        for (Secret secret : SecretFinder.find(text, from)) {
            hits.add(new Hit(secret.start(), secret.end(), PhiKind.OTHER_ID, secret.sort(), false));
        }
        List<Hit> secrets = List.copyOf(hits);
        for (Span span : Readings.spans(engine, "answer", text)) {
            int at = span.start();
            for (Hit secret : secrets) {
                if (secret.start() < span.end() && secret.end() > at) {
                    beside(span, at, secret.start(), hits);
                    at = secret.end();
                }
            }
            beside(span, at, span.end(), hits);
        }
        hits.sort(Comparator.comparingInt(Hit::start));
        return hits;
    }

    private static void beside(Span span, int start, int end, List<Hit> hits) {
        if (start < end) {
            hits.add(new Hit(start, end, span.kind(), null, false));
        }
    }

    private static SecretFinder.@Nullable Sort carried(List<Hit> hits, int upTo) {
        for (Hit hit : hits) {
            if (hit.secret() != null && hit.start() < upTo && hit.end() > upTo) {
                return hit.secret();
            }
        }
        return null;
    }

    /** How far the text may be given out now. */
    private int safe(String text, List<Hit> hits) {
        boolean impatient = text.length() - given > PATIENCE;
        int upTo = text.length() - AHEAD;
        while (upTo > given && !Character.isWhitespace(text.charAt(upTo - 1))) {
            upTo--;
        }
        if (upTo <= given && impatient) {
            upTo = text.length() - AHEAD;
            upTo -= Character.isLowSurrogate(text.charAt(upTo)) ? 1 : 0;
        }
        for (Hit hit : hits) {
            if (!impatient && hit.start() > given && hit.start() < upTo && hit.end() > upTo) {
                upTo = hit.start();
            }
        }
        return upTo;
    }

    private boolean isAllowed(String text, Hit hit) {
        boolean all = true;
        for (int i = hit.start(); all && i < hit.end(); i++) {
            all = stays(i) || !tells(text.charAt(i));
        }
        return all || known.covers(Reading.unescapedText(text.substring(hit.start(), hit.end())));
    }

    /** Letters and digits, and what is read as one: circled, mathematical, of any plane. */
    private static boolean tells(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.SURROGATE
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_SYMBOL;
    }

    /** What was put back, and the signs of JSON. */
    private boolean stays(int at) {
        return restored.get(at) || signs.get(at);
    }

    /** Redacts the parts of a find that do not stay; gives the place behind what was written. */
    private int redact(String text, Hit hit, int done, int upTo, StringBuilder ready) {
        int at = Math.max(hit.start(), given);
        int end = Math.min(hit.end(), upTo);
        int written = done;
        while (at < end) {
            boolean own = stays(at);
            boolean number = bare.get(at);
            int until = at;
            while (until < end && stays(until) == own && bare.get(until) == number) {
                until++;
            }
            boolean tells = text.substring(at, until).chars().anyMatch(AnswerScan::tells);
            if (!own && tells) {
                // A number of JSON is redacted whole and becomes a text.
                int from = number ? Math.max(written, bare.previousClearBit(at) + 1) : at;
                until = number ? Math.min(upTo, bare.nextClearBit(until)) : until;
                boolean goesOn = insideRedacted && from == given && (hit.goesOn() || hit.start() < given);
                if (!goesOn) {
                    found.merge(hit.kind(), 1, Integer::sum);
                }
                if (!known.isObserved()) {
                    ready.append(text, written, from).append(goesOn ? "" : number ? '"' + hit.tag() + '"' : hit.tag());
                    written = until;
                }
                insideRedacted = true;
            }
            at = until;
        }
        return written;
    }

    /** Lets go of what is far behind. */
    private void forget() {
        int drop = given - CONTEXT;
        if (drop <= 0) {
            return;
        }
        if (Character.isLowSurrogate(window.charAt(drop))) {
            drop--;
        }
        window.delete(0, drop);
        for (BitSet marks : new BitSet[] {restored, signs, bare}) {
            BitSet kept = marks.get(drop, drop + window.length());
            marks.clear();
            marks.or(kept);
        }
        given -= drop;
        lastScan -= drop;
    }
}
