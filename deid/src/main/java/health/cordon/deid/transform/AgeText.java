package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.hipaa.SafeHarbor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading an age from the few words of a span. */
@Cfr("164.514(b)(2)(i)(C)")
final class AgeText {

    private static final int LONGEST = 80;

    private static final List<String> ONES = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

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

    /** The years that the text tells, or -1 if it tells none or several. */
    static int years(String text) {
        Matcher number = number(text);
        if (number == null) {
            return -1;
        }
        int years = value(number.group());
        return number.find() ? -1 : years;
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

    private static @org.jspecify.annotations.Nullable Matcher number(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher matcher = NUMBER.matcher(lower);
        return lower.length() == text.length() && matcher.find() ? matcher : null;
    }

    private static int value(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return Integer.parseInt(number.endsWith("+") ? number.substring(0, number.length() - 1) : number);
        }
        int sum = 0;
        for (String word : number.split("[ -]", -1)) {
            int tens = TENS.indexOf(word);
            int ones = ONES.indexOf(word);
            if (word.equals("hundred")) {
                sum = Math.max(1, sum) * 100;
            } else if (tens >= 0) {
                sum += 20 + 10 * tens;
            } else if (ones >= 0) {
                sum += ones;
            } else if (word.equals("a")) {
                sum = 1;
            }
        }
        return sum;
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
