package health.cordon.deid.text;

import java.util.HashMap;
import java.util.Map;

/** HTML character references: {@code &eacute;}, {@code &#74;}, {@code &#x4A;} (HTML Living Standard, 13.5). */
final class Entities {

    private static final Map<String, Integer> NAMED = named();
    private static final int LONGEST_NAME = 8;
    private static final String WINDOWS_1252 =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152"
                    + "\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private Entities() {}

    /**
     * Reads the reference that begins with the ampersand at {@code at}.
     *
     * @return the code point in the low half and the offset behind the reference in the high half; 0 if there is none
     */
    static long read(String text, int at) {
        long found = body(text, at + 1);
        // An ampersand that was written as a reference often begins another one: text that was escaped twice.
        while ((int) found == '&' && found != 0) {
            long inner = body(text, (int) (found >>> 32));
            if (inner == 0) {
                break;
            }
            found = inner;
        }
        return found;
    }

    private static long body(String text, int at) {
        if (at < text.length() && text.charAt(at) == '#') {
            return numeric(text, at + 1);
        }
        int end = at;
        while (end < text.length() && end - at <= LONGEST_NAME && isAlphanumeric(text.charAt(end))) {
            end++;
        }
        if (end == at || end >= text.length() || text.charAt(end) != ';') {
            return 0;
        }
        Integer named = NAMED.get(text.substring(at, end));
        return named == null ? 0 : found(named, end + 1);
    }

    private static long numeric(String text, int from) {
        boolean hex = from < text.length() && (text.charAt(from) | 32) == 'x';
        int at = hex ? from + 1 : from;
        int first = at;
        int value = 0;
        while (at < text.length() && at - first < 10) {
            int digit = text.charAt(at) < 128 ? Character.digit(text.charAt(at), hex ? 16 : 10) : -1;
            if (digit < 0) {
                break;
            }
            value = Math.min(0x110000, value * (hex ? 16 : 10) + digit);
            at++;
        }
        boolean closed = at < text.length() && text.charAt(at) == ';';
        if (at == first || !closed && (hex || at - first < 2) || !isText(value)) {
            return 0;
        }
        int c = value >= 0x80 && value < 0xA0 ? WINDOWS_1252.charAt(value - 0x80) : value;
        return found(c, closed ? at + 1 : at);
    }

    private static boolean isText(int c) {
        return c >= ' ' && c < 0x110000 && (c < 0xD800 || c > 0xDFFF) || c == '\n' || c == '\r' || c == '\t';
    }

    private static long found(int c, int end) {
        return (long) end << 32 | c;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static Map<String, Integer> named() {
        Map<String, Integer> names = new HashMap<>();
        String[] latin =
                ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2"
                                + " sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute"
                                + " Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH"
                                + " Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN"
                                + " szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave"
                                + " iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute"
                                + " ucirc uuml yacute thorn yuml")
                        .split(" ");
        for (int i = 0; i < latin.length; i++) {
            names.put(latin[i], 0xA0 + i);
        }
        String others =
                "quot=22 amp=26 AMP=26 lt=3C gt=3E apos=27 num=23 commat=40 period=2E comma=2C colon=3A semi=3B lpar=28"
                        + " rpar=29 sol=2F lowbar=5F plus=2B equals=3D excl=21 quest=3F percnt=25 dollar=24 ast=2A hyphen=2010"
                        + " dash=2010 Tab=9 NewLine=A OElig=152 oelig=153 Scaron=160 scaron=161 Zcaron=17D zcaron=17E Yuml=178"
                        + " fnof=192 circ=2C6 tilde=2DC ensp=2002 emsp=2003 thinsp=2009 zwnj=200C zwj=200D lrm=200E rlm=200F"
                        + " ndash=2013 mdash=2014 lsquo=2018 rsquo=2019 sbquo=201A ldquo=201C rdquo=201D bdquo=201E dagger=2020"
                        + " Dagger=2021 bull=2022 hellip=2026 permil=2030 prime=2032 Prime=2033 lsaquo=2039 rsaquo=203A euro=20AC"
                        + " trade=2122 larr=2190 uarr=2191 rarr=2192 darr=2193 minus=2212 le=2264 ge=2265 ne=2260 asymp=2248"
                        + " alpha=3B1 beta=3B2 gamma=3B3 delta=3B4 mu=3BC Delta=394 lstrok=142 Lstrok=141 sacute=15B cacute=107"
                        + " ccaron=10D Ccaron=10C ecaron=11B rcaron=159 nacute=144 aogon=105 eogon=119 zdot=17C inodot=131";
        for (String other : others.split(" ")) {
            int equals = other.indexOf('=');
            names.put(other.substring(0, equals), Integer.valueOf(other.substring(equals + 1), 16));
        }
        return Map.copyOf(names);
    }
}
