package health.cordon.gateway.preamble;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Knows the managed system prompt where an answer repeats it: {@value #ROW} words in the prompt's order, without case and
 * punctuation. Such words become one {@value #TAG}. A paraphrase or a translation is not known.
 *
 * <p>What comes out, put together, does not depend on how the text was cut; {@value #ROW} words are held back, at most {@value
 * #MOST_HELD} characters. Without a prompt everything passes at once. For one thread.
 */
public final class PreambleEcho {

    /** How many words in a row are a repetition. */
    public static final int ROW = 8;

    /** What stands where they were. */
    public static final String TAG = "[SYSTEM_PROMPT]";

    /** The most characters that are held back. */
    static final int MOST_HELD = 640;

    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_GAP = 32;

    /** A word of the text and what stands before it. */
    private static final class Word {

        final String gap;
        final String text;
        boolean echo;

        Word(String gap, String text) {
            this.gap = gap;
            this.text = text;
        }
    }

    private final boolean change;
    private final Set<List<String>> rows;
    private final Runnable seen;
    private final List<Word> held = new ArrayList<>();
    private final StringBuilder gap = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private boolean inEcho;

    /**
     * For a prompt.
     *
     * @param seen told of each repetition
     */
    public PreambleEcho(Preamble preamble, Runnable seen) {
        change = preamble.echoes() == Echoes.REDACT;
        rows = preamble.echoes() == Echoes.PASS ? Set.of() : rows(preamble.text());
        this.seen = seen;
    }

    private static Set<List<String>> rows(String text) {
        List<String> words = new ArrayList<>();
        for (String each : text.split("[^\\p{L}\\p{N}]+")) {
            if (!each.isEmpty()) {
                words.add(each.toLowerCase(Locale.ROOT));
            }
        }
        Set<List<String>> rows = new HashSet<>();
        for (int i = 0; i + ROW <= words.size(); i++) {
            rows.add(List.copyOf(words.subList(i, i + ROW)));
        }
        return rows;
    }

    /** Takes more of the text. */
    public void feed(String text, Consumer<String> out) {
        if (rows.isEmpty()) {
            out.accept(text);
            return;
        }
        StringBuilder ready = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            take(text.charAt(i), ready);
        }
        give(ready, out);
    }

    /** That was all. */
    public void end(Consumer<String> out) {
        StringBuilder ready = new StringBuilder();
        endWord(ready);
        release(0, ready);
        ready.append(gap);
        gap.setLength(0);
        inEcho = false;
        give(ready, out);
    }

    private static void give(StringBuilder ready, Consumer<String> out) {
        if (!ready.isEmpty()) {
            out.accept(ready.toString());
        }
    }

    private void take(char c, StringBuilder ready) {
        if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
            word.append(c);
            if (word.length() > LONGEST_WORD) {
                // No word of the prompt is so long: the row is broken, and nothing waits for it.
                endWord(ready);
                release(0, ready);
            }
            return;
        }
        if (!word.isEmpty()) {
            endWord(ready);
        }
        gap.append(c);
        if (gap.length() > LONGEST_GAP) {
            release(0, ready);
            ready.append(gap);
            gap.setLength(0);
            inEcho = false;
        }
    }

    private void endWord(StringBuilder ready) {
        if (word.isEmpty()) {
            return;
        }
        held.add(new Word(gap.toString(), word.toString()));
        gap.setLength(0);
        word.setLength(0);
        if (held.size() >= ROW) {
            List<Word> last = held.subList(held.size() - ROW, held.size());
            if (rows.contains(last.stream()
                    .map(each -> each.text.toLowerCase(Locale.ROOT))
                    .toList())) {
                last.forEach(each -> each.echo = true);
            }
            release(ROW - 1, ready);
        }
    }

    /** Gives out all but the last words. */
    private void release(int keep, StringBuilder ready) {
        while (held.size() > keep) {
            Word first = held.removeFirst();
            if (!first.echo) {
                ready.append(first.gap).append(first.text);
                inEcho = false;
                continue;
            }
            if (!inEcho) {
                seen.run();
            }
            if (!change) {
                ready.append(first.gap).append(first.text);
            } else if (!inEcho) {
                ready.append(first.gap).append(TAG);
            }
            inEcho = true;
        }
    }
}
