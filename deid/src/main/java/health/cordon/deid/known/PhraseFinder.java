package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.Tokens;

/** Finds known phrases: short and long forms of street words, marks and line ends between the words do not matter. */
final class PhraseFinder {

    static final String ADDRESS = "known: address";
    static final String PHRASE = "known: value";

    private static final int MOST_MARKS = 4;

    private final PhraseIndex index;
    private final Tokens tokens;
    private final Detections found;

    PhraseFinder(PhraseIndex index, Tokens tokens, Detections found) {
        this.index = index;
        this.tokens = tokens;
        this.found = found;
    }

    void find() {
        int at = 0;
        while (at < tokens.size()) {
            at = tokens.shape(at) == Tokens.MARK ? at + 1 : phrase(at);
        }
    }

    private int phrase(int i) {
        int first = StreetWords.canonicalHash(tokens.hash(i));
        if (!index.begins(first)) {
            return i + 1;
        }
        int end = longest(i, index.first(first, 0), i + 1);
        int second = word(i + 1, true);
        if (second < tokens.size()) {
            end = longest(i, index.first(first, StreetWords.canonicalHash(tokens.hash(second))), end);
        }
        int direct = word(i + 1, false);
        if (direct < tokens.size() && direct != second) {
            end = longest(i, index.first(first, StreetWords.canonicalHash(tokens.hash(direct))), end);
        }
        return end;
    }

    /** Claims the longest phrase from token {@code i} on if it reaches beyond {@code end}; returns its end. */
    private int longest(int i, int firstSlot, int end) {
        int longest = end;
        Phrase best = null;
        for (int slot = firstSlot; slot >= 0; slot = index.next(slot)) {
            Phrase phrase = index.phrase(slot);
            int behind = match(phrase, i);
            if (behind > longest || behind == longest && best == null && behind == i + 1) {
                longest = behind;
                best = phrase;
            }
        }
        if (best != null) {
            boolean address = best.kind().paragraph() == 'B';
            found.add(
                    tokens.start(i),
                    tokens.end(longest - 1),
                    best.kind(),
                    best.score(),
                    KnownPhiDetector.NAME,
                    address ? ADDRESS : PHRASE);
        }
        return longest;
    }

    /** The token behind the phrase, 0 if it is not here. */
    private int match(Phrase phrase, int i) {
        if (phrase.written() && tokens.shape(i) == Tokens.LOWER) {
            return 0;
        }
        int matched = 0;
        int end = 0;
        int at = i;
        int p = 0;
        while (p < phrase.words().length && at < tokens.size() && (at == i || tokens.linesBefore(at) < 2)) {
            String word = phrase.words()[p];
            if (tokens.matches(at, word) || canonical(at).equals(word)) {
                matched++;
                p++;
                end = ++at;
                at = marks(at);
            } else if (p > 0 && isSkipped(phrase, canonical(at))) {
                at = marks(at + 1);
            } else if (phrase.kind() == PhiKind.STREET && StreetWords.isSkipped(word)) {
                p++;
                matched++;
            } else {
                break;
            }
        }
        return matched >= phrase.needed() && end > i ? end : 0;
    }

    private static boolean isSkipped(Phrase phrase, String word) {
        return phrase.kind() == PhiKind.STREET && StreetWords.isSkipped(word)
                || phrase.kind() == PhiKind.EMAIL && (word.equals("at") || word.equals("dot"));
    }

    /** The next word from {@code i} on: behind marks and, if asked, behind words that come and go. */
    private int word(int i, boolean skip) {
        int at = marks(i);
        while (skip && at < tokens.size() && at < i + MOST_MARKS) {
            String word = canonical(at);
            if (!StreetWords.isSkipped(word) && !word.equals("at") && !word.equals("dot")) {
                break;
            }
            at = marks(at + 1);
        }
        return at;
    }

    private int marks(int i) {
        int at = i;
        while (at < tokens.size() && at < i + MOST_MARKS && tokens.shape(at) == Tokens.MARK) {
            at++;
        }
        return at;
    }

    private String canonical(int i) {
        return StreetWords.canonical(Tokens.folded(tokens.word(i)));
    }
}
