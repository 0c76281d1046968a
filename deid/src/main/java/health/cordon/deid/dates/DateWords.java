package health.cordon.deid.dates;

import java.util.ArrayList;
import java.util.List;

/** The words that dates are made of: what a word means, as a type, a value and flags in one {@code int}. */
final class DateWords {

    static final int MONTH = 1;
    static final int WEEKDAY = 2;
    static final int ORDINAL = 3;
    static final int CARDINAL = 4;
    static final int SEASON = 5;
    static final int FEAST = 6;
    static final int EDGE = 7;
    static final int AGE = 8;
    static final int HUNDRED = 9;
    static final int THOUSAND = 10;

    /** The word is also an ordinary one: {@code may}, {@code march}, {@code dec}. */
    static final int AMBIGUOUS = 0x10000;
    /** The word is also a given name: {@code April}. */
    static final int PERSON = 0x20000;
    /** A month of another language: needs a day or a year beside it. */
    static final int FOREIGN = 0x40000;

    /** Feasts that stand alone. */
    static final int FEAST_PLAIN = 1;
    /** First words of feasts that end in {@code Day}. */
    static final int FEAST_DAY = 2;
    /** {@code New} of {@code New Year's Eve}. */
    static final int FEAST_NEW = 3;
    /** First words of fixed pairs: {@code Good Friday}. */
    static final int FEAST_PAIR = 4;

    static final int NONAGENARIAN = 1;
    static final int CENTENARIAN = 2;
    static final int NINETIES = 3;

    static final String[][] MONTH_NAMES = {
        split("January February March April May June July August September October November December"),
        split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        split("Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"),
        split("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        split("ene feb mar abr may jun jul ago sep oct nov dic"),
        split("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        split("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        split("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        split("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        split("januari februari maart april mei juni juli augustus september oktober november december"),
    };

    static final String[] WEEKDAYS = split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
    static final String[] SHORT_WEEKDAYS = split("Mon Tue Wed Thu Fri Sat Sun");

    static final String[] ORDINALS = split("first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
            + " twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth");

    static final String[] CARDINALS = split("one two three four five six seven eight nine ten eleven twelve thirteen"
            + " fourteen fifteen sixteen seventeen eighteen nineteen");

    static final String[] TENS = split("twenty thirty forty fifty sixty seventy eighty ninety");

    private static final WordTable TABLE = table();

    private DateWords() {}

    /** What the word with this hash means; 0 if nothing here. */
    static int code(int hash) {
        return TABLE.get(hash);
    }

    static int type(int code) {
        return code >> 8 & 0xFF;
    }

    static int value(int code) {
        return code & 0xFF;
    }

    private static WordTable table() {
        List<String> words = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        for (int i = MONTH_NAMES.length - 1; i >= 0; i--) {
            for (int month = 0; month < 12; month++) {
                put(words, codes, MONTH_NAMES[i][month], code(MONTH, month + 1) | (i > 2 ? FOREIGN : 0));
            }
        }
        put(words, codes, "mai mars mayo mei ago", FOREIGN | AMBIGUOUS, MONTH, 5, 3, 5, 5, 8);
        put(words, codes, "may march mar dec sep oct", AMBIGUOUS, MONTH, 5, 3, 3, 12, 9, 10);
        put(words, codes, "april june august jan", PERSON, MONTH, 4, 6, 8, 1);
        put(
                words,
                codes,
                "febuary feburary setiembre jänner agust septmber novemeber decemeber septernber novernber decernber janaury febrary apirl augest octuber novmeber decmeber",
                0,
                MONTH,
                2,
                2,
                9,
                1,
                8,
                9,
                11,
                12,
                9,
                11,
                12,
                1,
                2,
                4,
                8,
                10,
                11,
                12);
        for (int day = 0; day < 7; day++) {
            put(words, codes, WEEKDAYS[day], code(WEEKDAY, day + 1));
            put(words, codes, SHORT_WEEKDAYS[day], code(WEEKDAY, day + 1) | AMBIGUOUS);
        }
        put(words, codes, "tues weds thur thurs wensday", 0, WEEKDAY, 2, 3, 4, 4, 3);
        for (int i = 0; i < ORDINALS.length; i++) {
            put(words, codes, ORDINALS[i], code(ORDINAL, i + 1));
        }
        put(words, codes, "thirtieth nineth twelvth", 0, ORDINAL, 30, 9, 12);
        for (int i = 0; i < CARDINALS.length; i++) {
            put(words, codes, CARDINALS[i], code(CARDINAL, i + 1));
        }
        for (int i = 0; i < TENS.length; i++) {
            put(words, codes, TENS[i], code(CARDINAL, 20 + 10 * i));
        }
        put(words, codes, "fourty ninty", 0, CARDINAL, 40, 90);
        put(words, codes, "spring summer fall autumn winter", 0, SEASON, 1, 2, 3, 3, 4);
        put(words, codes, "early mid late", 0, EDGE, 1, 2, 3);
        put(words, codes, "hundred", code(HUNDRED, 100));
        put(words, codes, "thousand", code(THOUSAND, 1));
        put(
                words,
                codes,
                "nonagenarian nonagenarians centenarian centenarians supercentenarian nineties",
                0,
                AGE,
                NONAGENARIAN,
                NONAGENARIAN,
                CENTENARIAN,
                CENTENARIAN,
                CENTENARIAN,
                NINETIES);
        for (String feast : split("christmas xmas thanksgiving easter halloween hanukkah chanukah hannukah kwanzaa"
                + " ramadan diwali deepavali passover purim juneteenth eid nowruz pentecost epiphany")) {
            put(words, codes, feast, code(FEAST, FEAST_PLAIN));
        }
        for (String feast : split("labor labour memorial independence valentine valentines mother mothers father"
                + " fathers veterans veteran columbus president presidents remembrance armistice groundhog canada"
                + " australia anzac boxing patrick patricks bastille mlk king patriots earth flag election")) {
            put(words, codes, feast, code(FEAST, FEAST_DAY));
        }
        put(words, codes, "new", code(FEAST, FEAST_NEW));
        for (String feast : split("good ash palm mardi rosh yom cinco maundy")) {
            put(words, codes, feast, code(FEAST, FEAST_PAIR));
        }
        return WordTable.of(
                words.toArray(String[]::new),
                codes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int code(int type, int value) {
        return type << 8 | value;
    }

    private static void put(List<String> words, List<Integer> codes, String word, int code) {
        words.add(word);
        codes.add(code);
    }

    private static void put(List<String> words, List<Integer> codes, String list, int flags, int type, int... values) {
        String[] each = split(list);
        for (int i = 0; i < each.length; i++) {
            put(words, codes, each[i], code(type, values[i]) | flags);
        }
    }

    private static String[] split(String words) {
        return words.split(" ");
    }
}
