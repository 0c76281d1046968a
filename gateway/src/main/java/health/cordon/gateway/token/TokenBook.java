package health.cordon.gateway.token;

import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Pseudonyms;
import health.cordon.gateway.error.GatewayError;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one conversation: {@code [NAME-7K2F9Q]} for a value, {@code [NAME-7K2F9Q-2]} for the second word of a
 * person's name, {@code [NAME-7K2F9Q-B]} for another spelling of the same, such as one in capitals.
 *
 * <p><b>What this promises.</b> One value, as it is spelled, has one token, and one token one value. A token that was given
 * stays the value's for as long as the book lives, whatever comes later. Names and e-mail addresses that differ in case or
 * white space alone share their code, so that a model knows them for one; all others are told apart to the letter. Under the
 * same keyset and conversation, what comes in the same order has the same tokens on every node and after every restart; only
 * where two values of a conversation meet in one code (about one in {@value #SPACE} pairs) does the later one get another.
 * Bounded: a value that is too many is refused, and none is forgotten for it. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not know that two spellings mean one person, but for case, white space and a single word
 * of a name that occurs in exactly one full name of the conversation so far. Tokens are pseudonyms, not Safe Harbor: see
 * {@link health.cordon.crypto.Pseudonym}.
 */
public final class TokenBook {

    /** Letters and digits of a code: no vowels, so that no code is a word; no 0 and 1, which are taken for letters. */
    static final String ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ";

    /** Letters that tell spellings apart. */
    static final String SPELLINGS = ALPHABET.substring(8);

    /** Characters of a code. */
    static final int CODE = 6;

    /** The most values of a book. */
    static final int MOST_VALUES = 100_000;

    /** The most characters of all values of a book. */
    static final long MOST_CHARACTERS = 8L << 20;

    private static final long SPACE = 594_823_321L;
    private static final int MOST_PARTS = 9;
    private static final int BYTES_A_VALUE = 512;
    private static final int BYTES_A_CHARACTER = 6;
    private static final RevealAccess TO_COMPARE = RevealAccess.because("to give one value one token");

    private record Key(String family, String text) {
        @Override
        public String toString() {
            return "Key(" + family + ")";
        }
    }

    /**
     * What a code stands for.
     *
     * @param kind its kind
     * @param value the value as it was first written
     */
    private record Entry(PhiKind kind, Phi value) {}

    private final Pseudonyms pseudonyms;
    private final String conversation;
    private final Consumer<TokenBook> grown;
    /** Codes by what their values have in common. */
    private final Map<Key, String> codes = new HashMap<>();

    private final Map<String, Entry> entries = new HashMap<>();
    /** What was given for a value as it is spelled: it keeps that. */
    private final Map<Key, String> given = new HashMap<>();
    /** Values by what stands behind a token's kind. */
    private final Map<String, Phi> values = new HashMap<>();

    private final Map<String, Integer> spellings = new HashMap<>();
    private final Map<String, Set<String>> peopleByWord = new HashMap<>();
    private long characters;
    private volatile long bytes;
    private volatile boolean erased;
    private volatile @Nullable SurrogateBook surrogates;

    /**
     * An empty book.
     *
     * @param conversation what the tokens are constant in; may be PHI, since only a keyed hash of it is used
     */
    public TokenBook(Pseudonyms pseudonyms, String conversation) {
        this(pseudonyms, conversation, _ -> {});
    }

    /** As that, and whoever counts bytes is told when there are more. */
    TokenBook(Pseudonyms pseudonyms, String conversation, Consumer<TokenBook> grown) {
        this.pseudonyms = pseudonyms;
        this.conversation = conversation;
        this.grown = grown;
    }

    /**
     * The token of a value, with its brackets.
     *
     * @param kind what it is
     * @param value as it stands in the text
     * @throws CordonException {@link GatewayError#TOO_MANY_VALUES}
     */
    public String token(PhiKind kind, String value) {
        long before = bytes;
        String token = given(kind, value);
        if (bytes > before) {
            grown.accept(this);
        }
        return token;
    }

    private synchronized String given(PhiKind kind, String value) {
        Key exact = new Key(family(kind), value);
        String known = given.get(exact);
        if (known != null) {
            return known;
        }
        if (given.size() >= MOST_VALUES || characters + value.length() > MOST_CHARACTERS) {
            throw new CordonException(GatewayError.TOO_MANY_VALUES);
        }
        String canonical = canonical(kind, value);
        String token = partOfOnePerson(kind, canonical, value).orElseGet(() -> whole(kind, canonical, value));
        given.put(exact, token);
        characters += value.length();
        bytes += BYTES_A_VALUE + (long) BYTES_A_CHARACTER * value.length();
        return token;
    }

    /** How many values have a token. */
    public synchronized int size() {
        return given.size();
    }

    /** About how many bytes it takes. */
    long bytes() {
        SurrogateBook book = surrogates;
        return book == null ? bytes : bytes + book.bytes();
    }

    /**
     * The surrogates of a request's values.
     *
     * @param texts all of the request, in order; each of its values has its token, which bounds how many there are
     */
    SurrogateTable surrogates(List<ToldText> texts) {
        SurrogateBook book = surrogates();
        long before = book.bytes();
        SurrogateTable table = book.table(texts);
        if (book.bytes() > before) {
            grown.accept(this);
        }
        return table;
    }

    private synchronized SurrogateBook surrogates() {
        if (surrogates == null) {
            surrogates = new SurrogateBook(pseudonyms, conversation);
        }
        return surrogates;
    }

    /** Whether it has forgotten every value. */
    boolean isErased() {
        return erased;
    }

    /** Forgets every value: none is restored any more. */
    synchronized void erase() {
        erased = true;
        if (surrogates != null) {
            surrogates.erase();
        }
        codes.clear();
        entries.clear();
        given.clear();
        values.clear();
        spellings.clear();
        peopleByWord.clear();
        characters = 0;
        bytes = 0;
    }

    /**
     * The value behind a token.
     *
     * @param code in capitals
     * @param part 0 for the whole, else which word of a name, from 1
     * @param spelling a letter of {@link #SPELLINGS}; a blank for the first
     * @return empty if no such token is of this conversation or the name has no such word
     */
    synchronized Optional<Phi> value(String code, int part, char spelling) {
        String base = part == 0 ? code : code + "-" + part;
        String tail = spelling == ' ' ? base : part == 0 ? base + "-" + spelling : base + spelling;
        Phi value = values.get(tail);
        if (value != null || spelling != ' ' || part == 0) {
            return Optional.ofNullable(value);
        }
        return Optional.ofNullable(entries.get(code)).flatMap(entry -> word(entry, part));
    }

    /** A word of a name, as it stands in the name. */
    private static Optional<Phi> word(Entry entry, int part) {
        List<String> words = NameWords.of(entry.value().reveal(TO_COMPARE));
        return isName(entry.kind()) && words.size() > 1 && part <= words.size()
                ? Optional.of(Phi.of(words.get(part - 1)))
                : Optional.empty();
    }

    private String whole(PhiKind kind, String canonical, String value) {
        String code = codes.computeIfAbsent(new Key(family(kind), canonical), key -> freeCode(key, kind, value));
        Entry entry = entries.get(code);
        List<String> words = NameWords.of(canonical);
        if (isName(kind) && words.size() > 1) {
            words.forEach(word -> peopleByWord
                    .computeIfAbsent(word, _ -> new LinkedHashSet<>())
                    .add(code));
        }
        PhiKind told = entry == null ? kind : entry.kind();
        return spelled(told, code, "-", value).orElseGet(() -> {
            String own = freeCode(new Key(family(kind) + " spelled", value), kind, value);
            values.put(own, Phi.of(value));
            return "[" + told + "-" + own + "]";
        });
    }

    private Optional<String> partOfOnePerson(PhiKind kind, String word, String value) {
        if (!isName(kind) || NameWords.of(word).size() != 1 || codes.containsKey(new Key(family(kind), word))) {
            return Optional.empty();
        }
        Set<String> people = peopleByWord.getOrDefault(word, Set.of());
        Entry entry = people.size() == 1 ? entries.get(people.iterator().next()) : null;
        if (entry == null) {
            return Optional.empty();
        }
        int part = NameWords.of(canonical(entry.kind(), entry.value().reveal(TO_COMPARE)))
                        .indexOf(word)
                + 1;
        if (part < 1 || part > MOST_PARTS) {
            return Optional.empty();
        }
        String base = people.iterator().next() + "-" + part;
        // As it stands in the full name comes first: that is what a model means that writes the part by itself.
        word(entry, part).ifPresent(first -> {
            if (values.putIfAbsent(base, first) == null) {
                spellings.put(base, 1);
            }
        });
        return spelled(entry.kind(), base, "", value);
    }

    /** The token of this spelling: the first has no letter. Empty where there are no letters left. */
    private Optional<String> spelled(PhiKind kind, String base, String hyphen, String value) {
        Phi first = values.get(base);
        if (first != null && first.reveal(TO_COMPARE).equals(value)) {
            return Optional.of("[" + kind + "-" + base + "]");
        }
        int count = spellings.getOrDefault(base, 0);
        if (count > SPELLINGS.length()) {
            return Optional.empty();
        }
        String tail = count == 0 ? base : base + hyphen + SPELLINGS.charAt(count - 1);
        values.put(tail, Phi.of(value));
        spellings.put(base, count + 1);
        return Optional.of("[" + kind + "-" + tail + "]");
    }

    private String freeCode(Key key, PhiKind kind, String value) {
        for (int attempt = 0; ; attempt++) {
            String code = code(key, attempt);
            if (entries.putIfAbsent(code, new Entry(kind, Phi.of(value))) == null) {
                return code;
            }
        }
    }

    private String code(Key key, int attempt) {
        long number =
                pseudonyms.number("gateway-token", conversation, key.family(), key.text(), Integer.toString(attempt));
        StringBuilder code = new StringBuilder(CODE);
        for (int i = 0; i < CODE; i++) {
            code.append(ALPHABET.charAt((int) Long.remainderUnsigned(number, ALPHABET.length())));
            number = Long.divideUnsigned(number, ALPHABET.length());
        }
        return code.toString();
    }

    /** A person is one whether taken for a patient or a clinician. */
    static String family(PhiKind kind) {
        return isName(kind) ? PhiKind.NAME.name() : kind.name();
    }

    static boolean isName(PhiKind kind) {
        return kind == PhiKind.NAME || kind == PhiKind.CLINICIAN_NAME;
    }

    /** What spellings of one value have in common. {@code ab12} and {@code AB12} may be two record numbers. */
    private static String canonical(PhiKind kind, String value) {
        return isName(kind) || kind == PhiKind.EMAIL ? NameWords.folded(value) : value;
    }

    @Override
    public synchronized String toString() {
        return "TokenBook(" + given.size() + " values)";
    }
}
