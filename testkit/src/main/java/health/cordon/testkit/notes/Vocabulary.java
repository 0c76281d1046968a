package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.List;

/**
 * More names and places for a generator than it holds itself, for example from gazetteers: {@link NoteGenerator#with}.
 *
 * @param women given names
 * @param men given names
 * @param surnames surnames; one that stands several times is drawn more often
 * @param cities towns
 * @param facilities whole names of hospitals
 * @param streets streets with their type, without number
 */
public record Vocabulary(
        List<String> women,
        List<String> men,
        List<String> surnames,
        List<String> cities,
        List<String> facilities,
        List<String> streets) {

    /** How often a name comes from here and not from the generator's own lists. */
    static final double SHARE = 0.75;

    /** Takes copies. */
    public Vocabulary {
        women = List.copyOf(women);
        men = List.copyOf(men);
        surnames = List.copyOf(surnames);
        cities = List.copyOf(cities);
        facilities = List.copyOf(facilities);
        streets = List.copyOf(streets);
    }

    static boolean isUsed(Seeded s) {
        return s.chance(SHARE);
    }
}
