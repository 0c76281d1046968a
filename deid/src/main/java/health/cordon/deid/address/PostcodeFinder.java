package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.dates.WordTable;
import health.cordon.deid.text.Tokens;

/** British and Canadian postal codes, and any behind a word that says so. */
final class PostcodeFinder {

    private static final WordTable AREAS = WordTable.of("""
            ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g
            gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox
            pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf
            wn wr ws wv yo ze""");

    private static final WordTable PROVINCES = WordTable.of("""
            ab bc mb nb nl nf ns nt nu on pe pei qc pq sk yt alberta columbia manitoba brunswick newfoundland labrador scotia
            nunavut ontario quebec saskatchewan yukon""");

    private final AddressText a;
    private final Tokens t;

    PostcodeFinder(AddressText text) {
        a = text;
        t = text.t;
    }

    /** Claims the postal code that starts at token {@code i}, which mixes letters and digits; the token behind it. */
    int at(int i) {
        int length = t.length(i);
        if (length > 7 || !isUpper(i, 0)) {
            return i;
        }
        if (length == 6 && canadian(t.start(i), t.start(i) + 3) && isPlaced(i)) {
            a.claim(i, i + 1, PhiKind.ZIP, 0.7, "Canadian postal code");
            return i + 1;
        }
        int second = a.isDash(i + 1) && !t.spaceBefore(i + 1) ? i + 2 : i + 1;
        if (t.shape(second) != Tokens.CODE || t.length(second) != 3 || t.linesBefore(second) > 0) {
            return i;
        }
        if (length == 3 && canadian(t.start(i), t.start(second))) {
            a.claim(i, second + 1, PhiKind.ZIP, 0.85, "Canadian postal code");
            return second + 1;
        }
        if (length <= 4 && second == i + 1 && british(i, second)) {
            a.claim(i, second + 1, PhiKind.ZIP, 0.8, "British postal code");
            return second + 1;
        }
        return i;
    }

    /** {@code ZIP: 02139}, {@code postcode 3000}. */
    int atCue(int i) {
        int at = i + 1;
        while (at < i + 4
                && (t.is(at, "code")
                        || t.is(at, "is")
                        || a.isMark(at, ':')
                        || a.isMark(at, '=')
                        || a.isMark(at, '"')
                        || a.isMark(at, '_')
                        || a.isMark(at, '('))) {
            at++;
        }
        if (!a.isNumber(at) || t.length(at) > 6 || t.length(at) < 3 || t.linesBefore(at) > 0) {
            return i;
        }
        boolean plus = a.isDash(at + 1) && a.isNumber(at + 2) && t.length(at + 2) == 4;
        int end = plus ? at + 3 : at + 1;
        a.claim(at, end, PhiKind.ZIP, 0.9, "postal code behind its name");
        return end;
    }

    /**
     * Whether a place stands before a code of six characters without a blank: classes and scores are written so, {@code
     * E4V5M6} of a coma scale among them.
     */
    private boolean isPlaced(int i) {
        boolean coded = t.linesBefore(i) == 0 && (t.is(i - 1, "code") || a.isMark(i - 1, ':'));
        boolean named = t.linesBefore(i) == 0 && a.isComma(i - 1) && a.isCapital(i - 2);
        boolean line = t.linesBefore(i) > 0 && (i + 1 >= t.size() || t.linesBefore(i + 1) > 0 || t.is(i + 1, "canada"));
        return PROVINCES.has(t.hash(i - 1)) || coded || named || line || t.is(i + 1, "canada") || t.is(i + 2, "canada");
    }

    private boolean canadian(int first, int second) {
        return "ABCEGHJKLMNPRSTVXY".indexOf(a.charAt(first)) >= 0
                && isDigit(first + 1)
                && "ABCEGHJKLMNPRSTVWXYZ".indexOf(a.charAt(first + 2)) >= 0
                && isDigit(second)
                && "ABCEGHJKLMNPRSTVWXYZ".indexOf(a.charAt(second + 1)) >= 0
                && isDigit(second + 2);
    }

    private boolean british(int i, int second) {
        int p = t.start(second);
        char third = a.charAt(p + 1);
        char fourth = a.charAt(p + 2);
        String inward = "" + third + fourth;
        boolean form = isDigit(p)
                && "ABDEFGHJLNPQRSTUWXYZ".indexOf(third) >= 0
                && "ABDEFGHJLNPQRSTUWXYZ".indexOf(fourth) >= 0
                && !inward.equals("TH")
                && !inward.equals("ST")
                && !inward.equals("ND")
                && !inward.equals("RD")
                && !inward.equals("HR")
                && !inward.equals("XL");
        int letters = isUpper(i, 1) ? 2 : 1;
        int from = t.start(i);
        StringBuilder area = new StringBuilder();
        for (int k = 0; k < letters; k++) {
            area.append(a.charAt(from + k));
        }
        if (!form || !isDigit(from + letters) || !AREAS.has(Tokens.hash(area))) {
            return false;
        }
        return letters == 2 || a.isCapital(i - 1) || a.isComma(i - 1) || a.isMark(i - 1, ':') || t.linesBefore(i) > 0;
    }

    private boolean isUpper(int i, int offset) {
        char c = a.charAt(t.start(i) + offset);
        return c >= 'A' && c <= 'Z';
    }

    private boolean isDigit(int offset) {
        char c = a.charAt(offset);
        return c >= '0' && c <= '9';
    }
}
