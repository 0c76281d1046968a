package health.cordon.ner;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.lexicon.WordEvidence;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.List;

/**
 * A document as the models see it: its tokens with numbers made alike, what rules have already settled, what the lexicon
 * knows of each word, and where sentences begin.
 *
 * <p>A token inside a number, date or contact that a rule has claimed stands for its kind, not for its characters: the
 * models need not learn what rules know, and what they learn from the neighbourhood does not hang on digits.
 *
 * <p>Immutable but for its arrays, which are not to be written to; use it in one thread.
 */
public final class Reading {

    /** The shape of a token that a rule has settled; follows the shapes of {@link Tokens}. */
    public static final byte SETTLED = 8;
    /** How many shapes there are. */
    public static final int SHAPES = 9;

    /** No sentence has more tokens: work on one stays bounded. */
    static final int LONGEST_SENTENCE = 100;

    /** A claim that is less sure than this settles nothing. */
    private static final double SURE = 0.5;

    private final Tokens tokens;
    private final int[] words;
    private final byte[] shapes;
    private final byte[] settled;
    private final int[] evidence;
    private final int[] sentences;

    private Reading(Tokens tokens, int[] evidence) {
        int size = tokens.size();
        this.tokens = tokens;
        this.evidence = evidence;
        words = new int[size];
        shapes = new byte[size];
        settled = new byte[size];
        sentences = Sentences.starts(tokens, LONGEST_SENTENCE);
    }

    /**
     * Reads a document.
     *
     * @param claims what other detectors have claimed so far
     */
    public static Reading of(SourceText text, Lexicon lexicon, List<Detection> claims) {
        Tokens tokens = text.tokens();
        Reading reading = new Reading(tokens, WordEvidence.of(text, lexicon).values());
        for (Detection claim : claims) {
            if (claim.score() >= SURE && isSettled(claim.kind())) {
                reading.settle(claim);
            }
        }
        reading.readWords();
        return reading;
    }

    /** Whether rules have the last word on a kind: those that are told by form, not by sense. */
    static boolean isSettled(PhiKind kind) {
        return switch (kind) {
            case NAME, CLINICIAN_NAME, STREET, CITY, COUNTY, FACILITY, PLACE, USERNAME -> false;
            default -> true;
        };
    }

    private void settle(Detection claim) {
        int last = tokens.at(claim.end() - 1);
        for (int i = tokens.at(claim.start()); i <= last && i < words.length; i++) {
            settled[i] = (byte) (claim.kind().ordinal() + 1);
        }
    }

    private void readWords() {
        for (int i = 0; i < words.length; i++) {
            if (settled[i] != 0) {
                words[i] = Words.settled(settled[i]);
                shapes[i] = SETTLED;
            } else {
                shapes[i] = tokens.shape(i);
                words[i] = shapes[i] == Tokens.NUMBER || shapes[i] == Tokens.CODE
                        ? Words.number(tokens, i)
                        : tokens.hash(i);
            }
        }
    }

    /** How many tokens. */
    public int size() {
        return words.length;
    }

    /** The tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** A hash of the word, of the form of a number, or of the kind that a rule has settled; 0 outside the text. */
    public int word(int i) {
        return i < 0 || i >= words.length ? 0 : words[i];
    }

    /** One of the shapes of {@link Tokens}, or {@link #SETTLED}; a token outside the text is a mark. */
    public byte shape(int i) {
        return i < 0 || i >= words.length ? Tokens.MARK : shapes[i];
    }

    /** The kind that a rule has settled for token {@code i}, as its ordinal and one more; 0 if none. */
    public int settled(int i) {
        return i < 0 || i >= words.length ? 0 : settled[i];
    }

    /** What the lexicon knows; 0 outside the text and of what a rule has settled. */
    public int evidence(int i) {
        return i < 0 || i >= words.length || settled[i] != 0 ? 0 : evidence[i];
    }

    /** How many sentences. */
    public int sentences() {
        return sentences.length - 1;
    }

    /** The first token of sentence {@code s}; the size of the text for the one behind the last. */
    public int sentence(int s) {
        return sentences[s];
    }
}
