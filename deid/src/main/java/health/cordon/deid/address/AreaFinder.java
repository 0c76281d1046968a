package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/** Counties, tracts, precincts, crossings of two streets. */
final class AreaFinder {

    private final AddressText a;
    private final Tokens t;

    AreaFinder(AddressText text) {
        a = text;
        t = text.t;
    }

    /** {@code Cook County}, {@code County of Los Angeles}: the word stands at {@code i}. */
    int atCounty(int i, int floor) {
        if (!a.isCapital(i)) {
            return lowerCounty(i, floor);
        }
        if (t.is(i + 1, "of")
                && a.isCapital(i + 2)
                && !AddressWords.NOT_NAMES.has(t.hash(i + 2))
                && !t.is(i + 2, "residence")
                && !t.is(i + 2, "birth")
                && !t.is(i + 2, "origin")) {
            int end = a.isCapital(i + 3) && t.linesBefore(i + 3) == 0 ? i + 4 : i + 3;
            a.claim(i, end, PhiKind.COUNTY, 0.8, "county by name");
            return end;
        }
        int start = possessor(i, floor);
        while (start - 1 >= floor
                && start > i - 5
                && t.linesBefore(start) == 0
                && a.isCapital(start - 1)
                && t.shape(start - 1) != Tokens.INITIAL
                && !AddressWords.NOT_CITIES.has(t.hash(start - 1))
                && !AddressWords.NOT_NAMES.has(t.hash(start - 1))) {
            start--;
        }
        if (start == i || t.is(i + 1, "road") || t.is(i + 1, "rd")) {
            return i;
        }
        a.claim(start, i + 1, PhiKind.COUNTY, 0.8, "county by name");
        return i + 1;
    }

    /** {@code Prince George's County}: the token of the name before {@code 's}; {@code i} if there is none. */
    private int possessor(int i, int floor) {
        boolean owned = t.is(i - 1, "s") && a.isApostrophe(i - 2) && !t.spaceBefore(i - 1) && !t.spaceBefore(i - 2);
        return owned && i - 3 >= floor && a.isCapital(i - 3) && t.length(i - 3) > 2 ? i - 3 : i;
    }

    /** {@code from wendmere county}. */
    private int lowerCounty(int i, int floor) {
        int name = i - 1;
        boolean plain = name - 1 >= floor
                && t.shape(name) == Tokens.LOWER
                && t.length(name) > 3
                && t.linesBefore(i) == 0
                && !AddressWords.NOT_NAMES.has(t.hash(name))
                && !AddressWords.NOT_CITIES.has(t.hash(name))
                && !AddressWords.NOT_LANDMARKS.has(t.hash(name))
                && !t.is(name, "rural");
        boolean led = t.is(name - 1, "in") || t.is(name - 1, "from") || t.is(name - 1, "at") || t.is(name - 1, "of");
        if (!plain || !led) {
            return i;
        }
        a.claim(name, i + 1, PhiKind.COUNTY, 0.6, "county in lower case");
        return i + 1;
    }

    /**
     * {@code near Wendley Creek}, {@code past the Ashford bus depot}: the landmark's type stands at {@code k}, its name and
     * a preposition before it.
     */
    int atLandmark(int k, int floor) {
        boolean stop = t.is(k, "depot") || t.is(k, "station") || t.is(k, "terminal");
        int last = k - 1;
        if (stop && (t.is(last, "bus") || t.is(last, "train") || t.is(last, "subway") || t.is(last, "metro"))) {
            last--;
        } else if (stop || !a.isCapital(k) && !isWild(k, last)) {
            return k;
        }
        if (!stop && !AddressWords.LANDMARKS.has(t.hash(k))) {
            return k;
        }
        int end = AddressWords.LANDMARKS.has(t.hash(k + 1)) && t.linesBefore(k + 1) == 0 ? k + 2 : k + 1;
        boolean lower = !stop && t.shape(k) == Tokens.LOWER && t.shape(last) == Tokens.LOWER;
        last -= t.is(k, "park") && t.is(last, "state") ? 1 : 0;
        int start = last + 1;
        while (start - 1 >= floor
                && start > last - 2
                && t.linesBefore(start) == 0
                && isLandmarkName(start - 1, lower)) {
            start--;
        }
        int before = t.is(start - 1, "the") ? start - 2 : start - 1;
        boolean named = start <= last && AddressWords.NEAR.has(t.hash(before));
        boolean goesOn =
                t.linesBefore(end) == 0 && (a.isCapital(end) && !lower && !isCapitals(k, end) || a.isDash(end));
        if (!named || goesOn || lower && last > start) {
            return k;
        }
        a.claim(start, end, PhiKind.PLACE, lower ? 0.6 : 0.7, "landmark by name");
        return end;
    }

    /** In a line of capitals, what follows the landmark tells nothing unless it is a facility's word. */
    private boolean isCapitals(int k, int end) {
        return t.shape(k) == Tokens.UPPER
                && t.shape(end) == Tokens.UPPER
                && (AddressWords.NEAR.has(t.hash(end)) || AddressWords.NOT_NAMES.has(t.hash(end)));
    }

    private boolean isLandmarkName(int i, boolean lower) {
        boolean shape = lower ? t.shape(i) == Tokens.LOWER && t.length(i) > 3 : a.isName(i) && t.length(i) > 2;
        return shape
                && !AddressWords.NOT_LANDMARKS.has(t.hash(i))
                && !AddressWords.NEAR.has(t.hash(i))
                && !(AddressWords.NOT_NAMES.has(t.hash(i)) && !AddressWords.ALSO_NAMES.has(t.hash(i)));
    }

    /** Types that lower-case text hardly uses for anything but a named place. */
    private boolean isWild(int k, int before) {
        return t.shape(k) == Tokens.LOWER
                && (t.is(k, "reservation")
                        || t.is(k, "creek")
                        || t.is(k, "canyon")
                        || t.is(k, "mesa")
                        || t.is(k, "campground")
                        || t.is(k, "park") && t.is(before, "state"));
    }

    /** {@code census tract 4021.02}, {@code Precinct 12}, {@code school district 5}. */
    int atTract(int i) {
        boolean district = t.is(i, "district");
        boolean named = t.is(i - 1, "census")
                || t.is(i - 1, "school")
                || t.is(i - 1, "congressional")
                || t.is(i - 1, "voting")
                || t.is(i - 1, "police");
        int number = i + 1;
        while (number < i + 3
                && (a.isMark(number, '#') || a.isMark(number, ':') || t.is(number, "no") || t.is(number, "number"))) {
            number++;
        }
        boolean capital = a.isCapital(i);
        if (!a.isNumber(number)
                || !named && (!capital || district) && !t.is(i, "precinct")
                || t.linesBefore(number) > 0) {
            return i;
        }
        if (t.is(i, "tract") && !named) {
            return i;
        }
        int end = a.isMark(number + 1, '.') && a.isNumber(number + 2) && !t.spaceBefore(number + 2)
                ? number + 3
                : number + 1;
        a.claim(named ? i - 1 : i, end, PhiKind.PLACE, 0.8, "tract, precinct or district");
        return end;
    }

    /** {@code corner of 5th and Main}, {@code intersection of Oak and Elm Street}. */
    int atCorner(int i) {
        if (!t.is(i + 1, "of")) {
            return i;
        }
        int first = name(i + 2);
        boolean and = first > i + 2 && (t.is(first, "and") || a.isMark(first, '&'));
        int second = and ? name(first + 1) : -1;
        if (second <= first + 1) {
            return i;
        }
        a.claim(i + 2, second, PhiKind.STREET, 0.75, "crossing of two streets");
        return second;
    }

    private int name(int i) {
        int at = i;
        while (at < i + 3 && t.linesBefore(at) == 0 && (a.isCapital(at) || a.isOrdinal(at))) {
            at++;
        }
        return at;
    }
}
