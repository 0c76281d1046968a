package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.core.config.EditDistance;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of all known names under their hashes, and under the hashes of what is left when letters are struck out: two
 * words within one slip of each other have such a rest in common, so a misspelling is found without a look at any other
 * name (the idea of symmetric deletion). Words of 5 letters take one slip, of 9 two.
 */
final class NameIndex {

    static final int LONGEST = 24;

    private static final int FOR_ONE_SLIP = 5;
    private static final int FOR_TWO_SLIPS = 9;

    private final List<NameWord> words = new ArrayList<>();
    private final Map<String, NameWord> byWord = new HashMap<>();
    private final HashIndex exact = new HashIndex();
    private final HashIndex rests = new HashIndex();
    private final HashIndex joined = new HashIndex();
    private final List<String> joinedWords = new ArrayList<>();
    private final Map<Integer, PhiKind> initialPairs = new HashMap<>();
    private final Set<Long> pairs = new HashSet<>();
    private long lengths;

    NameIndex(List<KnownName> names) {
        for (KnownName name : names) {
            add(name);
        }
        for (int id = 0; id < words.size(); id++) {
            NameWord word = words.get(id);
            exact.add(Tokens.hash(word.word), id);
            if (!word.isNickname() && !word.particle && word.word.length() <= LONGEST) {
                strike(word.word, id);
            }
        }
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The known word that the token is, letter by letter. */
    @Nullable
    NameWord word(Tokens tokens, int i) {
        for (int slot = exact.first(tokens.hash(i)); slot >= 0; slot = exact.next(slot)) {
            NameWord word = words.get(exact.value(slot));
            if (tokens.matches(i, word.word)) {
                return word;
            }
        }
        return null;
    }

    /** Whether the token is a known name without the space: {@code johnsmith}, {@code jsmith}. */
    boolean isJoined(Tokens tokens, int i) {
        for (int slot = joined.first(tokens.hash(i)); slot >= 0; slot = joined.next(slot)) {
            if (tokens.matches(i, joinedWords.get(joined.value(slot)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one person bears both words. */
    boolean together(NameWord one, NameWord other) {
        return pairs.contains(pair(one, other)) || pairs.contains(pair(other, one));
    }

    private static long pair(NameWord one, NameWord other) {
        return (long) one.number << 32 | other.number;
    }

    /** Whose initials these are, as lower-case letters; null if nobody's. */
    @Nullable
    PhiKind initials(char given, char family) {
        return initialPairs.get(given << 8 | family);
    }

    /** The known word that the letters are a misspelling of; the nearest, of the same first letter if there is one. */
    @Nullable
    NameWord misspelled(char[] letters, int length) {
        if (length >= LONGEST || (lengths >> length & 1) == 0) {
            return null;
        }
        Nearest nearest = new Nearest(letters, length);
        nearest.look(hash(letters, length, -1, -1));
        for (int i = 0; i < length; i++) {
            nearest.look(hash(letters, length, i, -1));
            for (int j = i + 1; j < length && length >= FOR_TWO_SLIPS - 2; j++) {
                nearest.look(hash(letters, length, i, j));
            }
        }
        return nearest.word;
    }

    /** How many slips a word of this length takes. */
    private static int slips(int length) {
        return length >= FOR_TWO_SLIPS ? 2 : length >= FOR_ONE_SLIP ? 1 : 0;
    }

    private void add(KnownName name) {
        int givenInitials = initials(name.given());
        int familyInitials = initials(name.family());
        List<NameWord> given = new ArrayList<>();
        for (String part : name.given()) {
            use(given, part, name.kind(), true, false, familyInitials | givenInitials);
            for (String form : WordList.otherForms(part)) {
                use(given, form, name.kind(), true, true, familyInitials);
            }
        }
        List<NameWord> family = new ArrayList<>();
        for (String part : name.family()) {
            use(family, part, name.kind(), false, false, givenInitials | familyInitials);
        }
        given.forEach(first -> family.forEach(last -> pairs.add(pair(first, last))));
        if (!name.given().isEmpty() && !name.family().isEmpty()) {
            join(name);
        }
    }

    private void join(KnownName name) {
        String given = name.given().getFirst();
        String family = String.join("", name.family());
        for (String form :
                List.of(given + family, family + given, given.charAt(0) + family, family + given.charAt(0))) {
            if (form.length() >= FOR_ONE_SLIP && !WordList.isOrdinary(form)) {
                joined.add(Tokens.hash(form), joinedWords.size());
                joinedWords.add(form);
            }
        }
        if (name.family().size() > 1 && family.length() >= FOR_ONE_SLIP) {
            use(new ArrayList<>(), family, name.kind(), false, false, initials(name.given()));
        }
        int pair = given.charAt(0) << 8 | name.family().getFirst().charAt(0);
        initialPairs.merge(pair, name.kind(), (a, b) -> a == PhiKind.NAME ? a : b);
    }

    private void use(List<NameWord> parts, String word, PhiKind kind, boolean given, boolean nickname, int initials) {
        if (word.length() < 2) {
            return;
        }
        NameWord used = byWord.get(word);
        if (used == null) {
            used = new NameWord(word, words.size());
            byWord.put(word, used);
            words.add(used);
        }
        used.add(kind, given, nickname, initials);
        parts.add(used);
    }

    private static int initials(List<String> parts) {
        int initials = 0;
        for (String part : parts) {
            char first = part.charAt(0);
            initials |= first >= 'a' && first <= 'z' ? 1 << (first - 'a') : 0;
        }
        return initials;
    }

    private void strike(String word, int id) {
        int slips = slips(word.length());
        if (slips == 0) {
            return;
        }
        char[] letters = word.toCharArray();
        rests.add(hash(letters, letters.length, -1, -1), id);
        for (int i = 0; i < letters.length; i++) {
            rests.add(hash(letters, letters.length, i, -1), id);
            for (int j = i + 1; j < letters.length && slips == 2; j++) {
                rests.add(hash(letters, letters.length, i, j), id);
            }
        }
        for (int length = letters.length - slips; length <= letters.length + slips; length++) {
            lengths |= 1L << length;
        }
    }

    /** The hash of the letters without the two that are struck out. */
    private static int hash(char[] letters, int length, int without, int norThis) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < length; i++) {
            if (i != without && i != norThis) {
                hash = (hash ^ letters[i]) * 0x01000193;
            }
        }
        return hash;
    }

    /** The nearest word so far. */
    private final class Nearest {

        private final String letters;
        private @Nullable NameWord word;
        private int least = Integer.MAX_VALUE;

        Nearest(char[] letters, int length) {
            this.letters = new String(letters, 0, length);
        }

        void look(int rest) {
            for (int slot = rests.first(rest); slot >= 0; slot = rests.next(slot)) {
                NameWord candidate = words.get(rests.value(slot));
                int distance = EditDistance.between(letters, candidate.word);
                boolean sameStart = letters.charAt(0) == candidate.word.charAt(0);
                int cost = 2 * distance + (sameStart ? 0 : 1);
                boolean near =
                        distance > 0 && distance <= slips(candidate.word.length()) && (distance < 2 || sameStart);
                boolean before =
                        cost < least || cost == least && word != null && candidate.word.compareTo(word.word) < 0;
                if (near && before) {
                    least = cost;
                    word = candidate;
                }
            }
        }
    }
}
