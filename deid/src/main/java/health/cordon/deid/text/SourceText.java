package health.cordon.deid.text;

/**
 * A document's text, decoded for detectors, with the way back to the original characters.
 *
 * <p>Immutable but for the tokens, which are made on first use; use one instance in one thread.
 */
public final class SourceText {

    private final String original;
    private final String text;
    private @org.jspecify.annotations.Nullable Tokens tokens;

    private SourceText(String original, String text) {
        this.original = original;
        this.text = text;
    }

    /** Decodes a text. Takes any string: lone surrogates, NULs, control characters. */
    public static SourceText of(String original) {
        return new SourceText(original, original);
    }

    /** The text as it came. */
    public String original() {
        return original;
    }

    /** The decoded text that detectors read. */
    public String text() {
        return text;
    }

    /** The first original character behind the decoded character at {@code index}. */
    public int originalStart(int index) {
        return index;
    }

    /** One past the last original character behind the decoded characters before {@code end}, {@code end > 0}. */
    public int originalEnd(int end) {
        return end;
    }

    /** The decoded text in tokens. */
    public Tokens tokens() {
        if (tokens == null) {
            tokens = Tokens.of(text);
        }
        return tokens;
    }
}
