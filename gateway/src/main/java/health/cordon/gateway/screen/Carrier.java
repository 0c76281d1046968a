package health.cordon.gateway.screen;

import health.cordon.core.PhiKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says how surely a web address carries data out: a token, a place to fill in, words, encoded bytes. Short numbers, such as the
 * size of a picture, are nothing. Linear in the address, which is short.
 */
final class Carrier {

    /** A longer address carries data, whatever is in it. */
    static final int LONGEST = 512;

    /** In all ways in which a token is put back ({@link health.cordon.gateway.token.Restorer}). */
    private static final Pattern TOKEN = Pattern.compile("(?<![\\p{L}\\p{N}])" + token(PhiKind.values()));

    /** What a token of an address begins with: its value is an address of its own. */
    private static final Pattern OF_ADDRESS =
            Pattern.compile("^(?:\\\\?\\[|\\\\u005b)?" + token(PhiKind.URL) + "(?:-[1-9A-Za-z]{1,2})?(?:\\\\?\\])?");

    private static final Pattern ELSEWHERE =
            Pattern.compile("^(?:(?:https?|ftp|wss?)[:&]|[/\\\\]{2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern HERE = Pattern.compile("^(?:data|cid):", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> NAMED = Map.of(
            "colon", ":", "sol", "/", "bsol", "\\", "quest", "?", "period", ".", "num", "#", "amp", "&", "lowbar", "_");
    private static final Pattern DISGUISED =
            Pattern.compile("&#0*+(?<dec>\\d{1,7});?|&#[xX]0*+(?<hex>[0-9A-Fa-f]{1,6});?"
                    + "|&(?:(?<named>colon|sol|bsol|quest|period|num|amp|lowbar)|Tab|NewLine|ZeroWidthSpace|shy);"
                    + "|\\\\(?<escaped>[!-/:-@\\[-`{-~])|[\\t\\r\\n]");
    private static final int IMAGE_SCORE = 50;
    private static final int LINK_SCORE = 90;
    private static final Pattern PLACE = Pattern.compile(
            "[{<\\[][^{}<>\\[\\]]{0,60}[}>\\]]|\\$\\(|(?i:\\b(?:insert|your|data|name|value|secret|ssn|prompt)_?here\\b)");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}[ +_,|]+\\p{L}{2,}");
    private static final Pattern BYTES = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final int LONGEST_SETTING = 4;

    /** What an address tells about a picture. */
    private static final Set<String> PICTURE = Set.of(
            "png",
            "jpg",
            "jpeg",
            "webp",
            "svg",
            "gif",
            "auto",
            "format",
            "compress",
            "crop",
            "fit",
            "large",
            "small",
            "medium",
            "original",
            "flat",
            "square",
            "flat-square",
            "raw",
            "true",
            "false",
            "thumbnail",
            "cover",
            "download");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9.x]{1,5}");

    private Carrier() {}

    private static String token(PhiKind... kinds) {
        return Arrays.stream(kinds)
                .map(kind ->
                        String.join("[_ \\\\]*", kind.name().replace("_", "").split("")))
                .collect(Collectors.joining(
                        "|", "(?iu:(?:", ")[_ \\\\]*[-\u2010-\u2014\u2212][2-9B-DF-HJ-NP-TV-Z]{6})(?![\\p{L}\\p{N}])"));
    }

    /**
     * Whether an address must not be fetched or opened as it is written.
     *
     * @param opening what stands before it: in an image, any data is too much, and a token wherever it leads to
     */
    static boolean isOut(String address, Opening opening, Set<String> allowed) {
        boolean isLong = address.length() > LONGEST;
        String plain = plain(isLong ? address.substring(0, LONGEST) : address);
        if (HERE.matcher(plain).find()) {
            return false;
        }
        Matcher told = OF_ADDRESS.matcher(plain);
        boolean isTold = told.find();
        boolean elsewhere = isTold || ELSEWHERE.matcher(plain).find();
        if (isLong) {
            return elsewhere ? isTold || !isAllowed(host(plain, authorityEnd(plain)), allowed) : opening.image();
        }
        if (isTold && told.end() == plain.length()) {
            return false;
        }
        if (!elsewhere) {
            return opening.isImageOfMarkdown() && TOKEN.matcher(decoded(plain)).find();
        }
        // Where an address leads that a token stands for is not known before it is put back.
        String whole = isTold ? "https://unknown.invalid" + plain.substring(told.end()) : plain;
        return Math.max(score(whole, allowed), isTold ? 0 : score(address, allowed))
                >= (opening.image() ? IMAGE_SCORE : LINK_SCORE);
    }

    /**
     * As readers' programs take it: without character references and backslashes, and without the control characters that
     * browsers leave out.
     */
    private static String plain(String address) {
        if (address.chars().noneMatch(c -> c == '&' || c == '\\' || c < ' ')) {
            return address;
        }
        Matcher disguised = DISGUISED.matcher(address);
        return disguised.replaceAll(found -> {
            String dec = found.group("dec");
            String hex = found.group("hex");
            String named = found.group("named");
            String escaped = found.group("escaped");
            String meant = dec != null
                    ? character(dec, 10)
                    : hex != null ? character(hex, 16) : named != null ? NAMED.getOrDefault(named, "") : escaped;
            return meant == null ? "" : Matcher.quoteReplacement(meant);
        });
    }

    private static String character(String digits, int radix) {
        int code = Math.min(Integer.parseInt(digits, radix), Character.MAX_CODE_POINT);
        return code < ' ' ? "" : Character.toString(code);
    }

    /**
     * How surely an address carries data, 0 to 100.
     *
     * @param allowed hosts that may be told anything, in small letters; their subdomains too
     */
    static int score(String address, Set<String> allowed) {
        int slash = authorityEnd(address);
        String host = host(address, slash);
        if (isAllowed(host, allowed)) {
            return 0;
        }
        String rest = address.substring(slash);
        String plain = decoded(rest);
        if (TOKEN.matcher(plain).find() || TOKEN.matcher(host).find()) {
            return 100;
        }
        if (address.length() > LONGEST) {
            return 90;
        }
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        int score = PLACE.matcher(plain).find() ? 85 : 0;
        score = Math.max(score, path(decoded(path)));
        score = Math.max(score, query < 0 ? 0 : query(rest.substring(query + 1)));
        return Math.max(score, host.length() > 60 || longestLabel(host) > 30 ? 60 : 0);
    }

    private static int authorityStart(String address) {
        int from = isScheme(address.charAt(0)) ? address.indexOf(':') + 1 : 0;
        while (from < address.length() && (address.charAt(from) == '/' || address.charAt(from) == '\\')) {
            from++;
        }
        return from;
    }

    private static int authorityEnd(String address) {
        int end = authorityStart(address);
        while (end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Without user and port, in small letters. */
    private static String host(String address, int end) {
        String authority = address.substring(authorityStart(address), end).toLowerCase(Locale.ROOT);
        return authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
    }

    /** Whether an address that begins so begins with its scheme, and not with two slashes. */
    static boolean isScheme(char first) {
        return first == 'h' || first == 'H';
    }

    private static int path(String path) {
        for (String part : path.split("/")) {
            if (part.length() >= 24 && isBytes(part)) {
                return 55;
            }
        }
        return 0;
    }

    private static int query(String query) {
        if (query.length() > 120) {
            return 65;
        }
        int score = 0;
        int told = 0;
        for (String pair : query.split("[&;]")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? pair : pair.substring(equals + 1);
            String plain = decoded(value);
            if (PLAIN_NUMBER.matcher(plain).matches() || PICTURE.contains(plain.toLowerCase(Locale.ROOT))) {
                continue;
            }
            told++;
            boolean words = WORDS.matcher(plain).find();
            boolean open = value.isEmpty() && equals > 0;
            score = Math.max(
                    score, words || open ? 75 : isBytes(plain) ? 65 : plain.length() > LONGEST_SETTING ? 55 : 20);
        }
        return told > 1 ? Math.max(score, 55) : score;
    }

    private static boolean isBytes(String text) {
        if (!BYTES.matcher(text).matches()) {
            return false;
        }
        boolean upper = text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean lower = text.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean hyphens = text.indexOf('-') >= 0 && !upper;
        return (upper && lower || digit && lower) && !hyphens;
    }

    private static int longestLabel(String host) {
        int longest = 0;
        for (String label : host.split("\\.")) {
            longest = Math.max(longest, label.length());
        }
        return longest;
    }

    private static boolean isAllowed(String host, Set<String> allowed) {
        for (String each : allowed) {
            if (host.equals(each) || host.endsWith("." + each)) {
                return true;
            }
        }
        return false;
    }

    static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException bad) {
            return encoded;
        }
    }
}
