package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.Locale;

/**
 * Identifiers with a shape; check digits are right.
 *
 * <p>Sources: NPI, Luhn over 80840 and the number (45 CFR 162.406); DEA, 21 CFR 1301.13 practice, weights 1 and 2; VIN, 49
 * CFR 565.15; MBI, CMS "Understanding the MBI format"; cards, ISO/IEC 7812-1 Annex B.
 */
final class Numbers {

    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";
    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

    private Numbers() {}

    static String npi(Seeded s) {
        String body = s.choose("1", "2") + s.digits(8);
        return body + luhn("80840" + body);
    }

    static String dea(Seeded s) {
        String d = s.digits(6);
        int sum = digit(d, 0) + digit(d, 2) + digit(d, 4) + 2 * (digit(d, 1) + digit(d, 3) + digit(d, 5));
        return s.choose("A", "B", "F", "M") + s.letters(1) + d + sum % 10;
    }

    static String card(Seeded s) {
        String body = s.choose("4", "51", "55", "6011");
        body += s.digits(15 - body.length());
        String card = body + luhn(body);
        return s.chance(0.6)
                ? card.substring(0, 4) + " " + card.substring(4, 8) + " " + card.substring(8, 12) + " "
                        + card.substring(12)
                : card;
    }

    static String mbi(Seeded s) {
        String mbi = s.between(1, 9)
                + letter(s)
                + letterOrDigit(s)
                + s.below(10)
                + letter(s)
                + letterOrDigit(s)
                + s.below(10)
                + letter(s)
                + letter(s)
                + s.below(10)
                + s.below(10);
        return s.chance(0.4) ? mbi.substring(0, 4) + "-" + mbi.substring(4, 7) + "-" + mbi.substring(7) : mbi;
    }

    static String vin(Seeded s) {
        StringBuilder vin = new StringBuilder(s.choose("1HG", "2T1", "JM1", "5YJ", "3FA", "WBA"));
        vin.append(s.string(VIN_LETTERS, 5, 5))
                .append('0')
                .append(s.string(VIN_LETTERS, 2, 2))
                .append(s.digits(6));
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += vinValue(vin.charAt(i)) * weights[i];
        }
        vin.setCharAt(8, sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11));
        return vin.toString();
    }

    static String ssn(Seeded s) {
        String area = String.valueOf(s.chance(0.5) ? s.between(100, 665) : s.between(667, 899));
        String group = String.valueOf(s.between(10, 99));
        String serial = s.digits(4);
        return switch (s.below(5)) {
            case 0 -> area + group + serial;
            case 1 -> area + " " + group + " " + serial;
            case 2 -> s.choose("xxx-xx-", "***-**-", "XXX-XX-") + serial;
            default -> area + "-" + group + "-" + serial;
        };
    }

    static String phone(Seeded s) {
        String area = s.between(2, 9) + String.valueOf(s.between(0, 9)) + s.between(2, 9);
        String exchange = s.chance(0.5) ? "555" : s.between(2, 9) + s.digits(2);
        String line = s.digits(4);
        return switch (s.below(9)) {
            case 0 -> "(" + area + ") " + exchange + "-" + line;
            case 1 -> area + "." + exchange + "." + line;
            case 2 -> "+1 " + area + " " + exchange + " " + line;
            case 3 -> area + exchange + line;
            case 4 -> "1-" + area + "-" + exchange + "-" + line;
            case 5 -> "(" + area + ")" + exchange + "-" + line + " x" + s.digits(3);
            case 6 -> exchange + "-" + line;
            case 7 -> area + " " + exchange + " " + line;
            default -> area + "-" + exchange + "-" + line;
        };
    }

    static String abroad(Seeded s) {
        return s.choose(
                "+44 20 7946 0" + s.digits(3),
                "+52 55 " + s.digits(4) + " " + s.digits(4),
                "+91 98" + s.digits(8),
                "011 63 2 " + s.digits(4) + " " + s.digits(4),
                "+234 803 555 " + s.digits(4));
    }

    static String mrn(Seeded s) {
        return switch (s.below(8)) {
            case 0 -> "0" + s.digits(1) + "-" + s.digits(2) + "-" + s.digits(2) + "-" + s.digits(2);
            case 1 -> s.choose("H", "M", "E", "MR") + s.digits(s.between(6, 9));
            case 2 -> s.digits(3) + "-" + s.digits(2) + "-" + s.digits(2);
            case 3 -> "000" + s.digits(5);
            default -> s.digits(s.between(6, 10));
        };
    }

    static String accession(Seeded s) {
        String year = String.valueOf(s.between(14, 25));
        return switch (s.below(5)) {
            case 0 -> "S" + year + "-" + s.digits(5);
            case 1 -> "ACC" + s.digits(8);
            case 2 -> year + ":" + s.letters(1) + s.digits(6) + s.letters(1);
            case 3 -> "20" + year + "-" + s.letters(2) + "-" + s.digits(6);
            default -> s.letters(2) + s.digits(7);
        };
    }

    static String member(Seeded s) {
        return switch (s.below(4)) {
            case 0 -> s.letters(3) + s.digits(9);
            case 1 -> "W" + s.digits(4) + " " + s.digits(5);
            case 2 -> s.digits(9) + "-" + s.choose("01", "02", "00");
            default -> s.digits(s.between(8, 11)) + s.choose("", "A");
        };
    }

    static String driver(Seeded s) {
        return s.choose(
                s.letters(1) + s.digits(7),
                s.digits(9),
                s.letters(1) + s.digits(3) + "-" + s.digits(4) + "-" + s.digits(4),
                s.letters(2) + s.digits(6));
    }

    static String plate(Seeded s) {
        return s.choose(
                s.letters(3) + "-" + s.digits(4),
                s.digits(1) + s.letters(3) + s.digits(3),
                s.letters(3) + " " + s.digits(3));
    }

    static String serial(Seeded s) {
        return s.choose(
                s.letters(3) + s.digits(6) + s.letters(1),
                "SN" + s.digits(8),
                s.letters(2) + "-" + s.digits(5) + "-" + s.letters(1),
                s.digits(10));
    }

    static String udi(Seeded s) {
        String gtin = "0" + s.digits(12);
        return "(01)" + gtin + luhnEan(gtin) + "(17)" + s.between(26, 31) + "0" + s.between(1, 9) + s.between(10, 28)
                + "(10)" + s.letters(1) + s.digits(5) + "(21)" + s.digits(7);
    }

    static String ip(Seeded s) {
        return s.between(11, 223) + "." + s.below(256) + "." + s.below(256) + "." + s.between(1, 254);
    }

    static String ip6(Seeded s) {
        return s.choose(
                "2001:db8:" + hex(s, 4) + "::" + hex(s, 4),
                "fe80::" + hex(s, 4) + ":" + hex(s, 3) + "ff:fe" + hex(s, 2) + ":" + hex(s, 4),
                "2001:0db8:" + hex(s, 4) + ":" + hex(s, 4) + ":0000:" + hex(s, 4) + ":" + hex(s, 4) + ":" + hex(s, 4));
    }

    /** An application to an international court: {@code 41526/09}. */
    static String application(Seeded s) {
        return s.digits(s.between(3, 5)) + "/" + twoDigits(s.below(25));
    }

    /** A court's or an agency's number of a case. */
    static String docket(Seeded s) {
        int year = s.between(1, 24);
        return switch (s.below(11)) {
            case 0 -> s.digits(1) + ":" + twoDigits(year) + "-cv-" + s.digits(5) + s.choose("", "-" + s.letters(3));
            case 1 -> "CV-20" + twoDigits(year) + "-00" + s.digits(4);
            case 2 ->
                s.choose("II", "III", "IV", "VI", "XII") + " " + s.choose("K", "C", "Ca", "Ns", "Kp") + " "
                        + s.digits(3) + "/" + twoDigits(year);
            case 3 -> "20" + twoDigits(year) + "-" + s.letters(2) + "-00" + s.digits(4);
            case 4 -> s.choose("HC", "QB", "CO", "CA") + "-20" + twoDigits(year) + "-00" + s.digits(4);
            case 5 -> "A-" + s.digits(4) + "-" + twoDigits(year) + "T" + s.digits(1);
            case 6 -> "WC-" + s.digits(3) + "-" + s.digits(3) + "-" + s.digits(3);
            case 7 -> twoDigits(year) + "-" + s.digits(4);
            case 8 -> s.digits(s.between(2, 4)) + "/20" + twoDigits(year);
            case 9 -> s.letters(2) + "/" + s.digits(5) + "/20" + twoDigits(year);
            default ->
                s.digits(2) + " " + s.letters(1) + s.letters(1).toLowerCase(Locale.ROOT) + " " + s.digits(3) + "/"
                        + twoDigits(year) + s.letters(1).toLowerCase(Locale.ROOT);
        };
    }

    /** A number that a state gives to a person. */
    static String national(Seeded s) {
        return s.choose(
                s.digits(11),
                s.digits(6) + "-" + s.digits(4),
                s.digits(6) + "/" + s.digits(4),
                s.letters(2) + " " + s.digits(2) + " " + s.digits(2) + " " + s.digits(2) + " "
                        + s.choose("A", "B", "C", "D"),
                s.digits(8) + s.letters(1),
                s.digits(4) + " " + s.digits(4) + " " + s.digits(4));
    }

    /** Its check digits are invented. */
    static String iban(Seeded s) {
        String by = s.choose(" ", " ", "");
        return s.choose("DE", "PL", "FR", "AT", "ES", "NL", "PT")
                + String.join(by, s.digits(2), s.digits(4), s.digits(4), s.digits(4), s.digits(4), s.digits(2));
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    static String mac(Seeded s) {
        String by = s.choose(":", "-");
        return String.join(by, hex(s, 2), hex(s, 2), hex(s, 2), hex(s, 2), hex(s, 2), hex(s, 2))
                .toUpperCase(Locale.ROOT);
    }

    static String coordinates(Seeded s) {
        String north = s.between(26, 47) + "." + s.digits(s.between(4, 6));
        String west = s.between(70, 122) + "." + s.digits(s.between(4, 6));
        return switch (s.below(3)) {
            case 0 -> north + ", -" + west;
            case 1 -> north + "° N, " + west + "° W";
            default ->
                s.between(26, 47) + "°" + s.between(10, 59) + "'" + s.between(10, 59) + "\"N " + s.between(70, 122)
                        + "°" + s.between(10, 59) + "'" + s.between(10, 59) + "\"W";
        };
    }

    /** The Luhn check digit of a body. */
    static char luhn(String body) {
        int sum = 0;
        for (int i = body.length() - 1, twice = 1; i >= 0; i--, twice ^= 1) {
            int d = digit(body, i) * (1 + twice);
            sum += d > 9 ? d - 9 : d;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static char luhnEan(String body) {
        int sum = 0;
        for (int i = body.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += digit(body, i) * weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static int vinValue(char c) {
        return Character.isDigit(c) ? c - '0' : "12345678 12345 7 923456789".charAt(c - 'A') - '0';
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static String letter(Seeded s) {
        return s.string(MBI_LETTERS, 1, 1);
    }

    private static String letterOrDigit(Seeded s) {
        return s.string(MBI_LETTERS + "0123456789", 1, 1);
    }

    private static String hex(Seeded s, int count) {
        return s.string("0123456789abcdef", count, count);
    }
}
