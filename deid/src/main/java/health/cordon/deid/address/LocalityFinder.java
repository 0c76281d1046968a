package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/** City, state and ZIP code: behind a street, or by themselves around a state. */
final class LocalityFinder {

    private static final int LONGEST_CITY = 3;

    private final AddressText a;
    private final Tokens t;

    LocalityFinder(AddressText text) {
        a = text;
        t = text.t;
    }

    /** The token behind the state that starts at {@code i}; -1 if none does. */
    int stateEnd(int i) {
        int type = a.type(i);
        if (type == AddressWords.STATE || t.is(i, "ct")) {
            boolean isShort = t.length(i) <= 3;
            return !isShort || t.shape(i) == Tokens.UPPER ? i + 1 : -1;
        }
        if (type != AddressWords.STATE_FIRST || !a.isCapital(i)) {
            return -1;
        }
        boolean two = t.is(i, "new")
                        && (t.is(i + 1, "york")
                                || t.is(i + 1, "jersey")
                                || t.is(i + 1, "mexico")
                                || t.is(i + 1, "hampshire")
                                || t.is(i + 1, "brunswick"))
                || (t.is(i, "north") || t.is(i, "south"))
                        && (t.is(i + 1, "carolina") || t.is(i + 1, "dakota") || t.is(i + 1, "australia"))
                || t.is(i, "west") && t.is(i + 1, "virginia")
                || t.is(i, "rhode") && t.is(i + 1, "island")
                || t.is(i, "puerto") && t.is(i + 1, "rico")
                || t.is(i, "nova") && t.is(i + 1, "scotia")
                || t.is(i, "british") && t.is(i + 1, "columbia");
        if (two) {
            return i + 2;
        }
        if (t.is(i, "d") && a.isMark(i + 1, '.') && t.is(i + 2, "c")) {
            return a.isMark(i + 3, '.') ? i + 4 : i + 3;
        }
        return t.is(i, "district") && t.is(i + 1, "of") && t.is(i + 2, "columbia") ? i + 3 : -1;
    }

    /** The token behind the ZIP code or Australian postcode that starts at {@code i}; -1 if none does. */
    int zipEnd(int i, int state) {
        if (!a.isNumber(i) && !a.isFive(i) || t.linesBefore(i) > 1) {
            return -1;
        }
        int width = t.length(i);
        boolean australian = width == 4 && isAustralian(state);
        if (width != 5 && !australian || a.isMark(i + 1, '.') && a.isNumber(i + 2) && !t.spaceBefore(i + 2)) {
            return -1;
        }
        boolean plus = a.isDash(i + 1)
                && !t.spaceBefore(i + 1)
                && a.isNumber(i + 2)
                && t.length(i + 2) == 4
                && !t.spaceBefore(i + 2);
        return plus ? i + 3 : i + 1;
    }

    private boolean isAustralian(int state) {
        return t.is(state, "nsw")
                || t.is(state, "vic")
                || t.is(state, "qld")
                || t.is(state, "tas")
                || t.is(state, "act")
                || t.is(state, "sa")
                || t.is(state, "wa")
                || t.is(state, "nt")
                || t.is(state, "victoria")
                || t.is(state, "queensland")
                || t.is(state, "tasmania")
                || t.is(state, "south");
    }

    /** Claims the city, and the ZIP code, behind a street that ends before {@code i}; the token behind all that. */
    int afterStreet(int i) {
        int city = a.behindComma(i);
        if (t.linesBefore(city) > 1 || city >= t.size()) {
            return i;
        }
        int low = lowerLocality(i);
        if (low > 0) {
            return claimLower(city, low);
        }
        int state = stateEnd(city);
        if (state > 0) {
            int other = a.behindComma(state);
            int behind = t.linesBefore(other) > 0 ? -1 : stateEnd(other);
            if (behind > 0) {
                a.claim(city, state, PhiKind.CITY, 0.9, "city between street and state");
                return claimZip(behind, other);
            }
            return claimZip(state, city);
        }
        int end = cityEnd(city);
        if (end == city) {
            return i;
        }
        for (int stop = city + 1; stop <= end; stop++) {
            int at = a.behindComma(stop);
            int behind = t.linesBefore(at) > 1 ? -1 : stateEnd(at);
            if (behind > 0 && !(t.is(at, "washington") && a.isComma(behind))) {
                a.claim(city, stop, PhiKind.CITY, 0.9, "city between street and state");
                return claimZip(behind, at);
            }
        }
        int at = a.behindComma(end);
        int zip = zipEnd(at, at);
        if (zip > 0) {
            a.claim(city, end, PhiKind.CITY, 0.8, "city between street and ZIP code");
            a.claim(at, zip, PhiKind.ZIP, 0.85, "ZIP code behind a city");
            return zip;
        }
        boolean closed = end >= t.size()
                || t.linesBefore(end) > 0
                || a.isMark(end, '.')
                || a.isComma(end)
                || a.isMark(end, ';')
                || a.isMark(end, ')')
                || t.shape(end) == Tokens.CODE && t.length(end) <= 4;
        if (closed
                && (city > i || t.linesBefore(city) == 1 && end - city <= 2)
                && t.linesBefore(city) <= (city > i ? 1 : 0)) {
            a.claim(city, end, PhiKind.CITY, 0.7, "city behind a street");
            return end;
        }
        return i;
    }

    /**
     * The token of the state in {@code , wendfield mills, mi 98120}, all in lower case, behind a street that ends before
     * {@code i}; -1 if none stands there.
     */
    int lowerLocality(int i) {
        int at = a.behindComma(i);
        int from = at;
        while (at < from + 3
                && t.shape(at) == Tokens.LOWER
                && !a.isComma(at)
                && t.linesBefore(at) < 2
                && !AddressWords.NOT_CITIES.has(t.hash(at))) {
            at++;
        }
        int state = a.behindComma(at);
        boolean two = at > from
                && t.shape(state) == Tokens.LOWER
                && a.type(state) == AddressWords.STATE
                && t.linesBefore(state) == 0;
        if (!two) {
            return -1;
        }
        int zip = a.behindComma(state + 1);
        boolean coded = (a.isNumber(zip) && t.length(zip) >= 4 || a.isFive(zip)) && t.linesBefore(zip) == 0;
        return state > at && (coded || t.linesBefore(state + 1) > 0 || state + 1 >= t.size()) || coded ? state : -1;
    }

    private int claimLower(int city, int state) {
        a.claim(city, a.isComma(state - 1) ? state - 1 : state, PhiKind.CITY, 0.85, "city between street and state");
        int zip = a.behindComma(state + 1);
        if (!a.isNumber(zip) && !a.isFive(zip) || t.linesBefore(zip) > 0 || t.length(zip) < 4 || t.length(zip) > 5) {
            return state + 1;
        }
        int end = Math.max(zipEnd(zip, state), zip + 1);
        a.claim(zip, end, PhiKind.ZIP, 0.9, "ZIP code behind a state");
        return end;
    }

    private int claimZip(int i, int state) {
        int at = a.behindComma(i);
        at = a.isMark(at, '.') ? at + 1 : at;
        int zip = zipEnd(at, state);
        if (zip < 0) {
            return i;
        }
        a.claim(at, zip, PhiKind.ZIP, 0.95, "ZIP code behind a state");
        return zip;
    }

    /** The token behind the capitalised words that start at {@code i}, at most four. */
    private int cityEnd(int i) {
        int at = i;
        int words = 0;
        while (words < 4 && a.isName(at) && (at == i || t.linesBefore(at) == 0)) {
            boolean city = at > i && t.is(at, "city");
            if (AddressWords.NOT_CITIES.has(t.hash(at)) && !city || AddressWords.UNITS.has(t.hash(at))) {
                break;
            }
            words++;
            at++;
            boolean joint = (a.isMark(at, '.') && (t.length(at - 1) <= 2) || a.isDash(at) || a.isApostrophe(at))
                    && t.isWord(at + 1)
                    && a.isCapital(at + 1)
                    && !t.spaceBefore(at);
            at = joint ? at + 1 : at;
        }
        return at;
    }

    /** Claims city and ZIP code around the state at {@code i}; the token behind them, or {@code i} if it is no such state. */
    int aroundState(int i, int floor) {
        int end = stateEnd(i);
        if (end < 0) {
            return lowerState(i, floor);
        }
        int code = AddressWords.code(t.hash(i));
        boolean abbreviated = end == i + 1 && t.length(i) <= 3 || t.is(i, "d");
        boolean comma = a.isComma(i - 1);
        int zipAt = a.behindComma(end);
        int zip = t.linesBefore(zipAt) > 0 && !comma ? -1 : zipEnd(zipAt, i);
        int cityLast = comma ? i - 2 : i - 1;
        int city = t.linesBefore(comma ? i - 1 : i) > 0 || comma && t.linesBefore(i) > 1
                ? cityLast + 1
                : cityStart(cityLast, floor);
        boolean has = city <= cityLast;
        if (comma && has && AddressWords.CREDENTIALS.has(t.hash(i)) && isSigned(city)) {
            return i;
        }
        if (zip > 0 && (has || !abbreviated || (code & AddressWords.DOUBTFUL) == 0)) {
            if (has && (comma || abbreviated)) {
                a.claim(city, cityLast + 1, PhiKind.CITY, 0.9, "city before state and ZIP code");
            }
            a.claim(zipAt, zip, PhiKind.ZIP, 0.93, "ZIP code behind a state");
            return zip;
        }
        if (!has || !comma || a.isDash(end) && !t.spaceBefore(end) || isTitle(end)) {
            return i;
        }
        boolean cued = AddressWords.CITY_CUES.has(t.hash(city - 1)) || a.isMark(city - 1, ':');
        if (abbreviated && AddressWords.CREDENTIALS.has(t.hash(i))) {
            cued = AddressWords.INSIDE.has(t.hash(city - 1));
        }
        cued |= a.isComma(city - 1) && AddressWords.ORGANISATIONS.has(t.hash(city - 2));
        boolean same = t.hash(city) == t.hash(i) && cityLast - city == end - i - 1;
        if (stateEnd(city) == cityLast + 1 && !abbreviated && !same) {
            return i;
        }
        boolean doubtful = (code & AddressWords.DOUBTFUL) != 0 && abbreviated;
        boolean short1 = cityLast == city && t.shape(city) == Tokens.UPPER && t.length(city) <= 4;
        boolean given = t.is(i, "virginia")
                || t.is(i, "georgia")
                || t.is(i, "victoria")
                || t.is(i, "montana")
                || t.is(i, "dakota");
        if (doubtful && !cued || short1 && !cued || given && !cued) {
            return i;
        }
        a.claim(city, cityLast + 1, PhiKind.CITY, cued ? 0.85 : 0.7, "city before a state");
        return end;
    }

    /** {@code Smith, MA, RN}: more credentials follow. */
    private boolean isTitle(int end) {
        return a.isComma(end)
                && (t.is(end + 1, "rn")
                        || t.is(end + 1, "md")
                        || t.is(end + 1, "phd")
                        || t.is(end + 1, "np")
                        || t.is(end + 1, "facp"));
    }

    /** {@code portland, or 97201} in lower case: only with its ZIP code. */
    private int lowerState(int i, int floor) {
        boolean lower = a.type(i) == AddressWords.STATE && t.shape(i) == Tokens.LOWER && t.length(i) <= 3;
        if (!lower || !a.isComma(i - 1) || t.linesBefore(i) > 0) {
            return i;
        }
        int zip = zipEnd(i + 1, i);
        int city = i - 2;
        if (zip < 0 || t.shape(city) != Tokens.LOWER || city < floor) {
            return i;
        }
        boolean two = city - 1 >= floor
                && t.shape(city - 1) == Tokens.LOWER
                && t.linesBefore(city) == 0
                && !AddressWords.NOT_CITIES.has(t.hash(city - 1))
                && !AddressWords.NOT_NAMES.has(t.hash(city - 1));
        a.claim(two ? city - 1 : city, city + 1, PhiKind.CITY, 0.8, "city before state and ZIP code");
        a.claim(i + 1, zip, PhiKind.ZIP, 0.9, "ZIP code behind a state");
        return zip;
    }

    /** {@code Salt Lake City}. */
    private boolean endsInCity(int at, int last) {
        return at == last && t.is(at, "city") && a.isCapital(at - 1) && t.linesBefore(at) == 0;
    }

    /** Whether a person signs before {@code MD 41234}: {@code Signed:}, {@code by}, {@code Dr.}. */
    private boolean isSigned(int city) {
        int at = a.isMark(city - 1, ':') || a.isMark(city - 1, '.') ? city - 2 : city - 1;
        return AddressWords.SIGNERS.has(t.hash(at));
    }

    /** The first token of the city whose last token is {@code last}; {@code last + 1} if there is none. */
    private int cityStart(int last, int floor) {
        int at = last;
        int start = last + 1;
        int words = 0;
        while (at >= floor
                && words < LONGEST_CITY
                && a.isName(at)
                && (!AddressWords.NOT_CITIES.has(t.hash(at)) || endsInCity(at, last))) {
            start = at;
            words++;
            if (t.linesBefore(at) > 0) {
                break;
            }
            at--;
            boolean joint = (a.isMark(at, '.') && t.length(at - 1) <= 2
                            || a.isDash(at) && !t.spaceBefore(at)
                            || a.isApostrophe(at))
                    && a.isCapital(at - 1)
                    && !AddressWords.NOT_CITIES.has(t.hash(at - 1));
            at = joint ? at - 1 : at;
        }
        return start;
    }
}
