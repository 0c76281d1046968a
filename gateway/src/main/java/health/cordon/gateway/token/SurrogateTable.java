package health.cordon.gateway.token;

import health.cordon.gateway.token.Lookup.Begins;
import health.cordon.gateway.token.Lookup.Match;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The surrogates that stand in one request, and how they are known in its answer. Immutable; what it finds at a place is a
 * matter of the next {@value #LONGEST} characters alone.
 */
final class SurrogateTable {

    /** No way of writing a surrogate is longer. */
    static final int LONGEST = 128;

    static final SurrogateTable NONE = new SurrogateTable(List.of());

    private final List<Surrogate> all;
    private final List<Lookup> lookups;

    private SurrogateTable(List<Surrogate> all) {
        this.all = all;
        this.lookups = List.of(new SurrogateWords(all), new SurrogateNumbers(all), new SurrogateDates(all));
    }

    /** Of those among these that come back for certain: of two that may be taken for each other, none is in it. */
    static SurrogateTable of(List<Surrogate> wanted) {
        // What is taken away makes none unclear.
        Set<Surrogate> unclear = new HashSet<>(new SurrogateWords(wanted).unclear());
        unclear.addAll(new SurrogateNumbers(wanted).unclear());
        List<Surrogate> left = new ArrayList<>(wanted);
        left.removeAll(unclear);
        return new SurrogateTable(List.copyOf(left));
    }

    /** The same without those that this table would not put back where they stand in these texts. */
    SurrogateTable without(Set<Surrogate> lost) {
        List<Surrogate> left = new ArrayList<>(all);
        left.removeAll(lost);
        return of(left);
    }

    /** What begins at a place of a whole text; null if nothing does. */
    @Nullable
    Match match(CharSequence text, int start) {
        CharSequence before = text.subSequence(Math.max(0, start - Restorer.REMEMBERED), start);
        boolean word = Character.isLetterOrDigit(text.charAt(start))
                && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
        return word && at(text, start, before, true) instanceof TokenReader.Found.Standing(Match match) ? match : null;
    }

    List<Surrogate> all() {
        return all;
    }

    /**
     * What begins at a place where a word does.
     *
     * @param before some characters before
     * @param ended whether nothing comes behind the text
     * @return null if nothing does
     */
    TokenReader.@Nullable Found at(CharSequence text, int start, CharSequence before, boolean ended) {
        int limit = Math.min(text.length(), start + LONGEST - 1);
        int end = Atoms.end(text, start, limit);
        if (end == text.length() && !ended) {
            return new TokenReader.Found.Unfinished();
        }
        List<Lookup> may = new ArrayList<>(lookups.size());
        for (Lookup lookup : lookups) {
            Begins begins = lookup.begins(text, start, end, ended);
            if (begins == Begins.UNKNOWN) {
                return new TokenReader.Found.Unfinished();
            }
            if (begins == Begins.YES) {
                may.add(lookup);
            }
        }
        if (may.isEmpty()) {
            return null;
        }
        if (!ended && text.length() - start < LONGEST) {
            return new TokenReader.Found.Unfinished();
        }
        Match longest = null;
        for (Lookup lookup : may) {
            Match match = lookup.at(text, start, limit, before);
            if (match != null && (longest == null || match.end() > longest.end())) {
                longest = match;
            }
        }
        return longest == null ? null : new TokenReader.Found.Standing(longest);
    }

    @Override
    public String toString() {
        return "SurrogateTable(" + all.size() + " surrogates)";
    }
}
