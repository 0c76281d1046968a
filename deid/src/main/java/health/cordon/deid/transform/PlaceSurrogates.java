package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.transform.Invented.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Invented streets, towns and facilities: the words that only say what kind of place it is stay (Street, Apt, General
 * Hospital), each run of other words becomes one invented name, numbers become others of their length.
 */
@Cfr("164.514(b)(2)(i)(B)")
final class PlaceSurrogates {

    private static final Set<String> STREET_WORDS =
            words("street st avenue ave av road rd drive dr lane ln court ct place pl"
                    + " boulevard blvd way circle cir terrace ter trail trl parkway pkwy highway hwy route rte rt rural rr square sq"
                    + " alley aly loop plaza plz turnpike tpke pike expressway expy freeway fwy apartment apt unit suite ste room rm"
                    + " floor fl flr building bldg lot trailer trlr po p o box pob post office county state no number the of and at"
                    + " c/o care");
    private static final Set<String> FACILITY_WORDS =
            words("hospital hospitals hosp medical med center centre ctr clinic"
                    + " clinics general memorial regional community university univ college school health healthcare system systems"
                    + " children childrens women womens veterans va affairs infirmary institute foundation group practice associates"
                    + " physicians family internal medicine surgery surgical orthopedic orthopedics pediatric pediatrics cancer heart"
                    + " eye ear nose throat rehabilitation rehab nursing skilled home homes manor hospice care convalescent assisted"
                    + " living senior center urgent emergency department dept er ed icu micu sicu ccu nicu picu pacu ward unit floor wing"
                    + " tower pavilion building bldg room rm bed suite laboratory lab labs pharmacy imaging radiology dialysis"
                    + " outpatient inpatient primary high elementary middle academy church inc llc corp corporation company co ltd"
                    + " of and the at for in on & s");
    private static final Set<String> COUNTY_WORDS =
            words("county co parish borough precinct district township twp of the");
    private static final Set<String> CITY_WORDS = words("city town township village of the");
    private static final List<String> DIRECTIONS = List.of("north", "south", "east", "west");

    private static final List<String> STEMS;
    private static final Set<String> ORDINAL_ENDINGS = Set.of("st", "nd", "rd", "th");
    private static final List<String> ENDINGS;

    static {
        Map<String, List<String>> lists = WordList.read("places.txt");
        STEMS = List.copyOf(Objects.requireNonNull(lists.get("stems")));
        ENDINGS = List.copyOf(Objects.requireNonNull(lists.get("endings")));
    }

    /** After so many attempts a place has two words, of which there is no end. */
    private static final int ATTEMPTS_SINGLE = 100;

    private final Workspace work;

    PlaceSurrogates(Workspace work) {
        this.work = work;
    }

    /** The span with invented names, or null if nothing in it was replaced. */
    @Nullable
    String replace(int index) {
        Invented invented = invented(index);
        return invented == null ? null : invented.text();
    }

    /** The same, part by part. */
    @Nullable
    Invented invented(int index) {
        String text = work.text(index);
        PhiKind kind = work.span(index).kind();
        Invented.Writer out = new Invented.Writer(text);
        boolean replaced = false;
        boolean named = false;
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            if (end == at) {
                at++;
                continue;
            }
            String word = text.substring(at, end);
            String key = NameMention.key(word);
            if (stays(kind, key)) {
                at = end;
                continue;
            }
            String other;
            Sort sort = Sort.BESIDE_PLACE;
            if (word.chars().anyMatch(Character::isDigit)) {
                other = isOrdinal(key) ? ordinal(word) : work.numbers().scrambled(word);
            } else if (kind == PhiKind.STREET && isDirection(key)) {
                other = direction(word, key);
            } else {
                end = runEnd(text, end, kind);
                other = name(text.substring(at, end));
                sort = Sort.PLACE;
                named = true;
            }
            if (other == null) {
                return null;
            }
            out.replace(at, end, other, sort);
            replaced = true;
            at = end;
        }
        Invented invented = out.end();
        return replaced && (named || !work.words().hasAllOf(invented.text())) ? invented : null;
    }

    private static boolean stays(PhiKind kind, String key) {
        return switch (kind) {
            case STREET -> STREET_WORDS.contains(key);
            case FACILITY -> FACILITY_WORDS.contains(key);
            case COUNTY -> COUNTY_WORDS.contains(key);
            case CITY, PLACE -> CITY_WORDS.contains(key);
            default -> false;
        };
    }

    /** Where the words end that belong to one name: {@code St. Mary's} is one, {@code Oak} before {@code Street} ends. */
    private static int runEnd(String text, int from, PhiKind kind) {
        int end = from;
        while (true) {
            int next = end;
            while (next < text.length() && next - end < 3 && " .'’\n\r".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            int past = wordEnd(text, next);
            String word = text.substring(next, past);
            if (past == next
                    || next == end
                    || stays(kind, NameMention.key(word))
                    || word.chars().anyMatch(Character::isDigit)) {
                return end;
            }
            end = past;
        }
    }

    private @Nullable String name(String run) {
        String key = Workspace.canonical(run);
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/place", key));
        boolean acronym = run.length() <= 5 && run.chars().allMatch(Character::isUpperCase);
        String name = work.taken()
                .surrogate(
                        acronym ? "place acronym" : "place",
                        key,
                        attempt -> acronym ? letters(choice, run.length()) : place(choice, attempt),
                        candidate -> candidate,
                        candidate -> work.words().hasAnyOf(candidate)
                                || candidate.toLowerCase(Locale.ROOT).contains(key));
        return name == null ? null : NameSurrogates.cased(name, run);
    }

    private static String place(KeyedChoice choice, int attempt) {
        String name = NameLists.join(choice.of(STEMS), choice.of(ENDINGS));
        return attempt < ATTEMPTS_SINGLE ? name : choice.of(STEMS) + ' ' + name;
    }

    private static String letters(KeyedChoice choice, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(choice.of("BCDFGHKLMNPRSTVW"));
        }
        return out.toString();
    }

    /** {@code 42nd}. */
    private static boolean isOrdinal(String key) {
        int digits = key.length() - 2;
        return digits >= 1
                && ORDINAL_ENDINGS.contains(key.substring(digits))
                && key.chars().limit(digits).allMatch(Character::isDigit);
    }

    private @Nullable String ordinal(String word) {
        int digits = word.length() - 2;
        String number = work.numbers().scrambled(word.substring(0, digits));
        if (number == null) {
            return null;
        }
        int tens = number.length() > 1 ? number.charAt(number.length() - 2) - '0' : 0;
        int last = tens == 1 ? 0 : number.charAt(number.length() - 1) - '0';
        String ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
        return number + NameSurrogates.cased(ending, word.substring(digits));
    }

    private static boolean isDirection(String key) {
        return DIRECTIONS.contains(key) || key.length() == 1 && "nsew".contains(key);
    }

    private String direction(String word, String key) {
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/direction", key));
        String other = choice.of(DIRECTIONS);
        while (other.charAt(0) == key.charAt(0)) {
            other = choice.of(DIRECTIONS);
        }
        String capital = Character.toUpperCase(other.charAt(0)) + other.substring(1);
        String shown = key.length() == 1 ? capital.substring(0, 1) : capital;
        return NameSurrogates.cased(shown, word);
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Set<String> words(String words) {
        return Arrays.stream(words.split(" +", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
