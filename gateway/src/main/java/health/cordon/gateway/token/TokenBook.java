package health.cordon.gateway.token;

import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.Pseudonyms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of one conversation: {@code [NAME-7K2F9Q]} for a value, {@code [NAME-7K2F9Q-2]} for the second word of a
 * person's name.
 *
 * <p><b>What this promises.</b> One value has one token and one token one value. Under the same keyset and conversation a
 * value has the same token on every node and after every restart; only where two values of a conversation meet in one code
 * (about one in {@value #SPACE} pairs) does the later one get another. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not know that two spellings mean one person, but for a single word of a name that
 * occurs in exactly one full name of the conversation. Tokens are pseudonyms, not Safe Harbor: see
 * {@link health.cordon.crypto.Pseudonym}.
 */
public final class TokenBook {

    /** Letters and digits of a code: no vowels, so that no code is a word; no 0 and 1, which are taken for letters. */
    static final String ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ";

    /** Characters of a code. */
    static final int CODE = 6;

    private static final long SPACE = 594_823_321L;
    private static final RevealAccess TO_COMPARE = RevealAccess.because("to give one value one token");

    private record Key(String family, String canonical) {
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
    record Entry(PhiKind kind, Phi value) {}

    private final Pseudonyms pseudonyms;
    private final String conversation;
    private final Map<Key, String> codes = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Set<String>> peopleByWord = new HashMap<>();

    /**
     * An empty book.
     *
     * @param conversation what the tokens are constant in; may be PHI, since only a keyed hash of it is used
     */
    public TokenBook(Pseudonyms pseudonyms, String conversation) {
        this.pseudonyms = pseudonyms;
        this.conversation = conversation;
    }

    /**
     * The token of a value, with its brackets.
     *
     * @param kind what it is
     * @param value as it stands in the text
     */
    public synchronized String token(PhiKind kind, String value) {
        String canonical = canonical(value);
        List<String> words = words(canonical);
        if (isName(kind) && words.size() == 1 && !codes.containsKey(new Key(family(kind), canonical))) {
            Optional<String> part = partOfOnePerson(canonical);
            if (part.isPresent()) {
                return "[" + part.get() + "]";
            }
        }
        String code = codes.computeIfAbsent(new Key(family(kind), canonical), key -> freeCode(key, kind, value));
        if (isName(kind) && words.size() > 1) {
            words.forEach(word -> peopleByWord
                    .computeIfAbsent(word, _ -> new LinkedHashSet<>())
                    .add(code));
        }
        return "[" + kind(code) + "-" + code + "]";
    }

    /** How many values have a token. */
    public synchronized int size() {
        return entries.size();
    }

    /**
     * The value behind a code.
     *
     * @param code in capitals
     * @param part 0 for the whole, else which word of a name, from 1
     * @return empty if the code is not of this conversation or the name has no such word
     */
    synchronized Optional<Phi> value(String code, int part) {
        Entry entry = entries.get(code);
        if (entry == null) {
            return Optional.empty();
        }
        if (part == 0) {
            return Optional.of(entry.value());
        }
        String[] words = entry.value().reveal(TO_COMPARE).strip().split("[\\s,]+");
        return isName(entry.kind()) && words.length > 1 && part <= words.length
                ? Optional.of(Phi.of(words[part - 1]))
                : Optional.empty();
    }

    private Optional<String> partOfOnePerson(String word) {
        Set<String> people = peopleByWord.getOrDefault(word, Set.of());
        if (people.size() != 1) {
            return Optional.empty();
        }
        String code = people.iterator().next();
        Entry entry = entries.get(code);
        if (entry == null) {
            return Optional.empty();
        }
        int at = words(canonical(entry.value().reveal(TO_COMPARE))).indexOf(word);
        return Optional.of(entry.kind() + "-" + code + "-" + (at + 1)).filter(token -> at >= 0 && at < 9);
    }

    private PhiKind kind(String code) {
        Entry entry = entries.get(code);
        return entry == null ? PhiKind.OTHER_ID : entry.kind();
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
        long number = pseudonyms.number(
                "gateway-token", conversation, key.family(), key.canonical(), Integer.toString(attempt));
        StringBuilder code = new StringBuilder(CODE);
        for (int i = 0; i < CODE; i++) {
            code.append(ALPHABET.charAt((int) Long.remainderUnsigned(number, ALPHABET.length())));
            number = Long.divideUnsigned(number, ALPHABET.length());
        }
        return code.toString();
    }

    /** A person is one whether taken for a patient or a clinician. */
    private static String family(PhiKind kind) {
        return isName(kind) ? PhiKind.NAME.name() : kind.name();
    }

    private static boolean isName(PhiKind kind) {
        return kind == PhiKind.NAME || kind == PhiKind.CLINICIAN_NAME;
    }

    private static String canonical(String value) {
        return value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String canonical) {
        return Arrays.stream(canonical.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public synchronized String toString() {
        return "TokenBook(" + entries.size() + " values)";
    }
}
