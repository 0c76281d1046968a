package health.cordon.training.names;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import health.cordon.testkit.Seeded;
import health.cordon.testkit.notes.Split;
import health.cordon.testkit.notes.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Names of people and places to learn from: gazetteers, the lists of Datafaker's locales, our own lists of given names, and
 * names that nobody bears, made letter by letter like those. None of them is in the lists that held-out notes use.
 *
 * <p>The same sources give the same pools. Immutable.
 */
public final class NamePools {

    /** How many draws of surnames, frequent and rare. */
    private static final int SURNAMES = 240_000;

    private final Vocabulary vocabulary;

    private NamePools(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads the sources.
     *
     * @param gazetteers the folder with {@code alvearie}, {@code cms-hospitals}, {@code us-cities}
     * @param givenNames our own list of given names, {@code deid/src/lexicon/given-names.txt}
     * @param split {@code DEV} or {@code TUNE}: they share no name
     */
    public static NamePools read(Path gazetteers, Path givenNames, Split split) {
        Seeded seeded = Seeded.of(515);
        Predicate<String> others = others(split);
        Faked faked = Faked.all();
        Path alvearie = gazetteers.resolve("alvearie");
        Set<String> own = words(givenNames);
        List<String> women = given(lines(alvearie.resolve("female_names.csv")), faked.women(), own, others, seeded);
        List<String> men = given(lines(alvearie.resolve("male_names.csv")), faked.men(), own, others, seeded);
        List<String> surnames = surnames(lines(alvearie.resolve("last_names.csv")), faked.surnames(), others, seeded);
        return new NamePools(new Vocabulary(
                women,
                men,
                surnames,
                without(others, Gazetteers.cities(gazetteers, faked.cities())),
                without(others, Gazetteers.facilities(gazetteers, surnames, seeded)),
                without(others, faked.streets())));
    }

    /**
     * Names that are not for this part: those held out, those that fall to the other one, and words that lists of names hold
     * by mistake ({@code The}, {@code Male}).
     */
    private static Predicate<String> others(Split split) {
        Set<String> held = Split.HELDOUT.names();
        boolean tune = split == Split.TUNE;
        Lexicon lexicon = Lexicon.load();
        return name -> held.contains(name)
                || Split.TUNE.holds(name) != tune
                || isWord(lexicon.evidence(Tokens.hash(name)))
                || name.length() < 2;
    }

    private static boolean isWord(int evidence) {
        return Lexicon.word(evidence) >= 5
                && Lexicon.given(evidence) < 6
                && Lexicon.surname(evidence) < 5
                && Lexicon.place(evidence) < 5;
    }

    private static List<String> without(Predicate<String> others, List<String> names) {
        return names.stream().filter(others.negate()).toList();
    }

    /** What a generator of notes takes. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Somebody. */
    public Somebody person(Seeded s) {
        return new Somebody(
                s.choose(s.chance(0.5) ? vocabulary.women() : vocabulary.men()), s.choose(vocabulary.surnames()));
    }

    /** A town. */
    public String city(Seeded s) {
        return s.choose(vocabulary.cities());
    }

    /** A hospital or the like. */
    public String facility(Seeded s) {
        return s.choose(vocabulary.facilities());
    }

    /** A first name and a surname. */
    public record Somebody(String first, String last) {

        /** Both. */
        public String full() {
            return first + " " + last;
        }
    }

    /** Popular names stand more often than those of the many lists, and one in eight is invented. */
    private static List<String> given(
            List<String> popular, Set<String> faked, Set<String> own, Predicate<String> others, Seeded s) {
        List<String> all = new ArrayList<>();
        for (String name : popular) {
            for (int i = 0; i < 3; i++) {
                all.add(name.strip());
            }
        }
        all.addAll(faked);
        all.addAll(own);
        all.removeIf(others);
        Letters letters = Letters.of(new LinkedHashSet<>(all));
        int invented = all.size() / 7;
        for (int i = 0; i < invented; i++) {
            all.add(letters.word(s));
        }
        return all;
    }

    private static List<String> surnames(List<String> census, Set<String> faked, Predicate<String> others, Seeded s) {
        List<String> names = new ArrayList<>();
        List<Double> upTo = new ArrayList<>();
        double sum = 0;
        for (String line : census) {
            int comma = line.indexOf(',');
            String name = Casing.surname(line.substring(0, comma), s);
            if (!others.test(name)) {
                sum += Math.sqrt(Double.parseDouble(line.substring(comma + 1)));
                names.add(name);
                upTo.add(sum);
            }
        }
        List<String> rare = new ArrayList<>(faked);
        rare.removeIf(others);
        Set<String> known = new LinkedHashSet<>(names.subList(0, Math.min(60_000, names.size())));
        known.addAll(rare);
        Letters letters = Letters.of(known);
        List<String> drawn = new ArrayList<>(SURNAMES);
        while (drawn.size() < SURNAMES) {
            int way = s.below(100);
            if (way < 35) {
                drawn.add(names.get(at(upTo, s.below(1 << 30) / (double) (1 << 30) * sum)));
            } else if (way < 55) {
                drawn.add(s.choose(names));
            } else if (way < 85) {
                drawn.add(s.choose(rare));
            } else {
                drawn.add(letters.word(s));
            }
        }
        return drawn;
    }

    private static int at(List<Double> upTo, double value) {
        int low = 0;
        int high = upTo.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo.get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Set<String> words(Path file) {
        Set<String> words = new LinkedHashSet<>();
        for (String line : lines(file)) {
            if (!line.startsWith("#") && !line.startsWith("//") && !line.startsWith("::")) {
                for (String word : line.substring(line.indexOf(':') + 1).strip().split("[\\s,]+")) {
                    if (word.length() > 1) {
                        words.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
                    }
                }
            }
        }
        return words;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
