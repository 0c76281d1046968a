package health.cordon.deid.text;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document's text, decoded for detectors, with the way back to the original characters.
 *
 * <p><b>Decoding.</b> Characters become what they read as (NFKC with exceptions, ASCII quotes, dashes, spaces and digits,
 * letters of other scripts that pass for Latin ones, no invisible characters, HTML character references), then quoted-printable
 * is read, lines that were wrapped at a width run on, encoded runs (percent signs, plus signs, base64, hexadecimal) and letters
 * set apart are read, and words and numbers broken at a line's end are joined. Other line ends stay. Plain ASCII with nothing
 * of that is its own decoding.
 *
 * <p><b>The way back.</b> Every decoded character stands for a non-empty range of the original. From left to right the
 * ranges never step back; two characters stand for either the same range or for ranges apart; together they cover the
 * original from its first character to its last, unless the decoded text is empty. Where several original characters
 * became one, its range is all of them. Where one (or a run) became several, each of these stands for all of it. A
 * character that was dropped belongs to the decoded character before it, or to the first one if there is none before.
 *
 * <p><b>What this does not promise.</b> Decoding a decoded text again may decode more: base64 within base64 is read four
 * deep.
 *
 * <p>Immutable but for the tokens and what detectors share, which are made on first use; use one instance in one thread.
 */
public final class SourceText {

    /** Encodings within encodings: deeper than this they stay. */
    static final int DEPTH = 4;

    private final String original;
    private final String text;
    private final @Nullable OffsetMap map;
    private final Map<Object, Object> shared = new IdentityHashMap<>(2);
    private @Nullable Tokens tokens;

    private SourceText(String original, Rewrite.Result decoded) {
        this.original = original;
        this.text = decoded.text();
        this.map = decoded.map();
    }

    /**
     * Decodes a text. Takes any string: lone surrogates and control characters stay as they are, a NUL reads as a space.
     * Never throws, linear in the length.
     */
    public static SourceText of(String original) {
        return new SourceText(original, read(original, DEPTH));
    }

    /**
     * What a text reads as, and the way back.
     *
     * @param depth how many encodings within encodings are undone
     */
    static Rewrite.Result read(String original, int depth) {
        Rewrite.Result folded = new Rewrite.Result(original, null);
        if (!Characters.isPlain(original)) {
            Rewrite.Result characters = Characters.folded(original);
            folded = new Rewrite.Result(LookAlikes.latin(characters.text()), characters.map());
        }
        Rewrite.Result mail = Rewrite.Result.of(folded, QuotedPrintable.decoded(folded.text()));
        Rewrite.Result unwrapped = Rewrite.Result.of(mail, Wrapping.undone(mail.text()));
        return Rewrite.Result.of(unwrapped, Layout.read(unwrapped.text(), depth));
    }

    /** The text as it came. */
    public String original() {
        return original;
    }

    /** The decoded text that detectors read. */
    public String text() {
        return text;
    }

    /**
     * The first original character behind the decoded character at {@code index}; the original's length for
     * {@code text().length()}.
     */
    public int originalStart(int index) {
        return map == null ? index : map.start(index);
    }

    /** One past the last original character behind the decoded characters before {@code end}; 0 for 0. */
    public int originalEnd(int end) {
        return map == null ? end : map.end(end);
    }

    /**
     * What several detectors want to know of this document and one of them has worked out: made on first use, kept for the
     * others. The same key must always be given the same kind of value.
     */
    @SuppressWarnings("unchecked")
    public <T> T shared(Object key, Supplier<T> make) {
        return (T) shared.computeIfAbsent(key, wanted -> make.get());
    }

    /** The decoded text in tokens. */
    public Tokens tokens() {
        if (tokens == null) {
            tokens = Tokens.of(text);
        }
        return tokens;
    }
}
