package health.cordon.gateway.answer;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Span;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.guard.Reading;
import health.cordon.gateway.guard.Readings;
import java.util.BitSet;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Scans a text that comes bit by bit for PHI that the caller did not send, and redacts it.
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
    private int given;
    private int lastScan;
    private long taken;
    private boolean insideRedacted;

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

    void feed(CharSequence text, boolean isRestored, Consumer<String> out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            restored.set(window.length(), isRestored);
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
        given = 0;
        lastScan = 0;
        taken = 0;
        insideRedacted = false;
    }

    private void scan(boolean ended, Consumer<String> out) {
        lastScan = window.length();
        String text = window.toString();
        var spans = Readings.spans(engine, "answer", text);
        int upTo = ended ? text.length() : safe(text, spans);
        if (upTo <= given) {
            return;
        }
        StringBuilder ready = new StringBuilder(upTo - given + 16);
        int done = given;
        for (Span span : spans) {
            if (span.end() > given && span.start() < upTo && !isAllowed(text, span)) {
                done = redact(text, span, done, upTo, ready);
            }
        }
        if (done < upTo) {
            ready.append(text, done, upTo);
            insideRedacted = false;
        }
        given = upTo;
        forget();
        if (!ready.isEmpty()) {
            out.accept(ready.toString());
        }
    }

    /** How far the text may be given out now. */
    private int safe(String text, java.util.List<Span> spans) {
        boolean impatient = text.length() - given > PATIENCE;
        int upTo = text.length() - AHEAD;
        while (upTo > given && !Character.isWhitespace(text.charAt(upTo - 1))) {
            upTo--;
        }
        if (upTo <= given && impatient) {
            upTo = text.length() - AHEAD;
            upTo -= Character.isLowSurrogate(text.charAt(upTo)) ? 1 : 0;
        }
        for (Span span : spans) {
            if (!impatient && span.start() > given && span.start() < upTo && span.end() > upTo) {
                upTo = span.start();
            }
        }
        return upTo;
    }

    private boolean isAllowed(String text, Span span) {
        boolean all = true;
        for (int i = span.start(); all && i < span.end(); i++) {
            all = restored.get(i) || !Character.isLetterOrDigit(text.charAt(i));
        }
        return all || known.covers(Reading.unescapedText(text.substring(span.start(), span.end())));
    }

    /** Redacts the parts of a span that were not put back; gives the place behind what was written. */
    private int redact(String text, Span span, int done, int upTo, StringBuilder ready) {
        int at = Math.max(span.start(), given);
        int end = Math.min(span.end(), upTo);
        int written = done;
        while (at < end) {
            boolean own = restored.get(at);
            int until = at;
            while (until < end && restored.get(until) == own) {
                until++;
            }
            boolean tells = text.substring(at, until).chars().anyMatch(Character::isLetterOrDigit);
            if (!own && tells) {
                boolean goesOn = insideRedacted && at == given && span.start() < given;
                if (!goesOn) {
                    found.merge(span.kind(), 1, Integer::sum);
                }
                if (!known.isObserved()) {
                    ready.append(text, written, at)
                            .append(goesOn ? "" : span.kind().tag());
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
        BitSet kept = restored.get(drop, drop + window.length());
        restored.clear();
        restored.or(kept);
        given -= drop;
        lastScan -= drop;
    }
}
