package health.cordon.training.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.datafaker.Faker;

/**
 * Names of Datafaker's locales (Apache-2.0) that are written in Latin letters.
 *
 * @param women given names
 * @param men given names
 * @param surnames surnames
 * @param cities towns
 * @param streets streets with their type
 */
record Faked(Set<String> women, Set<String> men, Set<String> surnames, Set<String> cities, List<String> streets) {

    private static final String[] LOCALES = {
        "en", "en-GB", "en-IND", "en-NG", "en-PH", "en-ZA", "en-AU", "en-CA", "en-NZ", "en-PAK", "en-SG", "en-MS",
        "en-UG", "de", "de-AT", "de-CH", "fr", "fr-CA", "fr-CH", "es", "es-MX", "es-AR", "es-PY", "it", "nl", "nl-BE",
        "pl", "pt", "pt-BR", "sv", "nb-NO", "da-DK", "fi-FI", "tr", "vi", "id", "hu", "cs-CZ", "sk", "ro-MD", "hr",
        "lv", "lt", "et", "sq", "ca", "az", "uz", "sw", "ha", "yo", "fil"
    };

    private static final int DRAWS = 2500;
    private static final String[] STREET_TYPES = {
        "Street",
        "St",
        "St.",
        "Avenue",
        "Ave",
        "Ave.",
        "Road",
        "Rd",
        "Drive",
        "Dr",
        "Lane",
        "Ln",
        "Boulevard",
        "Blvd",
        "Court",
        "Ct",
        "Way",
        "Place",
        "Circle",
        "Terrace",
        "Parkway",
        "Trail",
        "Highway",
        "Square",
        "Crescent",
        "Close",
        "Loop",
        "Row",
        "Alley",
        "Plaza",
        "Ridge",
        "Path"
    };

    static Faked all() {
        Set<String> women = new LinkedHashSet<>();
        Set<String> men = new LinkedHashSet<>();
        Set<String> surnames = new LinkedHashSet<>();
        Set<String> cities = new LinkedHashSet<>();
        Set<String> streets = new LinkedHashSet<>();
        for (String locale : LOCALES) {
            Faker faker = new Faker(Locale.forLanguageTag(locale), new Random(locale.hashCode()));
            draw(faker.name()::femaleFirstName, women);
            draw(faker.name()::maleFirstName, men);
            draw(faker.name()::lastName, surnames);
            draw(faker.address()::cityName, cities);
        }
        Random random = new Random(77);
        List<String> stems = new ArrayList<>(surnames);
        stems.addAll(cities);
        for (int i = 0; i < 12_000; i++) {
            streets.add(
                    stems.get(random.nextInt(stems.size())) + " " + STREET_TYPES[random.nextInt(STREET_TYPES.length)]);
        }
        return new Faked(women, men, surnames, cities, List.copyOf(streets));
    }

    /** A locale that lacks a list gives another one's or fails: both are no loss. */
    private static void draw(Supplier<String> source, Set<String> into) {
        for (int i = 0; i < DRAWS; i++) {
            String word;
            try {
                word = source.get();
            } catch (RuntimeException lacking) {
                return;
            }
            if (word != null
                    && word.length() > 1
                    && word.chars().allMatch(c -> c < 0x250 || c >= 0x1E00 && c < 0x1F00)
                    && !word.contains("#")
                    && !word.contains("{")) {
                into.add(word.strip());
            }
        }
    }
}
