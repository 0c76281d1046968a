package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.core.hipaa.SafeHarbor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Invented numbers and codes in the format of the original: a digit for a digit, a letter for a letter, everything else as
 * it stands. One value has one surrogate however its parts are separated.
 *
 * <p>Where a range is set aside for fiction it is taken: 555-01xx for North American telephones; SSNs that begin with 9
 * and have a group from 01 to 49, which is neither an SSN nor a taxpayer number; hardware addresses of RFC 7042, 2.1.2;
 * Medicare numbers with an S in second place, which real ones never have. Card, NPI and DEA numbers fail their check digit.
 */
@Cfr("164.514(b)(2)(i)")
final class NumberSurrogates {

    private static final Set<String> LABELS =
            words("mrn mr acct account no nr num number id ids ssn dea npi vin dl lic license"
                    + " licence plate passport serial sn lot udi ref ext extension tel telephone phone ph fax cell mobile pager home"
                    + " work office member group policy medicare medicaid mbi hic case claim order accession encounter visit csn har"
                    + " specimen invoice chart record patient zip lat lon long latitude longitude deg");
    private static final Set<String> GLUED = words("x ext mrn acct npi vin");
    private static final String DIGITS = "0123456789";
    private static final String NOT_ZERO = "123456789";
    private static final String LETTERS = "abcdefghjkmnprstuvwxyz";
    private static final String HEX = "0123456789abcdef";
    private static final int LONGEST = 200;

    private final Workspace work;

    NumberSurrogates(Workspace work) {
        this.work = work;
    }

    /** The span with other digits and letters, or null if it has no digit or no free surrogate. */
    @Nullable
    String replace(int index) {
        String text = work.text(index);
        PhiKind kind = work.span(index).kind();
        if (text.length() > LONGEST || text.chars().noneMatch(Character::isDigit)) {
            return null;
        }
        return switch (kind) {
            case PHONE, FAX -> telephone(text);
            case SSN -> laid(kind, text, 0, NumberSurrogates::socialSecurity);
            case ZIP -> laid(kind, text, 0, NumberSurrogates::postal);
            case COORDINATES -> laid(kind, text, 0, (choice, value) -> coordinates(choice, text, value));
            case OTHER_ID -> laid(kind, text, 0, isHardwareAddress(text) ? NumberSurrogates::hardware : this::other);
            case ACCOUNT, LICENSE -> laid(kind, text, 0, (choice, value) -> CheckedNumber.spoil(other(choice, value)));
            case HEALTH_PLAN_ID -> laid(kind, text, 0, (choice, value) -> medicare(other(choice, value), value));
            default -> laid(kind, text, 0, this::other);
        };
    }

    /** A house or unit number as another of its length: part of a value, so it may well stand elsewhere in the document. */
    String scrambled(String text) {
        String value = text.toLowerCase(Locale.ROOT);
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/part", value));
        String candidate = other(choice, value);
        while (candidate.equals(value)) {
            candidate = other(choice, value);
        }
        boolean[] slots = new boolean[text.length()];
        Arrays.fill(slots, true);
        return fill(text, slots, candidate);
    }

    /** The number and its extension each by itself, so that the number agrees with and without. */
    private @Nullable String telephone(String text) {
        int extension = extension(text);
        String number = text.substring(0, extension);
        boolean[] slots = slots(number, 0);
        int first = 0;
        int count = 0;
        for (int i = slots.length - 1; i >= 0; i--) {
            first = slots[i] ? i : first;
            count += slots[i] ? 1 : 0;
        }
        boolean trunk = count == 11 && number.charAt(first) == '1';
        String main = laid(PhiKind.PHONE, number, trunk ? first + 1 : 0, NumberSurrogates::fictitious);
        if (main == null || extension == text.length()) {
            return main;
        }
        String rest = laid(PhiKind.PHONE, text.substring(extension), 0, this::other);
        return rest == null ? null : main + rest;
    }

    /** Where {@code x123} or {@code ext. 123} begins; the length if there is none. */
    private static int extension(String text) {
        int at = text.length();
        while (at > 0 && Character.isDigit(text.charAt(at - 1))) {
            at--;
        }
        int mark = at;
        while (mark > 0 && " .:#".indexOf(text.charAt(mark - 1)) >= 0) {
            mark--;
        }
        int word = mark;
        while (word > 0 && Character.isLetter(text.charAt(word - 1))) {
            word--;
        }
        String marker = NameMention.key(text.substring(word, mark));
        boolean marked = marker.equals("x") || marker.equals("ext") || marker.equals("extension");
        return marked && at < text.length() && text.substring(0, word).chars().anyMatch(Character::isDigit)
                ? word
                : text.length();
    }

    /** Fills the letters and digits of the text from {@code from} on that are no label by those of the surrogate. */
    private @Nullable String laid(PhiKind kind, String text, int from, BiFunction<KeyedChoice, String, String> maker) {
        boolean[] slots = slots(text, from);
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < slots.length; i++) {
            if (slots[i]) {
                found.append(Character.toLowerCase(text.charAt(i)));
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        String value = found.toString();
        String family = "number/" + (kind == PhiKind.FAX ? PhiKind.PHONE : kind).name();
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/" + family, value));
        String other = work.taken()
                .surrogate(
                        family,
                        value,
                        _ -> maker.apply(choice, value),
                        candidate -> fill(text, slots, candidate),
                        written ->
                                work.words().hasAllOf(written) || work.words().has(Workspace.canonical(written)));
        return other == null ? null : fill(text, slots, other);
    }

    static boolean[] slots(String text, int from) {
        boolean[] slots = new boolean[text.length()];
        for (int at = from; at < text.length(); ) {
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end > at && !LABELS.contains(NameMention.key(text.substring(at, end)))) {
                Arrays.fill(slots, at + label(text, at, end), end, true);
            }
            at = end + 1;
        }
        return slots;
    }

    /** How many letters of {@code x567} or {@code MRN0012345} are a label. */
    private static int label(String text, int start, int end) {
        int at = start;
        while (at < end && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at < end && GLUED.contains(NameMention.key(text.substring(start, at))) ? at - start : 0;
    }

    private static String fill(String text, boolean[] slots, String value) {
        StringBuilder out = new StringBuilder(text);
        int next = 0;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i]) {
                char c = value.charAt(next++);
                out.setCharAt(i, Character.isUpperCase(text.charAt(i)) ? Character.toUpperCase(c) : c);
            }
        }
        return out.toString();
    }

    private String other(KeyedChoice choice, String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            out.append(choice.of(!Character.isDigit(c) ? LETTERS : i == 0 && c != '0' ? NOT_ZERO : DIGITS));
        }
        return out.toString();
    }

    private static String digits(KeyedChoice choice, int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(choice.of(i == 0 ? NOT_ZERO : DIGITS));
        }
        return out.toString();
    }

    private static String fictitious(KeyedChoice choice, String value) {
        int length = value.length();
        if (length < 7) {
            return digits(choice, length);
        }
        String line;
        do {
            line = "55501" + choice.of(DIGITS) + choice.of(DIGITS);
        } while (value.endsWith(line.substring(3)));
        if (length != 10) {
            return digits(choice, length - 7) + line;
        }
        char area = choice.of("23456789");
        char middle = choice.of("02345678");
        return "" + area + middle + choice.of(DIGITS) + line;
    }

    private static String socialSecurity(KeyedChoice choice, String value) {
        if (value.length() != 9) {
            StringBuilder out = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                out.append(value.charAt(i) == 'x' ? 'x' : choice.of(DIGITS));
            }
            return out.toString();
        }
        if (value.startsWith("x")) {
            return value.substring(0, value.lastIndexOf('x') + 1)
                    + digits(choice, value.length() - value.lastIndexOf('x') - 1);
        }
        int group = 1 + choice.below(49);
        return "9" + choice.of(DIGITS) + choice.of(DIGITS) + group / 10 + group % 10 + digits(choice, 4);
    }

    /** The area that may be told, and two other digits. Codes of other countries become other letters and digits. */
    @Cfr("164.514(b)(2)(i)(B)")
    private static String postal(KeyedChoice choice, String value) {
        StringBuilder out = new StringBuilder(value.length());
        boolean american =
                (value.length() == 5 || value.length() == 9) && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (american) {
            out.append(SafeHarbor.zip3(value));
        }
        for (int i = out.length(); i < value.length(); i++) {
            out.append(choice.of(Character.isDigit(value.charAt(i)) ? DIGITS : LETTERS));
        }
        return out.toString();
    }

    /** Whole degrees from 10 to 59, or 100 to 159, so that they stay on the globe. */
    private static String coordinates(KeyedChoice choice, String text, String value) {
        StringBuilder out = new StringBuilder(value.length());
        boolean[] slots = slots(text, 0);
        int run = 0;
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            if (slots[i]) {
                char c = value.charAt(next++);
                boolean digit = Character.isDigit(c);
                run = digit ? run + 1 : 0;
                int left = 0;
                while (digit && i + 1 + left < text.length() && Character.isDigit(text.charAt(i + 1 + left))) {
                    left++;
                }
                boolean fraction = i >= run && text.charAt(i - run) == '.';
                out.append(digit ? degree(choice, fraction ? 9 : run, left) : c);
            } else {
                run = 0;
            }
        }
        return out.toString();
    }

    private static char degree(KeyedChoice choice, int position, int left) {
        if (position == 1 && left == 2) {
            return '1';
        }
        return choice.of(position == 1 && left == 1 || position == 2 && left == 1 ? "12345" : DIGITS);
    }

    private static boolean isHardwareAddress(String text) {
        return text.matches("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5}");
    }

    private static String hardware(KeyedChoice choice, String value) {
        return "00005e0053" + choice.of(HEX) + choice.of(HEX);
    }

    private static String medicare(String candidate, String value) {
        boolean shaped =
                value.length() == 11 && Character.isDigit(value.charAt(0)) && Character.isLetter(value.charAt(1));
        return shaped ? candidate.charAt(0) + "s" + candidate.substring(2) : candidate;
    }

    private static Set<String> words(String words) {
        return Arrays.stream(words.split(" +", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
