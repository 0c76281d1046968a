package health.cordon.deid.rules;

import java.util.Locale;
import java.util.Set;

/** What a regular language says badly about a match: counts, ranges, lists of exceptions. */
final class Shapes {

    /** Prefixes under which makers number substances and devices, and words that take a number in medicine. */
    private static final Set<String> PUBLIC_PREFIXES = Set.of(
            "ABBV", "ABT", "ACE", "ALKS", "AMG", "ARRY", "ATC", "AZD", "BAY", "BGB", "BI", "BIIB", "BMS", "BMN", "CAS",
            "CC", "CEP", "CGP", "CHEMBL", "CNTO", "COVID", "CPT", "DRG", "DS", "DSM", "EC", "ENST", "ENSG", "FDA",
            "GDC", "GS", "GSK", "HCPCS", "HGNC", "HLA", "IARC", "ICD", "IL", "INCB", "IPI", "ISO", "JNJ", "KB", "KO",
            "LEE", "LOINC", "LY", "MDX", "MEDI", "MIM", "MK", "MLN", "MS", "NCT", "NM", "NSC", "OMIM", "ONO", "ORG",
            "PD", "PF", "PHQ", "PMC", "PMID", "PRO", "REGN", "RFC", "RG", "RO", "ROS", "RXCUI", "SAR", "SARS", "SB",
            "SCH", "SGN", "SKF", "SNOMED", "STI", "SU", "TAK", "TMC", "UCB", "UMLS", "UK", "VX", "WAY", "YM", "ZD");

    private static final Set<String> SHORTHAND = Set.of(
            "@home",
            "@rest",
            "@bedside",
            "@baseline",
            "@night",
            "@bedtime",
            "@least",
            "@admission",
            "@discharge",
            "@time",
            "@work",
            "@school",
            "@hs",
            "@noon",
            "@midnight",
            "@this",
            "@present",
            "@all",
            "@risk",
            "@age",
            "@hd",
            "@dialysis",
            "@goal",
            "@lunch",
            "@dinner",
            "@breakfast",
            "@mealtime",
            "@mealtimes",
            "@the",
            "@param",
            "@return",
            "@override",
            "@media",
            "@import",
            "@todo",
            "@clinic",
            "@follow",
            "@any",
            "@some",
            "@max",
            "@min",
            "@rate",
            "@exertion",
            "@left",
            "@right",
            "@room",
            "@hospital",
            "@day",
            "@birth",
            "@week",
            "@weeks",
            "@months",
            "@years",
            "@days");

    /** Words that are written with a number behind them. */
    private static final Set<String> NUMBERED = Set.of(
            "area",
            "chapter",
            "class",
            "covid",
            "galnt",
            "grade",
            "group",
            "influenza",
            "interleukin",
            "level",
            "office",
            "omega",
            "page",
            "phase",
            "python",
            "room",
            "ryzen",
            "sars",
            "stage",
            "step",
            "table",
            "type",
            "version",
            "vitamin",
            "win",
            "windows");

    private Shapes() {}

    static boolean ipv4(CharSequence value) {
        int octet = 0;
        int length = 0;
        int wide = 0;
        for (int i = 0; i < value.length() && value.charAt(i) != '/' && value.charAt(i) != ':'; i++) {
            char c = value.charAt(i);
            if (c == '.') {
                octet = 0;
                length = 0;
                continue;
            }
            octet = octet * 10 + c - '0';
            length++;
            wide += length == 2 ? 1 : 0;
            if (octet > 255) {
                return false;
            }
        }
        return wide > 1;
    }

    static boolean ipv6(CharSequence value) {
        String text = value.toString();
        int slash = text.indexOf('/');
        text = slash < 0 ? text : text.substring(0, slash);
        int zone = text.indexOf('%');
        text = zone < 0 ? text : text.substring(0, zone);
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        int characters = 0;
        boolean letter = false;
        for (String group : text.split(":", -1)) {
            if (group.indexOf('.') >= 0) {
                groups += 2;
                characters += 8;
                continue;
            }
            groups += group.isEmpty() ? 0 : 1;
            characters += group.length();
            for (int i = 0; i < group.length(); i++) {
                letter |= group.charAt(i) > '9';
            }
        }
        return gap >= 0 ? groups <= 7 && characters >= 3 && (letter || groups > 2) : groups == 8;
    }

    static boolean phone(CharSequence value) {
        int digits = 0;
        int depth = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits += isDigit(c) ? 1 : 0;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || depth > 1) {
                return false;
            }
        }
        return depth == 0 && digits >= 7 && digits <= 15;
    }

    static boolean domain(CharSequence value) {
        int dot = value.length();
        while (dot > 0 && value.charAt(dot - 1) != '.') {
            dot--;
        }
        int length = value.length() - dot;
        if (dot == 0 || length < 2 || length > 24) {
            return false;
        }
        for (int i = dot; i < value.length(); i++) {
            if (!Character.isLetter(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean mixed(CharSequence value) {
        int digits = 0;
        int letters = 0;
        int run = 0;
        int longest = 0;
        int runs = 0;
        int lowerRun = 0;
        int longestLower = 0;
        int lower = 0;
        int upper = 0;
        int times = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = isDigit(c);
            digits += digit ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            times += (c == 'x' || c == 'X') && run > 0 ? 1 : 0;
            run = digit ? run + 1 : 0;
            runs += run == 3 ? 1 : 0;
            longest = Math.max(longest, run);
            lower += Character.isLowerCase(c) ? 1 : 0;
            upper += Character.isUpperCase(c) ? 1 : 0;
            lowerRun = c >= 'a' && c <= 'z' ? lowerRun + 1 : 0;
            longestLower = Math.max(longestLower, lowerRun);
        }
        return letters > times
                && !isLabelledDate(value)
                && digits >= 4
                && (longest >= 4 || runs > 1 || digits >= 6)
                && longestLower < 4
                && !(lower > 0 && upper == 0 && digits < 5)
                && !(digits <= (lower > 0 ? 6 : 4) && endsInYear(value))
                && !isPublic(value)
                && !doseOrTime(value);
    }

    /** {@code DOB-03/04/1958}: up to four letters, and a date with slashes. */
    private static boolean isLabelledDate(CharSequence value) {
        int at = 0;
        while (at < value.length() && Character.isLetter(value.charAt(at))) {
            at++;
        }
        if (at < 2 || at > 4 || at >= value.length() || isDigit(value.charAt(at))) {
            return false;
        }
        int slashes = 0;
        int number = 0;
        for (int i = at + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            number = isDigit(c) ? number * 10 + c - '0' : 0;
            slashes += c == '/' ? 1 : 0;
            if (!isDigit(c) && c != '/' || slashes < 2 && number > 31 || number > 2100) {
                return false;
            }
        }
        return slashes == 2;
    }

    /** {@code 500mg}, {@code 1000units}, {@code 20240101T0830}: digits and then a lower-case unit only. */
    private static boolean doseOrTime(CharSequence value) {
        int i = 0;
        while (i < value.length() && isDigit(value.charAt(i))) {
            i++;
        }
        if (i == 0 || i == value.length()) {
            return false;
        }
        int rest = value.length() - i;
        if (value.charAt(i) == 'T' && i == 8) {
            return true;
        }
        for (int j = i; j < value.length(); j++) {
            if (!Character.isLetter(value.charAt(j))) {
                return false;
            }
        }
        return rest <= 5 && i < 7;
    }

    static boolean groups(CharSequence value) {
        int digits = 0;
        int groups = 1;
        boolean none = false;
        int[] lengths = new int[16];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isDigit(c)) {
                digits++;
                lengths[groups - 1]++;
                none |= c == '0'
                        && i > 0
                        && i + 1 < value.length()
                        && !isDigit(value.charAt(i - 1))
                        && !isDigit(value.charAt(i + 1));
            } else if (++groups > lengths.length) {
                return false;
            }
        }
        boolean date = groups == 3
                && (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
                        || lengths[0] <= 2 && lengths[1] <= 2 && (lengths[2] == 4 || lengths[2] == 2));
        boolean years = groups == 2 && lengths[0] == 4 && lengths[1] == 4;
        return digits >= (groups == 2 ? 8 : 7) && !date && !years && !none && !(groups > 3 && isTaper(value));
    }

    /** {@code 60-40-20-10-5}: every number is smaller than the one before it. */
    private static boolean isTaper(CharSequence value) {
        int before = Integer.MAX_VALUE;
        int number = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i < value.length() && isDigit(value.charAt(i))) {
                number = number * 10 + value.charAt(i) - '0';
                if (number > 999) {
                    return false;
                }
            } else {
                if (number >= before) {
                    return false;
                }
                before = number;
                number = 0;
            }
        }
        return true;
    }

    /** {@code mid-1990s}, {@code Dec-28-2014}. */
    private static boolean endsInYear(CharSequence value) {
        int end = value.length();
        if (Character.toLowerCase(value.charAt(end - 1)) == 's') {
            end--;
        }
        if (end < 5 || isDigit(value.charAt(end - 5))) {
            return false;
        }
        String century = value.subSequence(end - 4, end - 2).toString();
        return (century.equals("19") || century.equals("20"))
                && isDigit(value.charAt(end - 2))
                && isDigit(value.charAt(end - 1));
    }

    /** {@code MK-3475}: a maker's letters and a short number, nothing else. */
    private static boolean isPublic(CharSequence value) {
        int letters = 0;
        while (letters < value.length() && Character.isLetter(value.charAt(letters))) {
            letters++;
        }
        return letters > 1
                && value.length() - letters <= 8
                && PUBLIC_PREFIXES.contains(
                        value.subSequence(0, letters).toString().toUpperCase(Locale.ROOT));
    }

    static boolean prefixed(CharSequence value) {
        int letters = 0;
        while (letters < value.length() && Character.isLetter(value.charAt(letters))) {
            letters++;
        }
        int digits = 0;
        for (int i = letters; i < value.length(); i++) {
            digits += isDigit(value.charAt(i)) ? 1 : 0;
        }
        return digits >= 4
                && !PUBLIC_PREFIXES.contains(
                        value.subSequence(0, letters).toString().toUpperCase(Locale.ROOT));
    }

    static boolean oid(CharSequence value) {
        String text = value.toString();
        return text.length() >= 18
                && !text.startsWith("1.2.840.10008.")
                && !text.startsWith("2.16.840.1.113883.")
                && !text.startsWith("1.3.6.1.4.1.19376.");
    }

    static boolean token(CharSequence value) {
        boolean upper = false;
        boolean lower = false;
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digits += isDigit(c) ? 1 : 0;
        }
        return upper && lower && digits >= 2;
    }

    static boolean handle(CharSequence value) {
        return !SHORTHAND.contains(value.toString().toLowerCase(Locale.ROOT));
    }

    /** {@code 974-5178}, but not {@code 500-1000} and not {@code 450-2010}. */
    static boolean localPhone(CharSequence value) {
        boolean round = value.charAt(2) == '0' && value.charAt(value.length() - 1) == '0';
        return !round && !endsInYear(value);
    }

    static boolean loginName(CharSequence value) {
        int letters = 0;
        while (letters < value.length() && Character.isLetter(value.charAt(letters))) {
            letters++;
        }
        return !NUMBERED.contains(value.subSequence(0, letters).toString().toLowerCase(Locale.ROOT));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
