package health.cordon.deid.rules;

/** The arithmetic of check digits. */
final class CheckDigits {

    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String VIN_VALUES = "12345678123457923456789";
    /** The length of an IBAN by country, from the registry of ISO 13616. */
    private static final String IBAN_LENGTHS =
            "NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 BY28"
                    + " CR22 DE22 GB22 GE22 IE22 ME22 RS22 AE23 GI23 IL23 IQ23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24"
                    + " SK24 TN24 VG24 PT25 ST25 LY25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 CY28 DO28 GT28 HU28"
                    + " LB28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 MT31 SC31 LC32";

    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private CheckDigits() {}

    /** The digits of a value; letters that optical recognition mistakes for digits count as these. */
    static String digits(CharSequence value) {
        StringBuilder digits = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (Character.isLetter(c)) {
                char meant = meant(c);
                if (meant != 0) {
                    digits.append(meant);
                }
            }
        }
        return digits.toString();
    }

    /** The digit that a letter is often misread from; 0 if none. */
    static char meant(char c) {
        return switch (c) {
            case 'O', 'o', 'Q', 'D' -> '0';
            case 'l', 'I', 'i', '|' -> '1';
            case 'Z' -> '2';
            case 'S', 's' -> '5';
            case 'B' -> '8';
            default -> 0;
        };
    }

    static boolean luhn(String digits, int sumBefore) {
        int sum = sumBefore;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int d = digits.charAt(i) - '0';
            sum += twice ? (d > 4 ? 2 * d - 9 : 2 * d) : d;
            twice = !twice;
        }
        return digits.length() > 1 && sum % 10 == 0;
    }

    static boolean card(String digits) {
        int length = digits.length();
        if (length < 13 || length > 19 || !luhn(digits, 0)) {
            return false;
        }
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        return switch (digits.charAt(0)) {
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5' -> two <= 55 && two >= 51 && length == 16 || two == 50 || two >= 56;
            case '2' -> four >= 2221 && four <= 2720 && length == 16 || four >= 2200 && four <= 2204;
            case '3' -> (two == 34 || two == 37) && length == 15 || two == 36 || two == 38 || two == 30 || two == 35;
            case '6' -> true;
            default -> false;
        };
    }

    static boolean npi(String digits) {
        return digits.length() == 10 && digits.charAt(0) <= '2' && digits.charAt(0) >= '1' && luhn(digits, 24);
    }

    static boolean dea(CharSequence value) {
        if (value.length() != 9) {
            return false;
        }
        int[] d = new int[7];
        for (int i = 0; i < 7; i++) {
            d[i] = value.charAt(i + 2) - '0';
            if (d[i] < 0 || d[i] > 9) {
                return false;
            }
        }
        return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6];
    }

    static boolean vin(CharSequence value) {
        if (value.length() != 17) {
            return false;
        }
        int sum = 0;
        int digits = 0;
        for (int i = 0; i < 17; i++) {
            char c = Character.toUpperCase(value.charAt(i));
            int letter = VIN_LETTERS.indexOf(c);
            int number = c >= '0' && c <= '9' ? c - '0' : letter >= 0 ? VIN_VALUES.charAt(letter) - '0' : -1;
            if (number < 0) {
                return false;
            }
            digits += letter < 0 ? 1 : 0;
            sum += number * VIN_WEIGHTS[i];
        }
        char expected = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
        return Character.toUpperCase(value.charAt(8)) == expected && digits >= 4;
    }

    static boolean iban(CharSequence value) {
        StringBuilder packed = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (Character.isLetterOrDigit(value.charAt(i))) {
                packed.append(Character.toUpperCase(value.charAt(i)));
            }
        }
        if (packed.length() < 15 || !IBAN_LENGTHS.contains(packed.substring(0, 2) + packed.length())) {
            return false;
        }
        String turned = packed.substring(4) + packed.substring(0, 4);
        int rest = 0;
        for (int i = 0; i < turned.length(); i++) {
            int number = Character.digit(turned.charAt(i), 36);
            rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
        }
        return rest == 1;
    }

    static boolean routing(String d) {
        if (d.length() != 9) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (d.charAt(i) - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
        }
        return sum % 10 == 0;
    }

    static boolean nhs(String d) {
        if (d.length() != 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (d.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check < 10 && check == d.charAt(9) - '0';
    }
}
