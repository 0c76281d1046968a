package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/** Places on the map: decimal and sexagesimal pairs, grid references, plus codes, three words. */
final class CoordinateFinder {

    private static final String PLUS_ALPHABET = "23456789CFGHJMPQRVWX";

    private final AddressText a;
    private final Tokens t;
    private double degrees;

    CoordinateFinder(AddressText text) {
        a = text;
        t = text.t;
    }

    /** Claims the coordinates whose first number is token {@code i}; the token behind them, {@code i} if there are none. */
    int atNumber(int i) {
        int first = isDegree(i + 1) || isDegree(i + 3) ? sexagesimal(i) : -1;
        if (first > 0) {
            int at = a.behindComma(first);
            int second = a.isNumber(at) ? sexagesimal(at) : -1;
            if (second > 0) {
                a.claim(start(i), second, PhiKind.COORDINATES, 0.93, "degrees of latitude and longitude");
                return second;
            }
        }
        int end = decimal(i, 3);
        if (end < 0 || Math.abs(degrees) > 90) {
            return i;
        }
        int at = end;
        while (at < end + 5
                && (a.isMark(at, ',')
                        || a.isMark(at, ';')
                        || a.isMark(at, '-')
                        || a.isMark(at, ':')
                        || a.isMark(at, '/')
                        || isDegree(at)
                        || isHemisphere(at)
                        || AddressWords.type(AddressWords.code(t.hash(at))) == AddressWords.LATITUDE)) {
            at++;
        }
        boolean range = at == end + 1 && a.isMark(end, '-') && !t.spaceBefore(end) && !t.spaceBefore(at);
        int second = !range && (at > end || t.spaceBefore(at)) ? decimal(at, 3) : -1;
        if (second < 0 || Math.abs(degrees) > 180) {
            return i;
        }
        boolean signed = a.isMark(at - 1, '-') || a.isMark(i - 1, '-') || at > end + 1;
        if (!signed && t.length(i + 2) < 4) {
            return i;
        }
        second += isDegree(second) ? 1 : 0;
        second += isHemisphere(second) ? 1 : 0;
        a.claim(start(i), second, PhiKind.COORDINATES, 0.9, "latitude and longitude");
        return second;
    }

    /** {@code Lat: 41.88}: a single decimal behind its name. */
    int atCue(int i) {
        int at = i + 1;
        while (at < i + 4
                && (a.isMark(at, ':')
                        || a.isMark(at, '=')
                        || a.isMark(at, '-')
                        || a.isMark(at, '"')
                        || a.isMark(at, '.'))) {
            at++;
        }
        int pair = a.isNumber(at) ? atNumber(at) : at;
        if (pair > at) {
            return pair;
        }
        int end = decimal(at, 2);
        if (end < 0 || Math.abs(degrees) > 180) {
            return i;
        }
        a.claim(start(at), end, PhiKind.COORDINATES, 0.85, "latitude or longitude behind its name");
        return end;
    }

    /** {@code 87G8Q2PQ+VX}, {@code 18T WL 83959 07350}: token {@code i} mixes letters and digits. */
    int atCode(int i) {
        boolean plus = a.isMark(i + 1, '+') && !t.spaceBefore(i + 1) && !t.spaceBefore(i + 2);
        int length = t.length(i);
        if (plus
                && (length == 8 || length == 4)
                && isPlusCode(i)
                && i + 2 < t.size()
                && t.length(i + 2) >= 2
                && t.length(i + 2) <= 3
                && isPlusCode(i + 2)) {
            a.claim(i, i + 3, PhiKind.COORDINATES, 0.85, "plus code");
            return i + 3;
        }
        boolean zone = length <= 3
                && Character.isDigit(t.first(i))
                && Character.isUpperCase(a.charAt(t.end(i) - 1))
                && Character.isDigit(a.charAt(t.end(i) - 2));
        boolean grid = zone
                && t.shape(i + 1) == Tokens.UPPER
                && t.length(i + 1) == 2
                && a.isNumber(i + 2)
                && a.isNumber(i + 3)
                && t.length(i + 2) == t.length(i + 3)
                && t.length(i + 2) >= 3;
        if (!grid) {
            return i;
        }
        a.claim(i, i + 4, PhiKind.COORDINATES, 0.85, "military grid reference");
        return i + 4;
    }

    /** {@code ///filled.count.soap}: token {@code i} is the first slash. */
    int atSlashes(int i) {
        boolean three = a.isMark(i + 1, '/')
                && a.isMark(i + 2, '/')
                && !t.spaceBefore(i + 1)
                && !t.spaceBefore(i + 2)
                && !t.spaceBefore(i + 3);
        boolean words = three
                && t.shape(i + 3) == Tokens.LOWER
                && a.isMark(i + 4, '.')
                && t.shape(i + 5) == Tokens.LOWER
                && a.isMark(i + 6, '.')
                && t.shape(i + 7) == Tokens.LOWER
                && !t.spaceBefore(i + 5)
                && !t.spaceBefore(i + 7);
        if (!words) {
            return i;
        }
        a.claim(i, i + 8, PhiKind.COORDINATES, 0.9, "three-word place");
        return i + 8;
    }

    /** The token behind the decimal number at {@code i}, with at least so many places; -1 if there is none. */
    private int decimal(int i, int places) {
        boolean number = a.isNumber(i)
                && t.length(i) <= 3
                && a.isMark(i + 1, '.')
                && !t.spaceBefore(i + 1)
                && a.isNumber(i + 2)
                && !t.spaceBefore(i + 2);
        boolean chained = number
                && (a.isMark(i - 1, '.') && !t.spaceBefore(i)
                        || a.isMark(i + 3, '.') && a.isNumber(i + 4) && !t.spaceBefore(i + 4));
        if (!number || chained || t.length(i + 2) < places) {
            return -1;
        }
        degrees = value(i);
        return i + 3;
    }

    /** {@code 40°26'46"N}, {@code 40.7128° N}; the token behind the hemisphere, -1 if there is none. */
    private int sexagesimal(int i) {
        int at = i;
        int numbers = 0;
        boolean sign = false;
        while (at < i + 14 && at < t.size()) {
            if (isHemisphere(at)) {
                return sign ? at + 1 : -1;
            }
            if (a.isNumber(at)) {
                numbers++;
            } else if (isDegree(at)) {
                sign = true;
            } else if (!(a.isMark(at, '.')
                    || a.isApostrophe(at)
                    || a.isMark(at, '"')
                    || a.isMark(at, '\u2032')
                    || a.isMark(at, '\u2033')
                    || a.isMark(at, '\u201D'))) {
                return -1;
            }
            if (numbers > 6) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private int start(int i) {
        return a.isMark(i - 1, '-') && !t.spaceBefore(i) && !a.isNumber(i - 2) ? i - 1 : i;
    }

    private boolean isDegree(int i) {
        return a.isMark(i, '\u00B0') || a.isMark(i, '\u00BA');
    }

    private boolean isHemisphere(int i) {
        return t.shape(i) <= Tokens.MIXED && t.length(i) == 1 && "NSEWnsew".indexOf(t.first(i)) >= 0;
    }

    private boolean isPlusCode(int i) {
        for (int p = t.start(i); p < t.end(i); p++) {
            if (PLUS_ALPHABET.indexOf(a.charAt(p)) < 0) {
                return false;
            }
        }
        return true;
    }

    private int value(int i) {
        int value = 0;
        for (int p = t.start(i); p < t.end(i); p++) {
            value = value * 10 + Character.digit(a.charAt(p), 10);
        }
        return value;
    }
}
