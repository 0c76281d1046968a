package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A person's name in parts, in lower case and without diacritics.
 *
 * @param kind {@link PhiKind#NAME} or {@link PhiKind#CLINICIAN_NAME}
 * @param given first name, middle names, nicknames that the chart knows
 * @param family the parts of the family name: {@code garcia}, {@code lopez}; particles among them
 */
record KnownName(PhiKind kind, List<String> given, List<String> family) {

    private static final Set<String> NO_PART = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "sir",
            "rev",
            "fr",
            "sr",
            "jr",
            "ii",
            "iii",
            "iv",
            "md",
            "do",
            "rn",
            "np",
            "pa",
            "phd",
            "dds",
            "dmd",
            "dpm",
            "pharmd",
            "rph",
            "lpn",
            "cna",
            "msw",
            "lcsw",
            "bsn",
            "msn",
            "dnp",
            "facc",
            "facs",
            "esq",
            "mbbs",
            "mph",
            "dpt",
            "crna",
            "aprn",
            "pac");

    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "las",
            "los", "el", "al", "bin", "ibn", "bint", "ben", "ter", "ten", "zu", "zur", "y", "e", "st", "san", "santa",
            "abu", "d", "o", "mac", "mc", "of", "the", "and");

    KnownName {
        given = List.copyOf(given);
        family = List.copyOf(family);
    }

    /** Reads {@code John Q. Smith Jr}, {@code Smith, John Q}, {@code Dr. Ana Garcia-Lopez, MD}. */
    static KnownName parse(PhiKind kind, String name) {
        String text = SourceText.of(name).text();
        int comma = text.indexOf(',');
        List<String> before = parts(comma < 0 ? text : text.substring(0, comma));
        List<String> behind = comma < 0 ? List.of() : parts(text.substring(comma + 1));
        if (!behind.isEmpty()) {
            return new KnownName(kind, behind, before);
        }
        int family = before.size() - 1;
        while (family > 1 && isParticle(before.get(family - 1)) || family > 0 && isHyphenated(text, before, family)) {
            family--;
        }
        return family < 0
                ? new KnownName(kind, before, List.of())
                : new KnownName(kind, before.subList(0, family), before.subList(family, before.size()));
    }

    /** A name that the chart holds in parts. */
    static KnownName of(PhiKind kind, List<String> given, List<String> family) {
        List<String> first = new ArrayList<>();
        List<String> last = new ArrayList<>();
        given.forEach(part -> first.addAll(parts(SourceText.of(part).text())));
        family.forEach(part -> last.addAll(parts(SourceText.of(part).text())));
        return new KnownName(kind, first, last);
    }

    static boolean isParticle(String part) {
        return PARTICLES.contains(part);
    }

    /** The words of a name without titles and credentials. A lone title is a name after all. */
    private static List<String> parts(String text) {
        Tokens tokens = SourceText.of(text).tokens();
        List<String> all = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.isWord(i)) {
                continue;
            }
            String word = Tokens.folded(tokens.word(i));
            all.add(word);
            boolean credential = NO_PART.contains(word) && (i > 0 || tokens.size() > 1 && !word.equals("do"));
            if (!credential) {
                parts.add(word);
            }
        }
        return parts.isEmpty() && all.size() == 1 ? all : parts;
    }

    private static boolean isHyphenated(String text, List<String> parts, int family) {
        String folded = Tokens.folded(text);
        return folded.contains(parts.get(family - 1) + "-" + parts.get(family))
                || folded.contains(parts.get(family - 1) + "'" + parts.get(family));
    }

    /** Without the name, which is PHI. */
    @Override
    public String toString() {
        return "KnownName(" + kind + ", " + given.size() + " + " + family.size() + " parts)";
    }
}
