package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes places: towns that exist, towns that do not, streets, facilities. */
final class Places {

    private static final Map<String, List<String>> LISTS = Resources.lists("places.txt");

    private final Split split;
    private final @Nullable Vocabulary vocabulary;

    Places(Split split, @Nullable Vocabulary vocabulary) {
        this.split = split;
        this.vocabulary = vocabulary;
    }

    /** An entry of a list that is divided between the splits. */
    String one(String list, Seeded s) {
        return s.choose(split.of(list(list)));
    }

    /** An entry of a list that is common to the splits: states, countries. */
    static String common(String list, Seeded s) {
        return s.choose(list(list));
    }

    String city(Seeded s) {
        if (vocabulary != null && Vocabulary.isUsed(s)) {
            return s.choose(vocabulary.cities());
        }
        if (s.chance(0.45)) {
            return one("city-real", s);
        }
        while (true) {
            String stem = common("city-first", s);
            String city = s.chance(0.6)
                    ? stem + common("city-last", s)
                    : s.chance(0.6)
                            ? stem + common("city-last", s) + " " + common("city-tail", s)
                            : s.choose("Port ", "New ", "Lake ", "North ", "Mount ", "San ", "Fort ")
                                    + stem
                                    + common("city-last", s);
            if (split.holds(city)) {
                return city;
            }
        }
    }

    /** A town outside the United States. */
    String town(Seeded s) {
        if (vocabulary != null && s.chance(0.5)) {
            return s.choose(vocabulary.cities());
        }
        if (s.chance(0.55)) {
            return one("town-real", s);
        }
        while (true) {
            String town = common("town-first", s) + common("town-last", s);
            if (split.holds(town)) {
                return s.chance(0.12) ? common("town-before", s) + " " + town : town;
            }
        }
    }

    String street(Seeded s) {
        if (s.chance(0.08)) {
            return s.choose("PO Box ", "P.O. Box ", "RR 2 Box ") + s.digits(s.between(2, 4));
        }
        String street = s.digits(s.between(1, 5)) + " " + road(s);
        return s.chance(0.3)
                ? street
                        + s.choose(
                                " Apt " + s.digits(2),
                                ", Unit " + s.digits(1) + s.letters(1),
                                " #" + s.digits(3),
                                ", Apt. " + s.letters(1),
                                " Lot " + s.digits(2))
                : street;
    }

    /** A street without a number. */
    String road(Seeded s) {
        return vocabulary != null && Vocabulary.isUsed(s)
                ? s.choose(vocabulary.streets())
                : one("street-name", s) + " " + common("street-type", s);
    }

    /** Somewhere that people go, pray, serve time or live, by name. */
    String venue(String type, Seeded s) {
        return stem(s) + " " + common(type + "-type", s);
    }

    String facility(Seeded s, String type) {
        if (vocabulary != null && type.equals("hospital") && s.chance(0.5)) {
            return s.choose(vocabulary.facilities());
        }
        return (s.chance(0.6) ? one("facility-stem", s) : stem(s)) + " " + common("facility-" + type, s);
    }

    /** A listed landmark, ward, employer or school, or as often one put together: {@code Kestrelmere Creek}. */
    String named(String list, String type, Seeded s) {
        return s.chance(0.3) ? one(list, s) : stem(s) + " " + common(type, s);
    }

    /** A company of which nothing says that anyone is employed there: no PHI. */
    String company(Seeded s) {
        return s.chance(0.5)
                ? stem(s) + " " + common("company-type", s)
                : s.chance(0.5)
                        ? stem(s) + " & " + stem(s) + s.choose("", " LLP", " plc", " Ltd")
                        : common("company", s);
    }

    String stem(Seeded s) {
        if (vocabulary != null && s.chance(0.5)) {
            return s.chance(0.5) ? s.choose(vocabulary.surnames()) : s.choose(vocabulary.cities());
        }
        while (true) {
            String stem = common("city-first", s)
                    + (s.chance(0.5) ? common("city-last", s) : s.choose("wick", "son", "ley", "man", "er"));
            if (split.holds(stem)) {
                return stem;
            }
        }
    }

    String zip(Seeded s, boolean plus4) {
        return common("zip3", s) + s.below(10) + s.below(10) + (plus4 ? "-" + s.digits(4) : "");
    }

    static String mail(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static List<String> list(String name) {
        List<String> list = LISTS.get(name);
        if (list == null) {
            throw new IllegalStateException("no such list: " + name);
        }
        return list;
    }
}
