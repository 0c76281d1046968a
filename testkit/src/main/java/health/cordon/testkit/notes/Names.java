package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes people: an origin, listed names of that origin, now and then a name that no list holds. */
final class Names {

    private record Lists(List<String> women, List<String> men, List<String> last, List<List<String>> syllables) {}

    private static final Map<NameOrigin, Lists> LISTS = load();
    private static final List<NameOrigin> ORIGINS = List.of(NameOrigin.values());

    private final Split split;
    private final @Nullable Vocabulary vocabulary;

    Names(Split split, @Nullable Vocabulary vocabulary) {
        this.split = split;
        this.vocabulary = vocabulary;
    }

    /** Someone of any origin; {@code like} (if not null) shares the surname, as relatives often do. */
    Person person(Seeded seeded, @Nullable Boolean female, @Nullable Person like, @Nullable String credential) {
        NameOrigin origin = like != null ? like.origin() : seeded.choose(ORIGINS);
        boolean woman = female != null ? female : seeded.chance(0.5);
        Lists lists = LISTS.getOrDefault(origin, new Lists(List.of(), List.of(), List.of(), List.of()));
        String first = first(lists, woman, seeded);
        String last = like != null && seeded.chance(0.7) ? like.last() : last(lists, seeded);
        String middle =
                seeded.chance(0.3) ? seeded.chance(0.7) ? seeded.letters(1) : first(lists, woman, seeded) : null;
        String nick = seeded.chance(0.25) ? nick(first, seeded) : null;
        String suffix = !woman && seeded.chance(0.05) ? seeded.choose("Jr.", "Sr.", "III", "II") : null;
        return new Person(origin, woman, first, middle, last, nick, suffix, credential);
    }

    /** Every listed name that a split may use. */
    static Set<String> listed(Split split) {
        Set<String> all = new HashSet<>();
        for (Lists lists : LISTS.values()) {
            all.addAll(split.of(lists.women()));
            all.addAll(split.of(lists.men()));
            all.addAll(split.of(lists.last()));
        }
        return all;
    }

    private String first(Lists lists, boolean woman, Seeded seeded) {
        if (vocabulary != null && Vocabulary.isUsed(seeded)) {
            return seeded.choose(woman ? vocabulary.women() : vocabulary.men());
        }
        return seeded.choose(split.of(woman ? lists.women() : lists.men()));
    }

    private String last(Lists lists, Seeded seeded) {
        if (vocabulary != null && Vocabulary.isUsed(seeded)) {
            String last = seeded.choose(vocabulary.surnames());
            return seeded.chance(0.04) ? last + "-" + seeded.choose(vocabulary.surnames()) : last;
        }
        if (seeded.chance(0.2)) {
            return invented(lists.syllables(), seeded);
        }
        String last = seeded.choose(split.of(lists.last()));
        return seeded.chance(0.04) ? last + "-" + seeded.choose(split.of(lists.last())) : last;
    }

    /** Syllables of the origin, until the word belongs to this split. */
    private String invented(List<List<String>> syllables, Seeded seeded) {
        while (true) {
            StringBuilder word = new StringBuilder();
            for (List<String> part : syllables) {
                word.append(seeded.choose(part));
            }
            String name = word.toString();
            if (split.holds(name)) {
                return name;
            }
        }
    }

    private static @Nullable String nick(String first, Seeded seeded) {
        String stem = first.split("[ '-]")[0];
        if (stem.length() < 4) {
            return null;
        }
        String cut = stem.substring(0, seeded.between(3, Math.min(4, stem.length() - 1)));
        return seeded.chance(0.5) ? cut : cut + (cut.endsWith("i") || cut.endsWith("y") ? "" : "y");
    }

    private static Map<NameOrigin, Lists> load() {
        Map<NameOrigin, Lists> lists = new EnumMap<>(NameOrigin.class);
        Resources.sections("names.txt").forEach((origin, lines) -> {
            List<List<String>> syllables = line(lines, "s").stream()
                    .map(part -> List.of(part.replace("~", "").split("/", -1)))
                    .toList();
            lists.put(
                    NameOrigin.valueOf(origin.toUpperCase(Locale.ROOT)),
                    new Lists(line(lines, "f"), line(lines, "m"), line(lines, "l"), syllables));
        });
        return lists;
    }

    private static List<String> line(List<String> lines, String key) {
        for (String line : lines) {
            if (line.startsWith(key + ": ")) {
                return List.of(line.substring(3).split(" ")).stream()
                        .map(name -> name.replace('_', ' '))
                        .toList();
            }
        }
        throw new IllegalStateException("a list of names is missing");
    }
}
