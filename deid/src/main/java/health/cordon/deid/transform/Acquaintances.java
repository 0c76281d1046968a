package health.cordon.deid.transform;

import health.cordon.deid.transform.NameLists.Gender;
import health.cordon.deid.transform.NameMention.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people that texts have told so far, by first name, surname and initials. Not thread-safe. */
final class Acquaintances {

    private final Map<String, Set<Person>> byFirst = new HashMap<>();
    private final Map<String, Set<Person>> byLast = new HashMap<>();
    private final Map<String, Set<Person>> byInitials = new HashMap<>();
    private final Map<String, Gender> genders = new HashMap<>();

    /** A first and a last name, in lower case; the first may be an initial. */
    record Person(String first, String last) {

        String initials() {
            return "" + first.charAt(0) + last.charAt(0);
        }

        String key() {
            return first + ' ' + last;
        }
    }

    /** What a mention tells, and the title before it. */
    void learn(NameMention mention, String title) {
        String first = mention.key(Role.FIRST);
        String last = mention.key(Role.LAST);
        if (!first.isEmpty() && !last.isEmpty()) {
            Person person = new Person(first, last);
            byFirst.computeIfAbsent(first, _ -> new LinkedHashSet<>()).add(person);
            byLast.computeIfAbsent(last, _ -> new LinkedHashSet<>()).add(person);
            byInitials
                    .computeIfAbsent(person.initials(), _ -> new LinkedHashSet<>())
                    .add(person);
        }
        if (!first.isEmpty() && !NameLists.isFirstName(first)) {
            if (NameWords.FEMALE.contains(title)) {
                genders.putIfAbsent(first, Gender.FEMALE);
            } else if (NameWords.MALE.contains(title)) {
                genders.putIfAbsent(first, Gender.MALE);
            }
        }
    }

    boolean isFirst(String word) {
        return byFirst.containsKey(word);
    }

    boolean isLast(String word) {
        return byLast.containsKey(word);
    }

    boolean areInitials(String word) {
        return byInitials.containsKey(word);
    }

    Gender gender(String first) {
        return genders.getOrDefault(first, NameLists.gender(first));
    }

    /** The one person of this first name, or null. */
    @Nullable
    Person withFirst(String first) {
        return only(byFirst.get(first));
    }

    /** The one person of this last name, or null. */
    @Nullable
    Person withLast(String last) {
        return only(byLast.get(last));
    }

    /** The one person with these initials, first and last, or null. */
    @Nullable
    Person withInitials(String initials) {
        return only(byInitials.get("" + initials.charAt(0) + initials.charAt(initials.length() - 1)));
    }

    /** The one person with this last name and this initial of the first, or null. */
    @Nullable
    Person withLast(String last, char initial) {
        Set<Person> fitting = new HashSet<>(byLast.getOrDefault(last, Set.of()));
        fitting.removeIf(
                person -> person.first().charAt(0) != initial || person.first().length() == 1);
        return only(fitting);
    }

    private static @Nullable Person only(@Nullable Set<Person> fitting) {
        return fitting != null && fitting.size() == 1 ? fitting.iterator().next() : null;
    }
}
