package health.cordon.deid.dates;

import health.cordon.deid.text.Tokens;
import java.util.Locale;

/** Writes months, weekdays and ordinals in the manner of a given example. Stateless. */
final class DateWriting {

    private DateWriting() {}

    /** The month's name from the same language and length as {@code like}, in its case. */
    static String month(String like, int month) {
        int hash = Tokens.hash(like);
        for (String[] names : DateWords.MONTH_NAMES) {
            for (String name : names) {
                if (Tokens.hash(name) == hash) {
                    return cased(names[month - 1], like);
                }
            }
        }
        return cased(DateWords.MONTH_NAMES[0][month - 1], like);
    }

    /** The weekday's name, 1 for Monday, short if {@code like} is. */
    static String weekday(String like, int day) {
        boolean isShort = like.length() < 6;
        return cased((isShort ? DateWords.SHORT_WEEKDAYS : DateWords.WEEKDAYS)[day - 1], like);
    }

    /** {@code twenty-first}. */
    static String ordinal(int day, String joint) {
        if (day <= 20) {
            return DateWords.ORDINALS[day - 1];
        }
        if (day == 30) {
            return "thirtieth";
        }
        return (day > 30 ? "thirty" : "twenty") + joint + DateWords.ORDINALS[day % 10 - 1];
    }

    /** The ordinal ending of a day, in the case of {@code like}. */
    static String suffix(int day, String like) {
        String suffix = day / 10 == 1
                ? "th"
                : switch (day % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return Character.isUpperCase(like.charAt(0)) ? suffix.toUpperCase(Locale.ROOT) : suffix;
    }

    static boolean isSuffix(String two) {
        String lower = two.toLowerCase(Locale.ROOT);
        return lower.equals("st") || lower.equals("nd") || lower.equals("rd") || lower.equals("th");
    }

    /** {@code word} in the case of {@code like}: all capitals, first capital, or none. */
    static String cased(String word, String like) {
        if (!Character.isUpperCase(like.charAt(0))) {
            return word.toLowerCase(Locale.ROOT);
        }
        if (like.length() > 1 && like.equals(like.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
