package health.cordon.deid.transform;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The invented-name stock: first names by gender and initial, surnames from stems and endings. Immutable. */
final class NameLists {

    /** The gender by which a first name is read. */
    enum Gender {
        FEMALE,
        MALE,
        EITHER
    }

    private static final Map<Gender, List<String>> FIRST = new HashMap<>();
    private static final Map<String, Gender> GENDERS = new HashMap<>();
    private static final List<String> STEMS;
    private static final List<String> ENDINGS;

    static {
        Map<String, List<String>> first = WordList.read("first-names.txt");
        FIRST.put(Gender.FEMALE, list(first, "F"));
        FIRST.put(Gender.MALE, list(first, "M"));
        FIRST.put(Gender.EITHER, list(first, "N"));
        FIRST.forEach((gender, names) -> names.forEach(name -> GENDERS.merge(
                name.toLowerCase(Locale.ROOT), gender, (one, other) -> one == other ? one : Gender.EITHER)));
        Map<String, List<String>> surnames = WordList.read("surname-parts.txt");
        STEMS = list(surnames, "stems");
        ENDINGS = list(surnames, "endings");
    }

    private NameLists() {}

    /** The gender of a first name in lower case; either if it is not known. */
    static Gender gender(String name) {
        return GENDERS.getOrDefault(name, Gender.EITHER);
    }

    static boolean isFirstName(String name) {
        return GENDERS.containsKey(name);
    }

    /** A first name; of the initial (a capital, 0 for any) if the list has one. */
    static String first(KeyedChoice choice, Gender gender, char initial) {
        List<String> all = Objects.requireNonNull(FIRST.get(gender));
        List<String> fitting = ofInitial(all, initial);
        return choice.of(fitting.isEmpty() ? all : fitting);
    }

    /** A surname; of the initial (a capital, 0 for any) if there is a stem for it. */
    static String last(KeyedChoice choice, char initial) {
        List<String> fitting = ofInitial(STEMS, initial);
        return join(choice.of(fitting.isEmpty() ? STEMS : fitting), choice.of(ENDINGS));
    }

    /** A stem and an ending without three equal letters where they meet. */
    static String join(String stem, String ending) {
        int last = stem.length() - 1;
        boolean triple = stem.charAt(last) == ending.charAt(0) && stem.charAt(last - 1) == ending.charAt(0);
        return triple ? stem + ending.substring(1) : stem + ending;
    }

    private static List<String> ofInitial(List<String> names, char initial) {
        return initial == 0
                ? names
                : names.stream().filter(name -> name.charAt(0) == initial).toList();
    }

    private static List<String> list(Map<String, List<String>> lists, String heading) {
        return List.copyOf(Objects.requireNonNull(lists.get(heading)));
    }
}
