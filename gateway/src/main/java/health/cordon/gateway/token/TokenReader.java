package health.cordon.gateway.token;

import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows a token where a model wrote it: in any case, with its brackets or without, in Markdown or JSON escapes, with other
 * hyphens, blanks for underscores. What a token stands for must be certain: the code is compared in full.
 */
final class TokenReader {

    /** What stands at a place. */
    sealed interface Found {
        /** No token. */
        record Nothing() implements Found {}

        /** That depends on characters still to come. */
        record Unfinished() implements Found {}

        /** A token of this length, and its value. */
        record Token(int length, Phi value) implements Found {}

        /** A surrogate. */
        record Standing(Lookup.Match match) implements Found {}
    }

    /** No way of writing a token is longer. */
    static final int LONGEST = 80;

    private static final Found NOTHING = new Found.Nothing();
    private static final Found UNFINISHED = new Found.Unfinished();
    private static final Set<String> KINDS = Arrays.stream(PhiKind.values())
            .map(kind -> kind.name().replace("_", ""))
            .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_KIND =
            KINDS.stream().mapToInt(String::length).max().orElse(0);
    private static final int LONGEST_KIND_WRITTEN = 48;
    private static final String[] OPENERS = {"\\u005b", "\\\\[", "\\[", "["};
    private static final String[] CLOSERS = {"\\u005d", "\\\\]", "\\]", "]"};
    private static final String HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212";

    private final TokenBook book;

    TokenReader(TokenBook book) {
        this.book = book;
    }

    /** Whether a token may begin with this character, behind that one. */
    static boolean mayBegin(char before, char c) {
        return c == '[' || c == '\\' || isLetter(c) && !isWord(before);
    }

    /**
     * What begins at a place.
     *
     * @param ended whether nothing comes behind the text
     */
    Found at(CharSequence text, int start, boolean ended) {
        int at = start;
        int opener = bracket(text, at, OPENERS, ended);
        if (opener < 0) {
            return UNFINISHED;
        }
        at += opener;
        StringBuilder kind = new StringBuilder();
        while (at < text.length()
                && at - start < LONGEST_KIND_WRITTEN
                && kind.length() <= LONGEST_KIND
                && isKindPart(text.charAt(at))) {
            if (isWord(text.charAt(at))) {
                kind.append(Character.toUpperCase(text.charAt(at)));
            }
            at++;
        }
        if (at == text.length()) {
            return ended || !isPrefix(kind.toString()) ? NOTHING : UNFINISHED;
        }
        if (!KINDS.contains(kind.toString()) || HYPHENS.indexOf(text.charAt(at)) < 0) {
            return NOTHING;
        }
        return code(text, start, at + 1, opener > 0, ended);
    }

    private Found code(CharSequence text, int start, int from, boolean open, boolean ended) {
        int end = Math.min(text.length(), from + TokenBook.CODE);
        for (int i = from; i < end; i++) {
            if (TokenBook.ALPHABET.indexOf(Character.toUpperCase(text.charAt(i))) < 0) {
                return NOTHING;
            }
        }
        int at = from + TokenBook.CODE;
        if (at > text.length()) {
            return ended ? NOTHING : UNFINISHED;
        }
        // A part is a hyphen and one digit, a spelling a letter behind; what follows says whether they are.
        if (!ended && at + 4 > text.length()) {
            return UNFINISHED;
        }
        String code = text.subSequence(from, at).toString().toUpperCase(Locale.ROOT);
        int part = 0;
        char spelling = ' ';
        if (at + 1 < text.length() && HYPHENS.indexOf(text.charAt(at)) >= 0) {
            int behind = at + 1;
            if (text.charAt(behind) >= '1' && text.charAt(behind) <= '9') {
                part = text.charAt(behind++) - '0';
            }
            if (behind < text.length()
                    && TokenBook.SPELLINGS.indexOf(Character.toUpperCase(text.charAt(behind))) >= 0) {
                spelling = Character.toUpperCase(text.charAt(behind++));
            }
            at = behind > at + 1 ? behind : at;
        }
        if (at < text.length() && isWord(text.charAt(at))) {
            return NOTHING;
        }
        if (open) {
            int closer = bracket(text, at, CLOSERS, ended);
            if (closer < 0) {
                return UNFINISHED;
            }
            at += closer;
        }
        Optional<Phi> value = book.value(code, part, spelling);
        int length = at - start;
        return value.<Found>map(found -> new Found.Token(length, found)).orElse(NOTHING);
    }

    /** The length of the bracket that stands there, 0 if none does, -1 if that is still open. */
    private static int bracket(CharSequence text, int at, String[] forms, boolean ended) {
        for (String form : forms) {
            int there = Math.min(form.length(), text.length() - at);
            if (there >= 0 && startsWith(text, at, form, there)) {
                if (there == form.length()) {
                    return there;
                }
                if (!ended) {
                    return -1;
                }
            }
        }
        return 0;
    }

    private static boolean startsWith(CharSequence text, int at, String form, int length) {
        for (int i = 0; i < length; i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrefix(String kind) {
        return KINDS.stream().anyMatch(known -> known.startsWith(kind));
    }

    private static boolean isKindPart(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == ' ' || c == '\\';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
