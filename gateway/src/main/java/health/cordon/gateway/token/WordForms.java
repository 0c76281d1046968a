package health.cordon.gateway.token;

import health.cordon.deid.transform.Invented.Sort;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the words of surrogates stand for, as it was first spelled: in capitals, in small letters, and otherwise. Not
 * thread-safe.
 */
final class WordForms {

    private final Map<String, Map<Atoms.Case, String>> forms = new HashMap<>();

    static boolean isWord(Sort sort) {
        return sort == Sort.FIRST_NAME || sort == Sort.SURNAME || sort == Sort.PLACE;
    }

    /** Whether every word of a surrogate would come back as it is spelled in its value. */
    boolean fit(Surrogate surrogate) {
        for (Surrogate.Stand stand : surrogate.stands()) {
            if (isWord(stand.sort())) {
                String word = surrogate.of(stand);
                String known = forms.getOrDefault(Atoms.lower(word), Map.of()).get(Atoms.Case.of(word));
                if (known != null && !known.equals(stand.original())) {
                    return false;
                }
            }
        }
        return true;
    }

    void add(Surrogate surrogate) {
        for (Surrogate.Stand stand : surrogate.stands()) {
            if (isWord(stand.sort())) {
                String word = surrogate.of(stand);
                forms.computeIfAbsent(Atoms.lower(word), _ -> new EnumMap<>(Atoms.Case.class))
                        .putIfAbsent(Atoms.Case.of(word), stand.original());
            }
        }
    }

    /** What a word stands for, in the case in which it is written; null if it stands for nothing. */
    @Nullable
    String original(String word) {
        Map<Atoms.Case, String> known = forms.get(Atoms.lower(word));
        if (known == null) {
            return null;
        }
        Atoms.Case written = Atoms.Case.of(word);
        String exact = known.get(written);
        if (exact != null) {
            return exact;
        }
        Atoms.Case closest = known.containsKey(Atoms.Case.OTHER)
                ? Atoms.Case.OTHER
                : known.keySet().iterator().next();
        return written.of(java.util.Objects.requireNonNull(known.get(closest)), closest);
    }

    void clear() {
        forms.clear();
    }
}
