package health.cordon.training.corpora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Places that are no PHI, 164.514(b)(2)(i)(B): states, countries, continents; and what is said of their people. */
final class Regions {

    private static final String MORE = """
            us|u.s|u.s.|u.s.a|u.s.a.|usa|america|united states|the united states|united states of america|uk|u.k|u.k.|england|scotland|wales|britain|great britain|northern ireland|uae\
            |europe|asia|africa|north america|south america|latin america|central america|middle east|the middle east|antarctica|oceania|eu|european union\
            |soviet union|ussr|yugoslavia|czechoslovakia|burma|ivory coast|holland|the netherlands|the philippines|the gambia|korea|south korea|north korea|russia|vietnam|iran|syria|taiwan\
            |the congo|bolivia|venezuela|tanzania|moldova|macedonia|palestine|libya|laos|brunei|kosovo|west germany|east germany|scandinavia|the balkans|caucasus|caribbean|the caribbean\
            |d.c.|washington d.c.|washington, d.c.|puerto rico|guam|ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick|newfoundland|new south wales|victoria|queensland\
            |western australia|south australia|tasmania|bavaria|catalonia|american|british|english|french|german|italian|spanish|russian|chinese|japanese|earth|western europe|eastern europe|north africa|west africa\
            |calif|calif.|mass|mass.|conn|fla|fla.|penn|tex|va|pa|ny|n.y.|nj|n.j.|ca|tx|fl|il|oh|ga|nc|mi|wa|az|md|wi|mn|mo|tn|ky|la|ok|ct|ut|ia|nv|ks|ar|ms|ne|nm|wv|id|hi|nh|me|mt|ri|de|sd|nd|ak|vt|wy|dc
            """;

    private final Set<String> names = new HashSet<>();

    /** @param gazetteers the folder with {@code alvearie} */
    Regions(Path gazetteers) {
        for (String file : List.of("country_list.csv", "states_us.csv")) {
            try {
                for (String line :
                        Files.readAllLines(gazetteers.resolve("alvearie").resolve(file))) {
                    for (String field : line.split(",")) {
                        String name = field.replace("\"", "").strip().toLowerCase(Locale.ROOT);
                        if (name.length() > 3) {
                            names.add(name);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        names.addAll(Arrays.asList(MORE.strip().split("\\|")));
    }

    boolean contains(String place) {
        String name = place.toLowerCase(Locale.ROOT).strip();
        return names.contains(name) || name.startsWith("the ") && names.contains(name.substring(4));
    }
}
