package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who and when of one note: everything that has to stay the same from its first line to its last. */
final class Cast {

    final Seeded seeded;
    final Names names;
    final Places places;
    /** The day of the note. */
    final LocalDate today;
    /** The day the stay began. */
    final LocalDate admitted;
    /** Age of the patient in years. */
    final int age;

    final LocalDate born;
    /** How this writer mostly writes dates. */
    final int dateForm;

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> things = new HashMap<>();

    Cast(Seeded seeded, Split split, @Nullable Vocabulary vocabulary, boolean child) {
        this.seeded = seeded;
        names = new Names(split, vocabulary);
        places = new Places(split, vocabulary);
        today = LocalDate.of(1999, 1, 1).plusDays(seeded.below(9800));
        admitted = today.minusDays(seeded.between(1, 9));
        age = child ? seeded.between(1, 16) : seeded.chance(0.08) ? seeded.between(90, 103) : seeded.between(18, 89);
        born = today.minusYears(age).minusDays(seeded.between(1, 360));
        dateForm = seeded.below(DateForms.count());
    }

    /** The person in a role: {@code pt}, {@code dr}, {@code dr2}, {@code rn}, {@code sw}, {@code rel}, {@code rel2}. */
    Person person(String role) {
        Person known = people.get(role);
        if (known == null) {
            known = made(role);
            people.put(role, known);
        }
        return known;
    }

    /** Whether people in this role are named for their work. */
    static boolean isClinician(String role) {
        return role.startsWith("dr") || role.startsWith("rn") || role.equals("sw");
    }

    /** A day of the last ten years that stays the same in this note. */
    LocalDate day(String name) {
        return today.minusDays(Long.parseLong(thing("day " + name, () -> String.valueOf(seeded.between(0, 3600)))));
    }

    /** What this thing is in this note; made on first use. */
    String thing(String name, java.util.function.Supplier<String> make) {
        String known = things.get(name);
        if (known == null) {
            known = make.get();
            things.put(name, known);
        }
        return known;
    }

    /** How the relative is related. */
    String relation(String role) {
        boolean female = person(role).female();
        return thing(
                "relation of " + role,
                () -> age < 18
                        ? female
                                ? seeded.choose("mother", "grandmother", "aunt")
                                : seeded.choose("father", "grandfather", "uncle")
                        : female
                                ? seeded.choose("wife", "daughter", "sister", "mother", "niece", "granddaughter")
                                : seeded.choose("husband", "son", "brother", "father", "nephew", "grandson"));
    }

    private Person made(String role) {
        @Nullable Person like = role.startsWith("rel") ? person("pt") : null;
        String credential = role.startsWith("dr")
                ? seeded.choose("MD", "MD", "MD", "DO", "M.D.", "NP", "PA-C", "MD, PhD", "FACS", "DNP", "MBBS")
                : role.startsWith("rn")
                        ? seeded.choose("RN", "RN, BSN", "LPN", "CNA", "RN", "R.N.", "RT", "PharmD", "PT, DPT")
                        : role.equals("sw") ? seeded.choose("LCSW", "MSW", "LMFT", "PhD", "PsyD", "LMHC") : null;
        return names.person(seeded, null, like, credential);
    }
}
