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
            return i;
        }
        if (t.is(i + 1, "of") && a.isCapital(i + 2)) {
            int end = a.isCapital(i + 3) && t.linesBefore(i + 3) == 0 ? i + 4 : i + 3;
            a.claim(i, end, PhiKind.COUNTY, 0.8, "county by name");
            return end;
        }
        int start = i;
        while (start - 1 >= floor
                && start > i - 3
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
