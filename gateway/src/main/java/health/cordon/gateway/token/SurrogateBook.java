package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Pseudonyms;
import health.cordon.deid.Span;
import health.cordon.deid.dates.DateExpression;
import health.cordon.deid.transform.Invented;
import health.cordon.deid.transform.Invented.Sort;
import health.cordon.deid.transform.RunningSurrogates;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The surrogates of one conversation: {@code Karen Whitfield} for a person, in every text the same.
 *
 * <p><b>What this promises.</b> One value, as it is spelled, has one surrogate, and what a model makes of a surrogate comes back
 * as that very spelling. Under the same keyset and conversation the same texts in the same order have the same surrogates, on
 * every node and after every restart. A surrogate is given up for good, and its value has its token from then on, once a text
 * has a word of it, or a date it: a model that sees a true Karen and an invented one would have an answer of which nobody
 * can tell whom it means. Another invented name would not do, since an answer under way may still use the first.
 *
 * <p><b>What it does not.</b> A text with which a conversation would have more than {@value #MOST} values has tokens for the new
 * ones. Thread-safe.
 */
final class SurrogateBook {

    private record Key(String family, String value) {
        static Key of(ToldText.Value value) {
            return new Key(TokenBook.family(value.kind()), value.value());
        }

        @Override
        public String toString() {
            return "Key(" + family + ")";
        }
    }

    /** The most values that have surrogates: invented names come to an end, and looking for one takes ever longer. */
    static final int MOST = 5_000;

    private static final int BYTES_A_VALUE = 1536;
    private static final int BYTES_A_CHARACTER = 12;

    private final Pseudonyms pseudonyms;
    private final String conversation;
    private RunningSurrogates source;
    private volatile long bytes;
    /** Empty for a value that has none. */
    private final Map<Key, Optional<Surrogate>> given = new HashMap<>();

    private final WordForms forms = new WordForms();
    /** What stands for a whole, so that nothing stands for two. */
    private final Map<String, String> meanings = new HashMap<>();

    SurrogateBook(Pseudonyms pseudonyms, String conversation) {
        this.pseudonyms = pseudonyms;
        this.conversation = conversation;
        this.source = new RunningSurrogates(pseudonyms, conversation);
    }

    /** The surrogates of a request's values. */
    synchronized SurrogateTable table(List<ToldText> texts) {
        RunningSurrogates.Pass pass = source.pass();
        Map<Key, Surrogate> wanted = new LinkedHashMap<>();
        Set<SurrogateDates.Told> days = new HashSet<>();
        for (ToldText text : texts) {
            take(pass, text);
            for (ToldText.Value value : text.values()) {
                Key key = Key.of(value);
                given.getOrDefault(key, Optional.empty()).ifPresent(surrogate -> wanted.put(key, surrogate));
                if (value.kind() == PhiKind.DATE) {
                    DateExpression.parse(value.value())
                            .map(SurrogateDates.Told::of)
                            .ifPresent(days::add);
                }
            }
        }
        wanted.entrySet().removeIf(each -> {
            boolean meets = meets(each.getValue(), pass, days);
            if (meets) {
                given.put(each.getKey(), Optional.empty());
            }
            return meets;
        });
        return Rehearsal.of(SurrogateTable.of(List.copyOf(wanted.values())), texts);
    }

    private void take(RunningSurrogates.Pass pass, ToldText text) {
        Set<Key> fresh = text.values().stream().map(Key::of).collect(Collectors.toSet());
        fresh.removeAll(given.keySet());
        if (fresh.isEmpty() || given.size() + fresh.size() > MOST) {
            pass.words(text.text());
            return;
        }
        List<Span> spans = text.values().stream()
                .map(value -> new Span(value.start(), value.end(), value.kind(), 1, "request", List.of()))
                .toList();
        List<Optional<Invented>> invented = pass.next(text.text(), spans);
        for (int i = 0; i < spans.size(); i++) {
            ToldText.Value value = text.values().get(i);
            Optional<Invented> made = invented.get(i);
            if (fresh.remove(Key.of(value))) {
                bytes +=
                        BYTES_A_VALUE + (long) BYTES_A_CHARACTER * value.value().length();
            }
            given.computeIfAbsent(
                    Key.of(value),
                    _ -> made.flatMap(each -> Surrogate.of(value.kind(), value.value(), each))
                            .filter(this::comesBack));
        }
    }

    /** Whether nothing that it is written with stands for something else already; it is then what that stands for. */
    private boolean comesBack(Surrogate surrogate) {
        String key = switch (surrogate.sort()) {
            case NUMBER -> SurrogateNumbers.canonical(surrogate.core());
            case DATE -> surrogate.text();
            case WHOLE -> Atoms.lower(surrogate.text());
            default -> "";
        };
        String meaning = surrogate.sort() == Sort.NUMBER
                ? SurrogateNumbers.letters(surrogate.originalCore())
                : surrogate.originalCore();
        boolean read = switch (surrogate.sort()) {
            case NUMBER -> SurrogateNumbers.isRead(surrogate.core());
            case DATE -> SurrogateDates.comesBack(surrogate.value(), surrogate.text());
            default -> forms.fit(surrogate);
        };
        if (!read || !key.isEmpty() && !meaning.equals(meanings.getOrDefault(key, meaning))) {
            return false;
        }
        if (!key.isEmpty()) {
            meanings.put(key, meaning);
        }
        forms.add(surrogate);
        return true;
    }

    /** Whether a text of this request has what the surrogate is made of. */
    private static boolean meets(Surrogate surrogate, RunningSurrogates.Pass pass, Set<SurrogateDates.Told> days) {
        return switch (surrogate.sort()) {
            case DATE ->
                DateExpression.parse(surrogate.text())
                        .map(SurrogateDates.Told::of)
                        .filter(days::contains)
                        .isPresent();
            case NUMBER -> pass.has(surrogate.core()) || pass.has(SurrogateNumbers.canonical(surrogate.core()));
            case WHOLE -> pass.has(surrogate.text());
            default ->
                surrogate.stands().stream()
                        .anyMatch(stand -> WordForms.isWord(stand.sort()) && pass.has(surrogate.of(stand)));
        };
    }

    /** About how many bytes it takes. */
    long bytes() {
        return bytes;
    }

    /** Forgets every value. */
    synchronized void erase() {
        source = new RunningSurrogates(pseudonyms, conversation);
        given.clear();
        meanings.clear();
        forms.clear();
        bytes = 0;
    }
}
