package health.cordon.deid.transform;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The surrogates of one document: one for each value, no two values sharing one, none a value of the input. */
final class Taken {

    private static final int ATTEMPTS = 400;

    private final Predicate<String> reserved;
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /**
     * None yet.
     *
     * @param reserved candidates that are never taken
     */
    Taken(Predicate<String> reserved) {
        this.reserved = reserved;
    }

    /**
     * The surrogate of a value, or null if none was found.
     *
     * @param family sets kinds apart
     * @param value what all forms of the original value have in common
     * @param candidates the candidate of each attempt
     * @param written what the document would read if a candidate were taken
     * @param present whether that is a value of the input
     */
    @Nullable
    String surrogate(
            String family,
            String value,
            IntFunction<String> candidates,
            Function<String, String> written,
            Predicate<String> present) {
        String key = family + '\n' + value;
        String known = given.get(key);
        for (int attempt = 0; known == null && attempt < ATTEMPTS; attempt++) {
            String candidate = candidates.apply(attempt);
            if (!candidate.equals(value)
                    && !reserved.test(candidate)
                    && !present.test(written.apply(candidate))
                    && key.equals(owners.computeIfAbsent(candidate, _ -> key))) {
                known = candidate;
                given.put(key, candidate);
            }
        }
        return known == null || present.test(written.apply(known)) ? null : known;
    }
}
