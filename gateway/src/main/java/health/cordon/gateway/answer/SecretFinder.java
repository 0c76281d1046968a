package health.cordon.gateway.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets by their form: private keys in PEM, signed tokens (JWT), and keys whose makers gave them a beginning by which
 * they are known, Cordon's own among them. A password that looks like a word has no form and is not found. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>, <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC
 *     7519</a>
 */
final class SecretFinder {

    /** What sort of characters go on with a secret whose beginning is out of sight. */
    enum Sort {
        /** Up to the first character that no key has. */
        WORD,
        /** Up to the end line. */
        PEM
    }

    /**
     * A secret.
     *
     * @param start where it begins
     * @param end behind its last character in sight
     */
    record Secret(int start, int end, Sort sort) {}

    private record Form(String prefix, Pattern all) {
        Form(String prefix, String rest) {
            this(prefix, Pattern.compile(Pattern.quote(prefix) + rest));
        }
    }

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern END = Pattern.compile("-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----");
    private static final int LONGEST_END = 64;
    private static final String FENCE = "-----BEGIN ";

    private static final List<Form> FORMS = List.of(
            new Form("sk-", "(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{20,}"),
            new Form("sk_live_", "[A-Za-z0-9]{16,}"),
            new Form("sk_test_", "[A-Za-z0-9]{16,}"),
            new Form("rk_live_", "[A-Za-z0-9]{16,}"),
            new Form("AKIA", "[A-Z0-9]{16}(?![A-Za-z0-9])"),
            new Form("ASIA", "[A-Z0-9]{16}(?![A-Za-z0-9])"),
            new Form("AIza", "[A-Za-z0-9_-]{35,}"),
            new Form("AGE-SECRET-KEY-1", "[A-Z0-9]{50,}"),
            new Form("ghp_", "[A-Za-z0-9]{36,}"),
            new Form("gho_", "[A-Za-z0-9]{36,}"),
            new Form("ghu_", "[A-Za-z0-9]{36,}"),
            new Form("ghs_", "[A-Za-z0-9]{36,}"),
            new Form("ghr_", "[A-Za-z0-9]{36,}"),
            new Form("github_pat_", "[A-Za-z0-9_]{22,}"),
            new Form("glpat-", "[A-Za-z0-9_-]{20,}"),
            new Form("xoxb-", "[A-Za-z0-9-]{10,}"),
            new Form("xoxa-", "[A-Za-z0-9-]{10,}"),
            new Form("xoxp-", "[A-Za-z0-9-]{10,}"),
            new Form("xoxs-", "[A-Za-z0-9-]{10,}"),
            new Form("hf_", "[A-Za-z0-9]{30,}"),
            new Form("npm_", "[A-Za-z0-9]{36}(?![A-Za-z0-9])"),
            new Form("ya29.", "[A-Za-z0-9_-]{20,}"),
            new Form("SG.", "[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
            new Form("cordon_", "[A-Za-z0-9]{16}_[A-Za-z0-9]{40,}"),
            // A token's parts are JSON in base64; so much of it without a point cannot be scanned either.
            new Form("eyJ", "[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
            new Form("eyJ", "[A-Za-z0-9_-]{200,}"));

    private SecretFinder() {}

    /** The secrets of a text from a place on, in order. */
    static List<Secret> find(String text, int from) {
        List<Secret> found = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            Secret secret = at(text, at);
            if (secret == null) {
                at++;
            } else {
                found.add(secret);
                at = secret.end();
            }
        }
        return found;
    }

    /** Where a secret that began before this place ends. */
    static int end(String text, int from, Sort sort) {
        // The end line may have begun before.
        return sort == Sort.WORD ? endOfWord(text, from) : endOfKey(text, from, Math.max(0, from - LONGEST_END));
    }

    private static int endOfKey(String text, int from, int lookFrom) {
        int body = endOfBody(text, from);
        Matcher end = END.matcher(text).region(lookFrom, text.length());
        while (end.find() && end.start() <= body) {
            if (end.end() > from) {
                return end.end();
            }
        }
        return body;
    }

    private static @Nullable Secret at(String text, int at) {
        if (text.startsWith(FENCE, at)) {
            Matcher begin = BEGIN.matcher(text).region(at, text.length());
            return begin.lookingAt() ? new Secret(at, endOfKey(text, begin.end(), begin.end()), Sort.PEM) : null;
        }
        if (at > 0 && isLetterOrDigit(text.charAt(at - 1))) {
            return null;
        }
        char first = text.charAt(at);
        for (Form form : FORMS) {
            if (form.prefix().charAt(0) == first && text.startsWith(form.prefix(), at)) {
                Matcher whole =
                        form.all().matcher(text).region(at, text.length()).useTransparentBounds(true);
                if (whole.lookingAt()) {
                    return new Secret(at, endOfWord(text, whole.end()), Sort.WORD);
                }
            }
        }
        return null;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && (isLetterOrDigit(text.charAt(end)) || "_-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        // A point at the end of a sentence is none of a key's.
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private static int endOfBody(String text, int from) {
        int end = from;
        while (end < text.length()
                && (isLetterOrDigit(text.charAt(end)) || "+/=-:,\\ \t\r\n".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
