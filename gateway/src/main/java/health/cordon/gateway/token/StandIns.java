package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the values of one request: surrogates for those that have one, else tokens.
 *
 * <p><b>What this promises.</b> In the request's answer a token of the whole conversation is known, a surrogate only if it stands in
 * the request: a model knows no others, and an invented name that it did not read is chance. Once the conversation is
 * forgotten, no value comes back. Thread-safe.
 */
public final class StandIns {

    private record Key(String family, String value) {
        @Override
        public String toString() {
            return "Key(" + family + ")";
        }
    }

    private final TokenBook tokens;
    private final TokenReader reader;
    private final SurrogateTable table;
    private final Map<Key, String> surrogates = new HashMap<>();

    private StandIns(TokenBook tokens, SurrogateTable table) {
        this.tokens = tokens;
        this.reader = new TokenReader(tokens);
        this.table = table;
        table.all().forEach(each -> surrogates.put(new Key(TokenBook.family(each.kind()), each.value()), each.text()));
    }

    /** Tokens alone. */
    public static StandIns tagged(TokenBook tokens) {
        return new StandIns(tokens, SurrogateTable.NONE);
    }

    /**
     * Surrogates where there are some.
     *
     * @param texts all of the request, in order; each of its values has its token
     */
    public static StandIns realistic(TokenBook tokens, List<ToldText> texts) {
        return new StandIns(tokens, tokens.surrogates(texts));
    }

    /**
     * What is sent for a value.
     *
     * @throws health.cordon.core.error.CordonException if it has no token yet and there is no room for one
     */
    public String of(PhiKind kind, String value) {
        String surrogate = surrogates.get(new Key(TokenBook.family(kind), value));
        return surrogate == null ? tokens.token(kind, value) : surrogate;
    }

    /** Whether an answer may hold surrogates. */
    boolean hasSurrogates() {
        return !surrogates.isEmpty();
    }

    /** No way of writing any of them is longer. */
    int longest() {
        return hasSurrogates() ? SurrogateTable.LONGEST : TokenReader.LONGEST;
    }

    /** Whether the values are no longer known. */
    boolean isForgotten() {
        return tokens.isErased();
    }

    /** What begins at a place; null if nothing does. */
    TokenReader.@Nullable Found at(CharSequence text, int start, CharSequence before, boolean ended) {
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        char c = text.charAt(start);
        if (TokenReader.mayBegin(last, c)) {
            TokenReader.Found found = reader.at(text, start, ended);
            boolean unfinished =
                    found instanceof TokenReader.Found.Unfinished && text.length() - start < TokenReader.LONGEST;
            if (found instanceof TokenReader.Found.Token || unfinished) {
                return found;
            }
        }
        boolean word = Character.isLetterOrDigit(c) && !Character.isLetterOrDigit(last);
        return word && hasSurrogates() ? table.at(text, start, before, ended) : null;
    }

    @Override
    public String toString() {
        return "StandIns(" + surrogates.size() + " surrogates)";
    }
}
