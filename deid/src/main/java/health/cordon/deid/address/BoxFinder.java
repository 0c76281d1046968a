package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/** Post-office boxes, rural routes and military addresses. */
final class BoxFinder {

    private final AddressText a;
    private final Tokens t;
    private final LocalityFinder locality;

    BoxFinder(AddressText text, LocalityFinder locality) {
        a = text;
        t = text.t;
        this.locality = locality;
    }

    /** Claims the box that starts at token {@code i}; the token behind the address, {@code i} if there is none. */
    int at(int i) {
        int end = t.is(i, "box") || t.is(i, "pobox")
                ? box(i)
                : t.is(i, "po")
                        ? afterOffice(i + 1)
                        : t.is(i, "apo") || t.is(i, "fpo") || t.is(i, "dpo") ? military(i) : route(i);
        if (end < 0) {
            return i;
        }
        int start = i;
        if (t.is(i, "box") && t.is(i - 1, "office")) {
            start = t.is(i - 2, "post") ? i - 2 : i;
        } else if (t.is(i, "box")
                && a.isMark(i - 1, '.')
                && t.is(i - 2, "o")
                && a.isMark(i - 3, '.')
                && t.is(i - 4, "p")) {
            start = i - 4;
        } else if (t.is(i, "box") && t.is(i - 1, "o") && t.is(i - 2, "p")) {
            start = i - 2;
        }
        boolean plain = start == i && t.is(i, "box");
        if (plain && !a.isCapital(i)) {
            return i;
        }
        a.claim(start, end, PhiKind.STREET, plain ? 0.6 : 0.93, "post-office box or route");
        return locality.afterStreet(end);
    }

    private int afterOffice(int i) {
        int at = a.isMark(i, '.') ? i + 1 : i;
        return t.is(at, "box") ? box(at) : -1;
    }

    private int box(int i) {
        int at = i + 1;
        while (at < i + 3
                && (a.isMark(at, '#')
                        || a.isMark(at, ':')
                        || a.isMark(at, '.')
                        || t.is(at, "no")
                        || t.is(at, "number"))) {
            at++;
        }
        boolean number = a.isNumber(at) && t.length(at) <= 6 || t.shape(at) == Tokens.CODE && t.length(at) <= 6;
        return number && t.linesBefore(at) == 0 ? at + 1 : -1;
    }

    /** {@code RR 2 Box 31}, {@code HC 64}, {@code PSC 802 Box 74}, {@code Rural Route 3}. */
    private int route(int i) {
        boolean rural = t.is(i, "rural");
        if (rural && !t.is(i + 1, "route")) {
            return -1;
        }
        int number = rural ? i + 2 : i + 1;
        number = a.isMark(number, '#') ? number + 1 : number;
        if (!a.isNumber(number) || t.length(number) > 4) {
            return -1;
        }
        int behind = a.behindComma(number + 1);
        int box = t.is(behind, "box") ? box(behind) : -1;
        if (!rural && t.shape(i) != Tokens.UPPER && box < 0) {
            return -1;
        }
        return box > 0 ? box : rural || t.is(i, "psc") ? number + 1 : -1;
    }

    /** {@code APO AE 09123}. */
    private int military(int i) {
        int state = a.behindComma(i + 1);
        boolean area = t.is(state, "ae") || t.is(state, "ap") || t.is(state, "aa");
        return t.shape(i) == Tokens.UPPER && area && a.isNumber(state + 1) && t.length(state + 1) == 5 ? state + 2 : -1;
    }
}
