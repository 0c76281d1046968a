package health.cordon.ner.encoder;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import health.cordon.ner.Reading;
import java.io.IOException;
import java.io.InputStream;

/**
 * A text in the encoder's terms: for every token its pieces, its shape and a class of what the lexicon knows.
 *
 * <p>The encoder's vocabulary has no case, so a piece's shape goes in beside it. Numbers of three digits or more, codes, and
 * what rules have settled stand each for one of the vocabulary's unused pieces; of several tokens that one rule has settled
 * as one kind, only the first is shown. Thread-safe.
 */
public final class EncoderInput {

    /** Shapes that the encoder knows: those of a reading, and one for its own marks. */
    public static final int SHAPES = Reading.SHAPES + 1;
    /** Classes of lexicon evidence. */
    public static final int EVIDENCE = 163;

    /** No word has more pieces; what is beyond is not seen. */
    private static final int PIECES_A_WORD = 8;

    private static final int SETTLED = WordPieces.UNUSED;
    private static final int NUMBERS = WordPieces.UNUSED + 40;
    private static final int CODES = WordPieces.UNUSED + 60;
    private static final int CODE_FORMS = 36;

    private final WordPieces vocabulary;

    private EncoderInput(WordPieces vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** With a vocabulary, one piece a line. */
    public static EncoderInput read(InputStream vocabulary) throws IOException {
        return new EncoderInput(WordPieces.read(vocabulary));
    }

    /** The piece at a sequence's begin. */
    public static int begin() {
        return WordPieces.BEGIN;
    }

    /** The piece at a sequence's end. */
    public static int end() {
        return WordPieces.END;
    }

    /** The pieces of token {@code i}, none if the token before it stands for both. */
    public int pieces(Reading text, int i, int[] into) {
        int settled = text.settled(i);
        if (settled != 0) {
            if (text.settled(i - 1) == settled) {
                return 0;
            }
            into[0] = SETTLED + settled;
            return 1;
        }
        Tokens tokens = text.tokens();
        if (text.shape(i) == Tokens.NUMBER && tokens.length(i) > 2 && !isYear(tokens, i)) {
            into[0] = NUMBERS + Math.min(tokens.length(i), 16);
            return 1;
        }
        if (text.shape(i) == Tokens.CODE && tokens.length(i) > 3) {
            into[0] = CODES + Math.floorMod(text.word(i), CODE_FORMS);
            return 1;
        }
        return vocabulary.cut(tokens, i, into);
    }

    private static boolean isYear(Tokens tokens, int i) {
        char first = tokens.charAt(i, 0);
        char second = tokens.charAt(i, 1);
        return tokens.length(i) == 4 && (first == '1' && second == '9' || first == '2' && second == '0');
    }

    /** Room for the pieces of one token. */
    public static int[] room() {
        return new int[PIECES_A_WORD];
    }

    /** How token {@code i} is written. */
    public static int shape(Reading text, int i) {
        return text.shape(i);
    }

    /** The shape of the marks at a sequence's ends. */
    public static int edge() {
        return SHAPES - 1;
    }

    /** What the lexicon knows of token {@code i}, in a class from 0 to {@link #EVIDENCE} - 1. */
    public static int evidence(Reading text, int i) {
        int e = text.evidence(i);
        if (e == 0) {
            return text.shape(i) <= Tokens.MIXED ? 0 : EVIDENCE - 1;
        }
        int given = step(Lexicon.given(e));
        int surname = step(Lexicon.surname(e));
        int word = step(Lexicon.word(e));
        int place = Lexicon.place(e) >= 3 || (e & Lexicon.PLACE_START) != 0 ? 1 : 0;
        int flag = (e & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.EPONYM)) != 0
                ? 1
                : (e & (Lexicon.PROPER | Lexicon.ROLE | Lexicon.FACILITY)) != 0 ? 2 : 0;
        return (((given * 3 + surname) * 3 + word) * 2 + place) * 3 + flag;
    }

    private static int step(int level) {
        return level == 0 ? 0 : level <= 4 ? 1 : 2;
    }
}
