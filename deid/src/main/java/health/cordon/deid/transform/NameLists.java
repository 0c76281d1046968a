package health.cordon.deid.transform;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The invented-name stock: first names by gender and initial, surnames from stems and endings. Immutable. */
final class NameLists {

    /** The gender by which a first name is read. */
    enum Gender {
        FEMALE,
        MALE,
        EITHER
    }

    private static final Map<Gender, Names> FIRST = new EnumMap<>(Gender.class);
    private static final Map<String, Gender> GENDERS = new HashMap<>();
    private static final Names STEMS;
    private static final List<String> ENDINGS;

    /** Names, whole and by their initial. */
    private record Names(List<String> all, Map<Character, List<String>> byInitial) {

        static Names of(List<String> names) {
            return new Names(names, names.stream().collect(Collectors.groupingBy(name -> name.charAt(0))));
        }

        List<String> of(char initial) {
            return initial == 0 ? all : byInitial.getOrDefault(initial, all);
        }
    }

    static {
        Map<String, List<String>> first = WordList.read("first-names.txt");
        FIRST.put(Gender.FEMALE, Names.of(list(first, "F")));
        FIRST.put(Gender.MALE, Names.of(list(first, "M")));
        FIRST.put(Gender.EITHER, Names.of(list(first, "N")));
        FIRST.forEach((gender, names) -> names.all()
                .forEach(name -> GENDERS.merge(
                        name.toLowerCase(Locale.ROOT), gender, (one, other) -> one == other ? one : Gender.EITHER)));
        Map<String, List<String>> surnames = WordList.read("surname-parts.txt");
        STEMS = Names.of(list(surnames, "stems"));
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
        return choice.of(Objects.requireNonNull(FIRST.get(gender)).of(initial));
    }

    /** A surname; of the initial (a capital, 0 for any) if there is a stem for it. */
    static String last(KeyedChoice choice, char initial) {
        return join(choice.of(STEMS.of(initial)), choice.of(ENDINGS));
    }

    /** A stem and an ending without three equal letters where they meet. */
    static String join(String stem, String ending) {
        int last = stem.length() - 1;
        boolean triple = stem.charAt(last) == ending.charAt(0) && stem.charAt(last - 1) == ending.charAt(0);
        return triple ? stem + ending.substring(1) : stem + ending;
    }

    private static List<String> list(Map<String, List<String>> lists, String heading) {
        return List.copyOf(Objects.requireNonNull(lists.get(heading)));
    }
}
