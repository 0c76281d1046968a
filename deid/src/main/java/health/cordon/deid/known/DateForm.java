package health.cordon.deid.known;

import health.cordon.deid.text.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date as it is written at some token.
 *
 * @param year -1 if not told
 * @param month 1 to 12
 * @param day 0 if not told
 * @param shortYear whether the year has two digits
 * @param ambiguous whether month and day may be meant the other way round
 * @param inWords whether the month is a word
 * @param last the last token
 */
record DateForm(int year, int month, int day, boolean shortYear, boolean ambiguous, boolean inWords, int last) {

    private static final String MONTHS =
            " january jan ; february feb ; march mar ; april apr ; may ; june jun ; july jul"
                    + " ; august aug ; september sept sep ; october oct ; november nov ; december dec ";

    private static final HashIndex MONTH_HASHES = monthHashes();

    /** The date that begins at token {@code i}; null if none does. */
    static @Nullable DateForm read(Tokens tokens, int i) {
        byte shape = tokens.shape(i);
        if (shape == Tokens.NUMBER) {
            DateForm numeric = tokens.length(i) == 8 ? packed(tokens, i) : numeric(tokens, i);
            return numeric != null ? numeric : dayFirst(tokens, i, number(tokens, i));
        }
        if (shape == Tokens.CODE) {
            return code(tokens, i);
        }
        int month = month(tokens, i);
        return month == 0 ? null : monthFirst(tokens, i, month);
    }

    private static @Nullable DateForm numeric(Tokens tokens, int i) {
        char sign = tokens.first(i + 1);
        boolean three = i + 4 < tokens.size()
                && (sign == '-' || sign == '/' || sign == '.')
                && tokens.first(i + 3) == sign
                && tokens.shape(i + 2) == Tokens.NUMBER
                && isNumberOrTime(tokens, i + 4);
        if (!three) {
            return null;
        }
        int a = number(tokens, i);
        int b = number(tokens, i + 2);
        int c = leadingNumber(tokens, i + 4);
        if (tokens.length(i) == 4) {
            return checked(a, b, c, false, false, false, i + 4);
        }
        int length = tokens.length(i + 4);
        boolean shortYear = length == 2;
        if (!shortYear && length != 4) {
            return null;
        }
        return a > 12
                ? checked(c, b, a, shortYear, false, false, i + 4)
                : checked(c, a, b, shortYear, b <= 12, false, i + 4);
    }

    private static @Nullable DateForm packed(Tokens tokens, int i) {
        int number = number(tokens, i);
        DateForm iso = checked(number / 10000, number / 100 % 100, number % 100, false, false, false, i);
        int a = number / 1_000_000;
        int b = number / 10000 % 100;
        boolean isoYear = number / 10000 >= 1850 && number / 10000 <= 2100;
        return iso != null && isoYear ? iso : checked(number % 10000, a, b, false, b <= 12, false, i);
    }

    private static @Nullable DateForm monthFirst(Tokens tokens, int i, int month) {
        int at = tokens.first(i + 1) == '.' ? i + 2 : i + 1;
        at = tokens.first(at) == '-' || tokens.first(at) == '/' ? at + 1 : at;
        if (tokens.is(at, "of")) {
            at++;
        }
        int day = dayNumber(tokens, at);
        if (day > 31 && tokens.length(at) == 4) {
            return checked(day, month, 0, false, false, true, at);
        }
        if (day < 1) {
            return null;
        }
        int year = at + 1;
        while (year < tokens.size() && year < at + 3 && ",.-/'".indexOf(tokens.first(year)) >= 0) {
            year++;
        }
        DateForm full = withYear(tokens, year, month, day);
        return full != null ? full : checked(-1, month, day, false, false, true, at);
    }

    private static @Nullable DateForm dayFirst(Tokens tokens, int i, int day) {
        int at = i + 1;
        while (at < tokens.size()
                && at < i + 3
                && (tokens.first(at) == '-' || tokens.first(at) == '/' || tokens.is(at, "of"))) {
            at++;
        }
        int month = month(tokens, at);
        if (month == 0 || day < 1 || day > 31) {
            return null;
        }
        int year = at + 1;
        while (year < tokens.size() && year < at + 3 && ",.-/'".indexOf(tokens.first(year)) >= 0) {
            year++;
        }
        DateForm full = withYear(tokens, year, month, day);
        return full != null ? full : checked(-1, month, day, false, false, true, at);
    }

    private static @Nullable DateForm withYear(Tokens tokens, int i, int month, int day) {
        boolean year = tokens.shape(i) == Tokens.NUMBER && (tokens.length(i) == 4 || tokens.length(i) == 2);
        return year ? checked(number(tokens, i), month, day, tokens.length(i) == 2, false, true, i) : null;
    }

    /** {@code 04MAR1950}, or an ordinal before a month: {@code 4th of March}. */
    private static @Nullable DateForm code(Tokens tokens, int i) {
        String word = tokens.word(i);
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits < 1 || digits > 2) {
            return null;
        }
        int day = Integer.parseInt(word.substring(0, digits));
        int letters = digits;
        while (letters < word.length() && Character.isLetter(word.charAt(letters))) {
            letters++;
        }
        int month = month(word.substring(digits, letters));
        String year = word.substring(letters);
        if (month > 0
                && (year.length() == 2 || year.length() == 4)
                && year.chars().allMatch(Character::isDigit)) {
            return checked(Integer.parseInt(year), month, day, year.length() == 2, false, true, i);
        }
        return letters == word.length() && letters - digits == 2 ? dayFirst(tokens, i, day) : null;
    }

    private static int dayNumber(Tokens tokens, int i) {
        if (tokens.shape(i) == Tokens.NUMBER && tokens.length(i) <= 4) {
            return number(tokens, i);
        }
        boolean ordinal = tokens.shape(i) == Tokens.CODE && tokens.length(i) <= 4;
        return ordinal && Character.isLetter(tokens.word(i).charAt(tokens.length(i) - 1))
                ? leadingNumber(tokens, i)
                : -1;
    }

    private static boolean isNumberOrTime(Tokens tokens, int i) {
        return tokens.shape(i) == Tokens.NUMBER || tokens.shape(i) == Tokens.CODE && Character.isDigit(tokens.first(i));
    }

    private static int number(Tokens tokens, int i) {
        return tokens.length(i) > 8 ? -1 : leadingNumber(tokens, i);
    }

    private static int leadingNumber(Tokens tokens, int i) {
        String word = tokens.word(i);
        int number = 0;
        for (int k = 0; k < word.length() && k < 8 && Character.isDigit(word.charAt(k)); k++) {
            number = 10 * number + Character.digit(word.charAt(k), 10);
        }
        return number;
    }

    private static int month(Tokens tokens, int i) {
        int slot = tokens.isWord(i) ? MONTH_HASHES.first(tokens.hash(i)) : -1;
        return slot < 0 ? 0 : month(tokens.word(i));
    }

    private static int month(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int at = MONTHS.indexOf(" " + lower + " ");
        return at < 0
                ? 0
                : (int) MONTHS.substring(0, at).chars().filter(c -> c == ';').count() + 1;
    }

    private static HashIndex monthHashes() {
        HashIndex hashes = new HashIndex();
        for (String word : MONTHS.split("[ ;]+")) {
            if (!word.isEmpty()) {
                hashes.add(Tokens.hash(word), 0);
            }
        }
        return hashes;
    }

    private static @Nullable DateForm checked(
            int year, int month, int day, boolean shortYear, boolean ambiguous, boolean inWords, int last) {
        boolean valid = month >= 1 && month <= 12 && day >= 0 && day <= 31 && year < 10000;
        return valid ? new DateForm(year, month, day, shortYear, ambiguous, inWords, last) : null;
    }
}
