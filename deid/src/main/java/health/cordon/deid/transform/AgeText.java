package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.hipaa.SafeHarbor;
import health.cordon.deid.dates.AgeExpression;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reading an age from the few words of a span. */
@Cfr("164.514(b)(2)(i)(C)")
final class AgeText {

    private static final int LONGEST = 80;

    /** What may stand beside the number without telling more than that it is an age. */
    private static final Set<String> UNITS = Set.of(
            "age",
            "aged",
            "ages",
            "y",
            "yo",
            "yr",
            "yrs",
            "year",
            "years",
            "old",
            "of",
            "o",
            "f",
            "m",
            "is",
            "was",
            "a",
            "an",
            "male",
            "female",
            "man",
            "woman",
            "patient",
            "gentleman",
            "lady");

    private static final String WORDS = "(?:(?:a|one|two) hundred|hundred)?(?:[ -](?:and )?)?"
            + "(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]?(?:one|two|three|four|five|six|seven|eight|nine))?"
            + "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)?";
    private static final Pattern NUMBER =
            Pattern.compile("[0-9]{1,3}\\+?(?![0-9])|(?<![a-z])(?=[a-z])" + WORDS + "(?<=[a-z])(?![a-z])");

    private AgeText() {}

    /** The years that the text tells, or -1 if it tells none. */
    static int years(String text) {
        return AgeExpression.parse(text).orElse(-1);
    }

    /** The text with its age as {@value SafeHarbor#AGE_GROUP}; the words beside it stay only if they tell nothing more. */
    static String group(String text) {
        Matcher number = number(text);
        if (number == null) {
            return SafeHarbor.AGE_GROUP;
        }
        String before = text.substring(0, number.start());
        String after = text.substring(number.end());
        if (number.find() || !onlyUnits(before) || !onlyUnits(after)) {
            return SafeHarbor.AGE_GROUP;
        }
        return before + SafeHarbor.AGE_GROUP + after;
    }

    private static @Nullable Matcher number(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher matcher = NUMBER.matcher(lower);
        return lower.length() == text.length() && matcher.find() ? matcher : null;
    }

    private static boolean onlyUnits(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !UNITS.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
