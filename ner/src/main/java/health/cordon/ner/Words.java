package health.cordon.ner;

import health.cordon.deid.text.Tokens;

/** Hashes that stand for many writings at once. */
final class Words {

    private static final int SETTLED = 0x5E771ED;
    private static final int NUMBER = 0x9B3A41;
    private static final int CODE = 0xC0DE5;

    /** Numbers of one or two digits, and years, stay what they are; others are told by their length. */
    private static final int LONGEST_KEPT = 2;

    private Words() {}

    /** What a rule has settled as a kind. */
    static int settled(int kind) {
        return mix(SETTLED, kind);
    }

    /** A number or a code by its form. */
    static int number(Tokens tokens, int i) {
        return tokens.shape(i) == Tokens.NUMBER ? mix(NUMBER, form(tokens, i)) : mix(CODE, pattern(tokens, i));
    }

    /** 0 to 99 for small numbers, then years, then lengths. */
    static int form(Tokens tokens, int i) {
        int length = tokens.length(i);
        int value = 0;
        for (int k = 0; k < Math.min(length, 4); k++) {
            value = value * 10 + Character.digit(tokens.charAt(i, k), 10);
        }
        if (length <= LONGEST_KEPT) {
            return value;
        }
        if (length == 4 && value >= 1900 && value < 2100) {
            return 100;
        }
        return 100 + Math.min(length, 16);
    }

    /** Runs of letters and of digits, each with its length up to three. */
    static int pattern(Tokens tokens, int i) {
        int hash = 1;
        int run = 0;
        boolean digits = false;
        int length = Math.min(tokens.length(i), 24);
        for (int k = 0; k <= length; k++) {
            boolean digit = k < length && Character.isDigit(tokens.charAt(i, k));
            if (k == length || k > 0 && digit != digits) {
                hash = hash * 31 + (digits ? 4 : 0) + Math.min(run, 3);
                run = 0;
            }
            digits = digit;
            run++;
        }
        return hash;
    }

    static int mix(int a, int b) {
        int h = (a ^ b * 0x9E3779B1) * 0x85EBCA6B;
        return h ^ (h >>> 15);
    }
}
