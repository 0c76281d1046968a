package health.cordon.deid.lexicon;

import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;

/**
 * What the {@link Lexicon} knows of each token of one document, looked up once for all who want to know.
 *
 * @param values one {@link Lexicon#evidence} a token; 0 for numbers and marks. Not to be written to
 */
public record WordEvidence(int[] values) {

    /** Looks up the words of a document, or gives what was looked up before. */
    public static WordEvidence of(SourceText text, Lexicon lexicon) {
        return text.shared(WordEvidence.class, () -> lookedUp(text.tokens(), lexicon));
    }

    private static WordEvidence lookedUp(Tokens tokens, Lexicon lexicon) {
        int[] values = new int[tokens.size()];
        for (int i = 0; i < values.length; i++) {
            byte shape = tokens.shape(i);
            if (shape <= Tokens.CODE && shape != Tokens.NUMBER) {
                values[i] = lexicon.evidence(tokens.hash(i));
            }
        }
        return new WordEvidence(values);
    }

    /** What is known of token {@code i}; 0 outside the text. */
    public int at(int i) {
        return i < 0 || i >= values.length ? 0 : values[i];
    }
}
