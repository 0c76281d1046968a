package health.cordon.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ways to write a value that a model still reads, and a program that looks for it does not. */
enum Disguise {
    NONE("as it is", value -> value),
    UPPER("upper case", value -> value.toUpperCase(Locale.ROOT)),
    ESCAPES("`\\u` escapes", value -> each(value, c -> "\\u" + HexFormat.of().toHexDigits(c))),
    ESCAPES_TWICE(
            "`\\u` escapes, twice",
            value -> each(value, c -> "\\\\u" + HexFormat.of().toHexDigits(c))),
    ENTITIES("HTML entities", value -> each(value, c -> "&#" + (int) c + ";")),
    ENTITIES_HEX("HTML entities, hexadecimal", value -> each(value, c -> "&#x" + Integer.toHexString(c) + ";")),
    BASE64("Base64 of each value", Disguise::base64),
    BASE64_WHOLE("Base64 of the text", value -> value),
    BASE64_TWICE("Base64 of each value, twice", value -> base64(base64(value))),
    BASE64_OF_ESCAPES(
            "Base64 of `\\u` escapes",
            value -> base64(each(value, c -> "\\u" + HexFormat.of().toHexDigits(c)))),
    HEX("hexadecimal", value -> HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8))),
    QUOTED_PRINTABLE(
            "quoted-printable",
            value -> each(value, c -> "=" + HexFormat.of().withUpperCase().toHexDigits((byte) c))),
    ESCAPED_ENTITIES("HTML entities in `\\u` escapes", value -> each(value, c -> "\\u0026#" + (int) c + ";")),
    PERCENT(
            "URL-encoded",
            value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")),
    PERCENT_ALL(
            "URL-encoded, each character",
            value -> each(value, c -> "%" + HexFormat.of().toHexDigits((byte) c))),
    PERCENT_TWICE(
            "URL-encoded, twice",
            value -> each(value, c -> "%25" + HexFormat.of().toHexDigits((byte) c))),
    QUOTED_LINES("quoted-printable, lines cut in words and groups", value -> within(value, "=\n")),
    PLUS("URL-encoded, with plus signs", value -> value.replace(' ', '+')),
    ZERO_WIDTH("zero-width characters inside", value -> within(value, "\u200B")),
    JOINERS("word joiners between all characters", value -> each(value, c -> c + "\u2060")),
    SOFT_HYPHEN("soft hyphens inside", value -> within(value, "\u00AD")),
    PRIVATE_USE("private-use characters inside", value -> within(value, "\uE0DD")),
    UNASSIGNED("unassigned characters inside", value -> within(value, "\u0378")),
    FULL_WIDTH("full-width letters and digits", value -> each(value, Disguise::wide)),
    BOLD("mathematical bold letters and digits", value -> each(value, Disguise::bold)),
    CIRCLED("circled letters and digits", value -> each(value, Disguise::circled)),
    CYRILLIC("Cyrillic letters that look the same", value -> each(value, Disguise::cyrillic)),
    SPACED(
            "letters set apart",
            value -> each(value, c -> c == ' ' ? "  " : c + " ").strip()),
    LINES(
            "line ends between words and groups",
            value -> value.replace(" ", "\n").replace("-", "-\n")),
    CUT_LINES("line ends in words and groups", value -> within(value, "\n")),
    CUT_PARTS("parts cut in words and groups", value -> within(value, Disguise.CUT));

    /** Where a part ends; no text holds it. */
    static final String CUT = "\uE000";

    /** Letters, and those of the other script that look like them. */
    static final String LATIN = "MTaeoy";

    static final String CYRILLIC_LIKE = "\u041C\u0422\u0430\u0435\u043E\u0443";

    private interface Written {
        String as(char c);
    }

    private final String says;
    private final UnaryOperator<String> value;

    Disguise(String says, UnaryOperator<String> value) {
        this.says = says;
        this.value = value;
    }

    /** Its row in the table. */
    String says() {
        return says;
    }

    /** A sentence with these values in it, each disguised; the words before them stay, so that a reader knows what they are. */
    String sentence(String name, String ssn, String phone) {
        String text = "Patient: " + value.apply(name) + ", SSN " + value.apply(ssn) + ", phone " + value.apply(phone);
        return this == BASE64_WHOLE ? base64(text) : text;
    }

    private static String each(String value, Written written) {
        return value.chars().mapToObj(c -> written.as((char) c)).collect(Collectors.joining());
    }

    /** In the middle of each word and group of digits. */
    private static String within(String value, String what) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || !Character.isLetterOrDigit(value.charAt(i))) {
                int middle = (from + i) / 2;
                out.append(value, from, middle).append(i - from > 1 ? what : "").append(value, middle, i);
                out.append(i < value.length() ? String.valueOf(value.charAt(i)) : "");
                from = i + 1;
            }
        }
        return out.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String wide(char c) {
        return String.valueOf(Character.isLetterOrDigit(c) ? (char) (c - '!' + '\uFF01') : c);
    }

    private static String bold(char c) {
        int bold = Character.isDigit(c)
                ? 0x1D7CE + c - '0'
                : Character.isUpperCase(c) ? 0x1D400 + c - 'A' : Character.isLetter(c) ? 0x1D41A + c - 'a' : c;
        return Character.toString(bold);
    }

    private static String circled(char c) {
        int circled = c == '0'
                ? 0x24EA
                : Character.isDigit(c)
                        ? 0x2460 + c - '1'
                        : Character.isUpperCase(c) ? 0x24B6 + c - 'A' : Character.isLetter(c) ? 0x24D0 + c - 'a' : c;
        return Character.toString(circled);
    }

    private static String cyrillic(char c) {
        int at = LATIN.indexOf(c);
        return String.valueOf(at < 0 ? c : CYRILLIC_LIKE.charAt(at));
    }
}
