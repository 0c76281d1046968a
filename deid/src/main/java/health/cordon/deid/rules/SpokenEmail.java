package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;
import java.util.Set;

/** Finds addresses written out: {@code j smith at example dot com}, {@code jsmith [at] example [dot] org}. */
final class SpokenEmail {

    private static final Set<String> ENDS = Set.of(
            "com", "org", "net", "edu", "gov", "mil", "info", "io", "co", "uk", "us", "ca", "de", "fr", "in", "au",
            "health");

    private final Page page;
    private final Tokens tokens;

    SpokenEmail(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the address whose {@code at} stands at a token. */
    boolean claimAt(int token) {
        int at = page.isMark(token, "[(") ? token + 1 : token;
        if (!tokens.is(at, "at") && !(at > token && page.isMark(at, "@"))) {
            return false;
        }
        boolean bracketed = at > token;
        int first = bracketed ? at + 2 : at + 1;
        int start = local(token - 1);
        int end = domain(first, start > 0 && isAnnounced(start));
        if (end < 0 || start < 0) {
            return false;
        }
        page.claim(
                tokens.start(start),
                tokens.end(end),
                PhiKind.EMAIL,
                0.9,
                "rules:email-spoken",
                "an address written out");
        return true;
    }

    /** The last token of {@code example dot com} or {@code example.com} from a token; -1 if there is none. */
    private int domain(int first, boolean announced) {
        int at = first;
        int dots = 0;
        int last = -1;
        boolean spoken = false;
        for (int label = 0; label < 5; label++) {
            if (!isLabel(at)) {
                break;
            }
            if (dots > 0 && ENDS.contains(tokens.word(at).toLowerCase(java.util.Locale.ROOT))) {
                last = at;
            }
            at++;
            while (page.isMark(at, "-") && page.glued(at) && isLabel(at + 1)) {
                at += 2;
            }
            boolean bracket = page.isMark(at, "[(");
            int dot = bracket ? at + 1 : at;
            if (tokens.is(dot, "dot") || bracket && page.isMark(dot, ".")) {
                spoken = true;
                at = bracket ? dot + 2 : dot + 1;
            } else if (page.isMark(at, ".") && page.glued(at) && page.glued(at + 1)) {
                at++;
            } else {
                break;
            }
            dots++;
        }
        return last >= 0 && (announced || spoken || !tokens.is(first - 1, "at")) ? last : -1;
    }

    /** {@code email jdoe at example.org}. */
    private boolean isAnnounced(int start) {
        int word = page.isMark(start - 1, ":") ? start - 2 : start - 1;
        return tokens.is(word, "email") || tokens.is(word, "mail");
    }

    private boolean isLabel(int token) {
        return token >= 0
                && token < tokens.size()
                && tokens.shape(token) != Tokens.MARK
                && tokens.linesBefore(token) == 0
                && !tokens.is(token, "dot");
    }

    /** The first token of the local part that ends at a token; -1 if there is none. */
    private int local(int last) {
        if (last < 0 || tokens.shape(last) == Tokens.MARK || tokens.start(last) < page.claimedTo()) {
            return -1;
        }
        int start = last;
        for (int part = 0; part < 4 && start > 1; part++) {
            boolean glued = page.glued(start) && page.isMark(start - 1, "._-+") && page.glued(start - 1);
            boolean spoken =
                    tokens.is(start - 1, "dot") || tokens.is(start - 1, "underscore") || tokens.is(start - 1, "dash");
            if (!(glued || spoken) || tokens.shape(start - 2) == Tokens.MARK) {
                break;
            }
            start -= 2;
        }
        return start;
    }
}
