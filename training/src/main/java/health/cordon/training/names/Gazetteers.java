package health.cordon.training.names;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import health.cordon.testkit.Seeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Towns and hospitals from the gazetteers. */
final class Gazetteers {

    private static final String[] TAILS = {
        "Hospital",
        "Medical Center",
        "Regional Medical Center",
        "Clinic",
        "Community Hospital",
        "Health",
        "Memorial Hospital",
        "General",
        "General Hospital",
        "Children's Hospital",
        "Cancer Institute",
        "Heart Institute",
        "Health Center",
        "University Hospital",
        "Infirmary",
        "Urgent Care",
        "Family Practice",
        "Surgical Center",
        "Rehabilitation Hospital",
        "VA Medical Center",
        "Hospice",
        "Nursing Home",
        "Dialysis",
        "Eye Institute",
        "Behavioral Health",
        "Pediatrics",
        "Women's Center",
        "Health System",
        "Healthcare",
        "Medical Group"
    };

    private Gazetteers() {}

    /** American towns twice, those of the world once. */
    static List<String> cities(Path gazetteers, Set<String> faked) {
        List<String> cities = new ArrayList<>();
        for (String column : columns(gazetteers.resolve("us-cities").resolve("us_cities.csv"), "CITY")) {
            cities.add(column);
            cities.add(column);
        }
        for (String line : NamePools.lines(gazetteers.resolve("alvearie").resolve("city_list.csv"))) {
            String city = line.replace("\"", "").split(",")[0];
            if (city.length() > 2 && city.chars().allMatch(c -> c < 0x250)) {
                cities.add(city);
            }
        }
        cities.addAll(faked);
        return cities;
    }

    /** Hospitals that exist, and as many whose names are put together. */
    static List<String> facilities(Path gazetteers, List<String> surnames, Seeded s) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : columns(
                gazetteers.resolve("cms-hospitals").resolve("Hospital_General_Information.csv"), "Facility Name")) {
            names.add(Casing.title(name));
        }
        List<String> towns = columns(gazetteers.resolve("us-cities").resolve("us_cities.csv"), "CITY");
        List<String> all = new ArrayList<>(names);
        for (int i = names.size(); i > 0; i--) {
            String stem =
                    s.chance(0.5) ? s.choose(towns) : s.chance(0.2) ? "St. " + s.choose(surnames) : s.choose(surnames);
            all.add(stem + " " + s.choose(TAILS));
        }
        return all;
    }

    private static List<String> columns(Path file, String column) {
        List<String> values = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> values.add(row.getField(column)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }
}
