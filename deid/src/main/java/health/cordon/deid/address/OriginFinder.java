package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.dates.WordTable;
import health.cordon.deid.text.Tokens;

/** Towns that only their context tells: {@code lives in Lake Johnview}, {@code native of Ashland}. */
final class OriginFinder {

    private static final WordTable BETWEEN =
            WordTable.of("in to from of near at outside and up here there back is just the raised town city");

    private static final WordTable LAST = WordTable.of("in to from of near outside is");

    /** Countries, continents and regions: as large as a state or larger, and so no PHI. */
    private static final WordTable LARGE = WordTable.of("""
            america usa us u.s uk united states kingdom england scotland wales ireland britain canada mexico cuba haiti jamaica
            dominican republic guatemala honduras salvador nicaragua panama costa colombia venezuela ecuador peru brazil
            bolivia chile argentina uruguay paraguay spain portugal france germany italy switzerland austria belgium
            netherlands holland denmark norway sweden finland iceland poland czech slovakia hungary romania bulgaria greece
            turkey russia ukraine belarus lithuania latvia estonia serbia croatia bosnia albania kosovo macedonia israel
            palestine lebanon syria jordan iraq iran kuwait qatar yemen oman saudi arabia egypt libya tunisia algeria morocco
            sudan ethiopia eritrea somalia kenya uganda tanzania rwanda congo nigeria ghana cameroon senegal mali liberia
            sierra leone togo indies benin zambia zimbabwe malawi mozambique angola namibia botswana south north central east west
            africa african asia europe australia zealand india pakistan bangladesh nepal bhutan sri lanka burma myanmar
            thailand laos cambodia vietnam malaysia singapore indonesia philippines china taiwan hong japan korea mongolia
            afghanistan kazakhstan uzbekistan armenia azerbaijan georgia bahamas barbados trinidad tobago fiji samoa tonga guam
            midwest northeast southeast southwest northwest caribbean middle eastern western southern northern deep new
            assisted nursing skilled senior group home hospice independent icu ed er or pacu micu sicu ccu nicu
            hospital clinic rehab snf ltac unit room bed ward apartment house condo shelter mr mrs ms dr i he she they we
            alf english spanish french monday tuesday wednesday thursday friday saturday sunday january february march april
            may june july august september october november december christmas earth chad niger guinea gabon gambia burundi malta
            cyprus moldova slovenia brunei oman belize suriname guyana person general particular""");

    private static final WordTable FACILITIES =
            WordTable.of("hospital clinic center centre medical nursing home house facility rehab"
                    + " rehabilitation manor living care village university college school department health memorial general street"
                    + " avenue road county army navy");

    /** Settings that also in a line of capitals a town follows. */
    private static final WordTable FIRM =
            WordTable.of("pharmacy lab laboratory church childhood medics veteran moved move downtown");

    private static final WordTable FORCES =
            WordTable.of("state local military metro metropolitan transit campus federal security the highway county");

    private static final WordTable FORCE_CUES = WordTable.of("by with to from the called and for of in at contacted");

    /** Words that end a town's name in a line of capitals. */
    private static final WordTable CAPITALS = WordTable.of("""
            rural own same two one three story apartment apt house home alone assisted nursing facility homeless housing
            private residence public subsidized low income building trailer mobile basement hotel motel dorm dormitory
            halfway sober recovery transitional group family bed wheelchair chair where town city area neighborhood""");

    private final AddressText a;
    private final Tokens t;
    private final LocalityFinder locality;

    OriginFinder(AddressText text, LocalityFinder locality) {
        a = text;
        t = text.t;
        this.locality = locality;
    }

    /** {@code New Wendley}, {@code North Ashford}: the first word of a name, unless the whole is a country or a state. */
    private boolean opens(int i, int shape) {
        boolean first = t.is(i, "new") || t.is(i, "north") || t.is(i, "south") || t.is(i, "east") || t.is(i, "west");
        return first && t.shape(i + 1) == shape && !LARGE.has(t.hash(i + 1)) && locality.stateEnd(i) < 0;
    }

    private boolean isOrdinary(int i) {
        return CAPITALS.has(t.hash(i)) || AddressWords.NOT_NAMES.has(t.hash(i)) || AddressWords.NEAR.has(t.hash(i));
    }

    /** Claims the town behind the word at {@code i}; the token behind it, {@code i} if there is none. */
    int at(int i) {
        int at = i + 1;
        while (at < i + 4 && t.linesBefore(at) == 0 && (BETWEEN.has(t.hash(at)) || a.isMark(at, ':'))) {
            at++;
        }
        if (t.is(i, "live") && t.is(i + 1, "from") || t.is(at, "memorial") || t.is(at, "concert")) {
            return i;
        }
        boolean led = LAST.has(t.hash(at - 1)) || t.is(i, "hometown") && at > i + 1;
        led |= t.is(i, "lives") && at == i + 1 && t.shape(at) == Tokens.CAPITALIZED;
        return town(i, at, led);
    }

    /** {@code pharmacy in Wendley}, {@code medics from}, {@code drove me from}, {@code downtown}: no person is said to live. */
    int atSetting(int i) {
        boolean down = t.is(i, "downtown") || t.is(i, "outside");
        int at = down ? i + 1 : i + 2;
        if (t.is(i, "drove") && !t.is(i + 1, "to") && !t.is(i + 1, "from")) {
            at++;
        }
        boolean led = down || t.is(at - 1, "in") || t.is(at - 1, "from") || t.is(at - 1, "to") && isMove(i);
        return led && (t.shape(at) == Tokens.CAPITALIZED || t.shape(i) == Tokens.UPPER && FIRM.has(t.hash(i)))
                ? town(i, at, true)
                : i;
    }

    private boolean isMove(int i) {
        return t.is(i, "move") || t.is(i, "drove") || t.is(i, "flew") || t.is(i, "trip");
    }

    /** {@code Wendley police}: the force stands at {@code i}. */
    int atForce(int i, int floor) {
        int start = i;
        while (start - 1 >= floor
                && start > i - 3
                && t.linesBefore(start) == 0
                && t.shape(start - 1) == Tokens.CAPITALIZED
                && (!LARGE.has(t.hash(start - 1)) || start < i && opens(start - 1, Tokens.CAPITALIZED))
                && !FORCES.has(t.hash(start - 1))
                && !AddressWords.NOT_CITIES.has(t.hash(start - 1))) {
            start--;
        }
        if (start == i || !FORCE_CUES.has(t.hash(start - 1))) {
            return i;
        }
        a.claim(start, i, PhiKind.CITY, 0.6, "town of a police force");
        return i + 1;
    }

    private int town(int i, int at, boolean led) {
        boolean capitals = t.shape(i) == Tokens.UPPER;
        int shape = capitals ? Tokens.UPPER : Tokens.CAPITALIZED;
        int end = at;
        while (end < at + 3
                && t.linesBefore(end) == (end == at ? t.linesBefore(at) : 0)
                && t.shape(end) == shape
                && (!LARGE.has(t.hash(end)) || end == at && opens(end, shape))
                && (!AddressWords.NOT_CITIES.has(t.hash(end)) || end > at && t.is(end, "city"))
                && !(capitals && isOrdinary(end))) {
            end++;
        }
        boolean large = t.linesBefore(end) == 0 && LARGE.has(t.hash(end)) && t.shape(end) == Tokens.CAPITALIZED;
        if (large) {
            return i;
        }
        boolean stops = end >= t.size() || t.linesBefore(end) > 0 || t.shape(end) == Tokens.MARK || isOrdinary(end);
        if (capitals && (!stops || t.length(Math.min(at, t.size() - 1)) < 4)) {
            return i;
        }
        boolean named = led && end > at && t.length(at) > 2 && locality.stateEnd(at) < 0;
        boolean facility =
                FACILITIES.has(t.hash(end - 1)) || FACILITIES.has(t.hash(end)) && t.shape(end) == Tokens.CAPITALIZED;
        boolean counted = t.shape(end) == Tokens.NUMBER || t.shape(end) == Tokens.CODE;
        if (!named || facility || counted || a.isApostrophe(end) || a.isDash(end) && !t.spaceBefore(end)) {
            return i;
        }
        int comma = a.behindComma(end);
        if (comma > end && locality.stateEnd(comma) > 0) {
            return i;
        }
        a.claim(at, end, PhiKind.CITY, 0.6, "place where a person lives or comes from");
        return end;
    }
}
