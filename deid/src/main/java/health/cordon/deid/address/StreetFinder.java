package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/** Streets: found at the street's type, then read back to the house number and on to the unit. */
final class StreetFinder {

    private static final int LONGEST_NAME = 5;

    private final AddressText a;
    private final Tokens t;
    private final LocalityFinder locality;

    private int first;
    private int words;
    private int capitals;
    private int lowers;
    private boolean numbered;
    private boolean ordinal;
    private boolean foreign;

    StreetFinder(AddressText text, LocalityFinder locality) {
        a = text;
        t = text.t;
        this.locality = locality;
    }

    /** Claims the street whose type stands at token {@code k}; the token behind the address, {@code k} if there is none. */
    int atType(int k, int type, int floor) {
        int following = t.linesBefore(k + 1) == 0 && a.isCapital(k + 1) ? a.type(k + 1) : 0;
        if (following >= AddressWords.STREET_SURE
                && following <= AddressWords.STREET_DOUBTFUL
                && t.shape(k) != Tokens.LOWER) {
            return k;
        }
        readBack(k, floor);
        if (words == 0 || foreign) {
            return k;
        }
        if (!numbered) {
            while (first < k && t.shape(first) == Tokens.LOWER && AddressWords.PARTICLES.has(t.hash(first))) {
                first++;
            }
        } else if (t.is(first + 1, "of") || t.is(first + 1, "the")) {
            return k;
        }
        int end = a.isMark(k + 1, '.') && t.length(k) <= 5 && !t.spaceBefore(k + 1) ? k + 2 : k + 1;
        int behind =
                t.linesBefore(end) == 0 && AddressWords.DIRECTIONS.has(t.hash(end)) && a.isCapital(end) ? end + 1 : end;
        int unit = unitEnd(behind);
        double score = numbered ? withNumber(k, type, end, unit > behind) : withoutNumber(k, type);
        if (score == 0) {
            return k;
        }
        int stop = unit > behind ? unit : behind > end ? behind : a.isMark(end - 1, '.') ? end - 1 : end;
        a.claim(
                frontUnit(floor),
                stop,
                PhiKind.STREET,
                score,
                numbered ? "number, name and street type" : "street name in context");
        return Math.max(
                locality.afterStreet(stop == end - 1 && a.isMark(stop, '.') && a.isComma(end) ? end : stop), k + 1);
    }

    /** Reads the name before the type, and the house number before the name. */
    private void readBack(int k, int floor) {
        first = k;
        words = 0;
        capitals = 0;
        lowers = 0;
        numbered = false;
        ordinal = false;
        foreign = false;
        int j = k - 1;
        while (j >= floor && j >= k - 9 && words <= LONGEST_NAME) {
            boolean broken = t.linesBefore(j + 1) > 0;
            int shape = t.shape(j);
            if (shape == Tokens.NUMBER) {
                if (words == 0 && !AddressWords.DIRECTIONS.has(t.hash(j - 1))) {
                    return;
                }
                if (words == 0) {
                    ordinal = true;
                    words++;
                    first = j;
                    j--;
                    continue;
                }
                numbered = isHouseNumber(j) && t.linesBefore(j + 1) < 2;
                first = numbered ? j : first;
                foreign = !numbered && !broken;
                return;
            }
            if (broken && !(a.isCapital(k) && isNumberedLineEnd(j, floor))) {
                return;
            }
            if (shape == Tokens.MARK) {
                boolean inner = a.isApostrophe(j)
                        || a.isDash(j) && !t.spaceBefore(j)
                        || a.isMark(j, '.') && t.isWord(j - 1) && t.length(j - 1) <= 3
                        || a.isComma(j) && a.isNumber(j - 1) && words > 0;
                if (!inner) {
                    return;
                }
                j--;
                continue;
            }
            if (shape == Tokens.CODE) {
                if (a.isOrdinal(j)) {
                    ordinal = true;
                } else {
                    numbered = words > 0 && Character.isDigit(t.first(j)) && t.length(j) <= 7 && isHouseNumber(j);
                    first = numbered ? j : first;
                    return;
                }
            } else if (shape == Tokens.LOWER) {
                boolean particle = AddressWords.PARTICLES.has(t.hash(j)) && words > 0;
                if (!particle && AddressWords.NOT_NAMES.has(t.hash(j))) {
                    return;
                }
                lowers += particle ? 0 : 1;
            } else {
                if (AddressWords.NOT_NAMES.has(t.hash(j))
                        && shape != Tokens.INITIAL
                        && !AddressWords.ALSO_NAMES.has(t.hash(j))) {
                    return;
                }
                capitals++;
            }
            words++;
            first = j;
            j--;
        }
    }

    /** {@code ... at 12 Oak} at a line's end: a number and capital words, with nothing else up to it. */
    private boolean isNumberedLineEnd(int j, int floor) {
        if (t.linesBefore(j + 1) > 1) {
            return false;
        }
        int at = j;
        while (at >= floor
                && at > j - 3
                && a.isCapital(at)
                && !AddressWords.NOT_NAMES.has(t.hash(at))
                && t.linesBefore(at) == 0) {
            at--;
        }
        return at < j && at >= floor && a.isNumber(at) && isHouseNumber(at) && !t.isWord(at);
    }

    /** Whether the number at {@code j} stands by itself: no date, decimal, list mark or dose. */
    private boolean isHouseNumber(int j) {
        if (t.shape(j) == Tokens.NUMBER && t.length(j) > 6) {
            return false;
        }
        if (a.isMark(j + 1, '.') || a.isMark(j + 1, ')') || a.isMark(j + 1, ':') || a.isMark(j + 1, '%')) {
            return false;
        }
        if (t.spaceBefore(j)) {
            return true;
        }
        char before = t.first(j - 1);
        boolean dashed = a.isDash(j - 1)
                && a.isNumber(j - 2)
                && !t.spaceBefore(j - 1)
                && !a.isDash(j - 3)
                && t.length(j - 2) <= 5;
        boolean unit = before == '/' && a.isNumber(j - 2) && !a.isMark(j - 3, '/') && t.length(j) <= 4;
        return dashed
                || unit
                || before == ',' && !a.isNumber(j - 2)
                || before == '('
                || before == ':'
                || before == '#'
                || before == '"'
                || before == '|'
                || before == '='
                || before == '>';
    }

    private double withNumber(int k, int type, int end, boolean unit) {
        boolean allCapitals = lowers == 0 && capitals + (ordinal ? 1 : 0) > 0;
        boolean typeCapital = a.isCapital(k);
        boolean goesOn = unit || continues(end);
        boolean cued = isCued(first);
        if (allCapitals && typeCapital) {
            if (type == AddressWords.STREET_SURE) {
                return 0.95;
            }
            if (type == AddressWords.STREET_MAYBE) {
                return goesOn || cued || isClosed(end) && t.length(first) > 1 ? 0.85 : 0;
            }
            boolean mixed = t.shape(k) == Tokens.UPPER && t.shape(k - 1) == Tokens.CAPITALIZED;
            if (goesOn || cued) {
                return mixed && !goesOn ? 0 : 0.9;
            }
            return !mixed && isClosed(end) && !isPersonAfter(k, end) && (t.shape(k) != Tokens.UPPER || !t.is(k, "ct"))
                    ? 0.8
                    : 0;
        }
        if (lowers > 0 && words <= (cued ? LONGEST_NAME : 3) || ordinal) {
            boolean sure = type == AddressWords.STREET_SURE
                    || t.is(k, "drive")
                    || t.is(k, "court")
                    || t.is(k, "place")
                    || t.is(k, "circle")
                    || t.is(k, "terrace");
            boolean directed = t.is(k, "st") && AddressWords.DIRECTIONS.has(t.hash(first + 1)) && isClosed(end);
            if (directed) {
                return 0.7;
            }
            boolean longNumber = a.isNumber(first) && t.length(first) >= 3;
            if (goesOn || cued && (sure || type == AddressWords.STREET_DOUBTFUL)) {
                return 0.8;
            }
            return type == AddressWords.STREET_SURE && (longNumber || typeCapital || ordinal) ? 0.7 : 0;
        }
        return 0;
    }

    /** A street without a number: its name in capitals and a word that says where, or {@code lives on} before it. */
    private double withoutNumber(int k, int type) {
        boolean home = isCued(first);
        boolean on = AddressWords.ON.has(t.hash(first - 1)) || home;
        boolean capital = lowers == 0 && (capitals > 0 || ordinal) && a.isCapital(k);
        boolean hasType = type == AddressWords.STREET_SURE
                || ordinal && capitals == 0 && AddressWords.HOME_TYPES.has(t.hash(k))
                || home
                        && (AddressWords.HOME_TYPES.has(t.hash(k))
                                || type == AddressWords.STREET_DOUBTFUL && !t.is(k, "dr"));
        boolean title = a.isCapital(k + 1) && t.linesBefore(k + 1) == 0 || t.is(first, "the");
        if (capital && hasType && on && !title && !t.is(k, "str")) {
            return 0.65;
        }
        return lowers > 0 && words <= 2 && home && t.is(first - 1, "on") && type == AddressWords.STREET_SURE ? 0.6 : 0;
    }

    /** Whether an address goes on behind the street: unit, city and state, ZIP code. */
    private boolean continues(int end) {
        int at = a.behindComma(end);
        if (t.linesBefore(at) > 1) {
            return false;
        }
        if (locality.lowerLocality(end) > 0) {
            return true;
        }
        for (int i = at; i < at + 6 && i < t.size(); i++) {
            if (locality.stateEnd(i) > 0 && (i == at || a.isName(i - 1) || a.isComma(i - 1))) {
                return true;
            }
            if (a.isNumber(i) && t.length(i) == 5 && i > at && a.isCapital(i - 1)) {
                return true;
            }
            boolean part = a.isName(i) || a.isComma(i) || a.isMark(i, '.') && t.length(i - 1) <= 2;
            if (!part || i > at && t.linesBefore(i) > 1) {
                return false;
            }
        }
        return false;
    }

    private boolean isClosed(int end) {
        return end >= t.size()
                || t.linesBefore(end) > 0
                || t.shape(end) == Tokens.MARK && !a.isDash(end) && !a.isMark(end, '/')
                || (t.shape(end) == Tokens.LOWER || t.shape(end) == Tokens.UPPER && t.shape(end - 1) == Tokens.UPPER)
                        && !AddressWords.UNITS.has(t.hash(end))
                        && (t.is(end, "in")
                                || t.is(end, "on")
                                || t.is(end, "period")
                                || t.is(end, "comma")
                                || t.is(end, "at")
                                || t.is(end, "by")
                                || t.is(end, "from")
                                || t.is(end, "after")
                                || t.is(end, "and")
                                || t.is(end, "with")
                                || t.is(end, "near")
                                || t.is(end, "where")
                                || t.is(end, "since")
                                || t.is(end, "for"));
    }

    private boolean isPersonAfter(int k, int end) {
        return t.is(k, "dr") && a.isCapital(end) && t.linesBefore(end) == 0;
    }

    /** {@code lives at}, {@code address:}, {@code home -} within four tokens before. */
    private boolean isCued(int from) {
        for (int i = from - 1; i >= from - 4 && i >= 0; i--) {
            if (AddressWords.HOME.has(t.hash(i))) {
                return true;
            }
            if (a.isMark(i, '.') || a.isMark(i, ';') || t.linesBefore(i + 1) > 1) {
                return false;
            }
        }
        return false;
    }

    /** {@code Flat 3, 12 High Street}, {@code Unit 4/12}: the unit may stand first. */
    private int frontUnit(int floor) {
        int at = first;
        if (a.isMark(at - 1, '/') && a.isNumber(at - 2)
                || a.isDash(at - 1) && !t.spaceBefore(at) && a.isNumber(at - 2)) {
            at -= 2;
        }
        int unit = a.isComma(at - 1) ? at - 3 : at - 2;
        boolean named = unit >= floor
                && t.isWord(unit)
                && AddressWords.UNITS.has(t.hash(unit))
                && (a.isNumber(unit + 1) || t.shape(unit + 1) == Tokens.CODE);
        if (named) {
            return unit;
        }
        return at < first && t.isWord(at - 1) && AddressWords.UNITS.has(t.hash(at - 1)) ? at - 1 : at;
    }

    /** The token behind the unit that starts at {@code i}, {@code i} if none does. */
    int unitEnd(int i) {
        int at = a.behindComma(i);
        if (at >= t.size() || t.linesBefore(at) > 1) {
            return i;
        }
        if (a.isOrdinal(at) && (t.is(at + 1, "floor") || t.is(at + 1, "fl"))) {
            return at + 2;
        }
        boolean hash = a.isMark(at, '#');
        if (!hash && !(t.isWord(at) && AddressWords.UNITS.has(t.hash(at)))) {
            return i;
        }
        int value = at + 1;
        while (value < at + 3 && (a.isMark(value, '.') || a.isMark(value, '#') || a.isMark(value, ':'))) {
            value++;
        }
        boolean id = a.isNumber(value)
                || t.shape(value) == Tokens.CODE
                || t.shape(value) == Tokens.INITIAL
                || t.shape(value) == Tokens.LOWER && t.length(value) == 1;
        if (!id || t.linesBefore(value) > 0) {
            return i;
        }
        int end = value + 1;
        if (a.isDash(end)
                && !t.spaceBefore(end)
                && !t.spaceBefore(end + 1)
                && (t.length(Math.min(end + 1, t.size() - 1)) <= 4)) {
            end += 2;
        }
        int more = unitEnd(end);
        return Math.min(more, t.size());
    }

    /** {@code 12 Rue de la Paix}, {@code Calle Mayor 12}: the type at {@code k} stands before the name. */
    int atPrefix(int k, int floor) {
        if (!a.isCapital(k) && !t.is(k, "rue")) {
            return k;
        }
        int at = a.isMark(k + 1, '.') && t.length(k) <= 4 && !t.spaceBefore(k + 1) ? k + 2 : k + 1;
        int named = 0;
        while (at < t.size() && named < 5 && t.linesBefore(at) == 0) {
            boolean particle = t.shape(at) == Tokens.LOWER && AddressWords.PARTICLES.has(t.hash(at));
            boolean joint = a.isApostrophe(at) || a.isDash(at) && !t.spaceBefore(at);
            boolean letter = t.shape(at) == Tokens.LOWER && t.length(at) == 1 && a.isApostrophe(at + 1);
            boolean unit = named > 0 && AddressWords.UNITS.has(t.hash(at));
            if (unit || !a.isCapital(at) && !particle && !joint && !letter) {
                break;
            }
            named += a.isCapital(at) ? 1 : 0;
            at++;
        }
        if (named == 0) {
            return k;
        }
        int before = a.isComma(k - 1) ? k - 2 : k - 1;
        boolean front = before >= floor
                && (a.isNumber(before) && isHouseNumber(before)
                        || t.shape(before) == Tokens.CODE
                                && Character.isDigit(t.first(before))
                                && t.length(before) <= 5)
                && t.linesBefore(k) == 0;
        int number = a.behindComma(at);
        boolean back = a.isNumber(number) && t.length(number) <= 4 && t.linesBefore(number) == 0;
        if (!front && !back) {
            return k;
        }
        int end = doorEnd(back && !front ? houseEnd(number) : at);
        a.claim(front ? before : k, end, PhiKind.STREET, 0.8, "number and street in another language");
        return foreignCity(end);
    }

    /** {@code Hauptstraße 5}: the type is the end of the name. */
    int atSuffix(int k) {
        boolean type = a.endsWith(k, "straße")
                || a.endsWith(k, "strasse")
                || a.endsWith(k, "straat")
                || a.endsWith(k, "gasse")
                || a.endsWith(k, "allee")
                || a.endsWith(k, "platz")
                || a.endsWith(k, "weg")
                || a.endsWith(k, "laan")
                || a.endsWith(k, "gatan")
                || a.endsWith(k, "vägen")
                || a.endsWith(k, "veien")
                || a.endsWith(k, "gade")
                || a.endsWith(k, "plein")
                || a.endsWith(k, "gracht")
                || a.endsWith(k, "vej");
        boolean number = a.isNumber(k + 1) && t.length(k + 1) <= 3
                || t.shape(k + 1) == Tokens.CODE && Character.isDigit(t.first(k + 1)) && t.length(k + 1) <= 4;
        if (!type || !number || t.linesBefore(k + 1) > 0) {
            return k;
        }
        int end = doorEnd(houseEnd(k + 1));
        a.claim(k, end, PhiKind.STREET, 0.8, "number and street in another language");
        return foreignCity(end);
    }

    /** Behind a house number and what is glued to it, {@code 12/4}, {@code 411-2}. */
    private int houseEnd(int number) {
        int end = number + 1;
        while (end < number + 5
                && (a.isMark(end, '/') || a.isDash(end))
                && !t.spaceBefore(end)
                && !t.spaceBefore(end + 1)
                && (a.isNumber(end + 1) || t.shape(end + 1) == Tokens.CODE)
                && t.length(end + 1) <= 4) {
            end += 2;
        }
        return end;
    }

    /** Behind a unit, or a floor and door as they are written in Spain and Portugal, {@code , 3º B}, {@code , 2.º Esq.}. */
    private int doorEnd(int i) {
        int unit = unitEnd(i);
        int floor = a.behindComma(i);
        if (unit > i || floor >= t.size() || t.linesBefore(floor) > 0) {
            return unit;
        }
        int sign = a.isMark(floor + 1, '.') ? floor + 2 : floor + 1;
        if (!a.isNumber(floor) || t.length(floor) > 2 || !a.isMark(sign, '°')) {
            return i;
        }
        int door = sign + 1;
        boolean named = t.isWord(door) && t.linesBefore(door) == 0 && a.isCapital(door) && t.length(door) <= 4;
        return named ? door + 1 : door;
    }

    /** {@code , 75002 Paris}, {@code 10115 Berlin}. */
    private int foreignCity(int i) {
        int zip = a.behindComma(i);
        if (isParted(zip)) {
            a.claim(zip, zip + 2, PhiKind.ZIP, 0.8, "postal code before a city");
            a.claim(zip + 2, zip + 3, PhiKind.CITY, 0.8, "city behind a postal code");
            return zip + 3;
        }
        if (!a.isNumber(zip)
                || t.length(zip) < 4
                || t.length(zip) > 5
                || !a.isCapital(zip + 1)
                || t.linesBefore(zip) > 1
                || t.linesBefore(zip + 1) > 0) {
            return locality.afterStreet(i);
        }
        a.claim(zip, zip + 1, PhiKind.ZIP, 0.8, "postal code before a city");
        a.claim(zip + 1, zip + 2, PhiKind.CITY, 0.8, "city behind a postal code");
        return zip + 2;
    }

    /** {@code 111 20 Stockholm}. */
    private boolean isParted(int zip) {
        return a.isNumber(zip)
                && t.length(zip) == 3
                && a.isNumber(zip + 1)
                && t.length(zip + 1) == 2
                && t.spaceBefore(zip + 1)
                && a.isCapital(zip + 2)
                && t.linesBefore(zip) < 2
                && t.linesBefore(zip + 1) == 0
                && t.linesBefore(zip + 2) == 0;
    }

    /** {@code 4521 Highway 12}, {@code County Road 9}, {@code US-1}: the number stands behind. */
    int atRoute(int k, int floor) {
        int number = a.isDash(k + 1) && !t.spaceBefore(k + 1) ? k + 2 : k + 1;
        boolean numeral = a.isNumber(number) && t.length(number) <= 4
                || t.shape(number) == Tokens.CODE && t.length(number) <= 5 && Character.isDigit(t.first(number));
        if (!numeral || t.linesBefore(number) > 0) {
            return k;
        }
        int start = k;
        while (start - 1 >= floor
                && start > k - 3
                && (t.is(start - 1, "us")
                        || t.is(start - 1, "state")
                        || t.is(start - 1, "county")
                        || t.is(start - 1, "old")
                        || t.is(start - 1, "rural")
                        || AddressWords.DIRECTIONS.has(t.hash(start - 1)))) {
            start--;
        }
        boolean house =
                start - 1 >= floor && a.isNumber(start - 1) && isHouseNumber(start - 1) && t.linesBefore(start) == 0;
        boolean placed = isCued(start) || t.is(start - 1, "off");
        boolean route = t.is(k, "route") || t.is(k, "rte") || t.is(k, "fm");
        if (!house && (!placed || route && !a.isCapital(k)) || route && !a.isCapital(k)) {
            return k;
        }
        int end = unitEnd(number + 1);
        a.claim(house ? start - 1 : start, end, PhiKind.STREET, house ? 0.9 : 0.65, "highway or route");
        return locality.afterStreet(end);
    }
}
