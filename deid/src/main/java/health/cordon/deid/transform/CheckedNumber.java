package health.cordon.deid.transform;

/** Numbers with a check digit, which an invented one must fail: it could be someone's otherwise. */
final class CheckedNumber {

    private CheckedNumber() {}

    /** The number itself, or one that differs in its last digit, such that it is no card, NPI or DEA number. */
    static String spoil(String number) {
        String candidate = number;
        for (int i = 0; i < 10 && isValid(candidate); i++) {
            char last = candidate.charAt(candidate.length() - 1);
            candidate = candidate.substring(0, candidate.length() - 1) + (char) ('0' + (last - '0' + 1) % 10);
        }
        return candidate;
    }

    static boolean isValid(String number) {
        boolean digits = number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && number.length() >= 12 && luhn(number)
                || digits && number.length() == 10 && luhn("80840" + number)
                || isDea(number);
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    private static boolean isDea(String number) {
        if (!number.matches("[a-z][a-z0-9][0-9]{7}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += (i % 2 == 0 ? 1 : 2) * (number.charAt(2 + i) - '0');
        }
        return sum % 10 == number.charAt(8) - '0';
    }
}
