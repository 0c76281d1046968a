package health.cordon.training.names;

import health.cordon.testkit.Seeded;
import java.util.Locale;
import java.util.Set;

/** Writes names that a list has in capitals as people write them. */
final class Casing {

    private static final Set<String> SMALL = Set.of("of", "the", "and", "at", "for", "in", "on", "de", "la");
    private static final Set<String> KEPT =
            Set.of("VA", "USA", "UPMC", "UCSF", "UCLA", "NYU", "LLC", "SSM", "HCA", "MD", "II", "III");

    private Casing() {}

    /** A surname: {@code McDonald}, {@code O'Brien}, {@code De La Cruz} come back as often as not. */
    static String surname(String capitals, Seeded s) {
        String lower = capitals.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mc") && lower.length() > 4 && s.chance(0.85)) {
            return "Mc" + capital(lower.substring(2));
        }
        if (lower.startsWith("ob")
                || lower.startsWith("oc")
                || lower.startsWith("od")
                || lower.startsWith("oh")
                || lower.startsWith("ok")) {
            if (lower.length() > 5 && s.chance(0.5)) {
                return "O'" + capital(lower.substring(1));
            }
        }
        if (lower.startsWith("dela") && lower.length() > 6 && s.chance(0.5)) {
            return (s.chance(0.5) ? "De La " : "de la ") + capital(lower.substring(4));
        }
        if (lower.startsWith("van") && lower.length() > 6 && s.chance(0.4)) {
            return s.choose("Van ", "van ", "Van") + capital(lower.substring(3));
        }
        if (lower.startsWith("st") && lower.length() > 6 && s.chance(0.04)) {
            return "St. " + capital(lower.substring(2));
        }
        return capital(lower);
    }

    /** A title: each word with a capital but the small ones. */
    static String title(String capitals) {
        StringBuilder out = new StringBuilder();
        for (String word : capitals.strip().split("\\s+")) {
            out.append(out.isEmpty() ? "" : " ");
            String lower = word.toLowerCase(Locale.ROOT);
            if (KEPT.contains(word)) {
                out.append(word);
            } else if (SMALL.contains(lower) && !out.isEmpty()) {
                out.append(lower);
            } else {
                boolean begins = true;
                for (char c : lower.toCharArray()) {
                    out.append(begins ? Character.toUpperCase(c) : c);
                    begins = c == '-' || c == '/' || c == '(';
                }
            }
        }
        return out.toString();
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
