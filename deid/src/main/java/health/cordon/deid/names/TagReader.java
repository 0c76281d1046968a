package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Finds names and towns in the tags of posts, {@code #JaneRoe}, {@code #Leeds}, and handles that a blank parts from their
 * sign, {@code @ jane_r}. Not thread-safe.
 */
final class TagReader {

    private static final int MEANS_MORE = Lexicon.MEDICAL
            | Lexicon.DRUG
            | Lexicon.EPONYM
            | Lexicon.PROPER
            | Lexicon.ROLE
            | Lexicon.FACILITY
            | Lexicon.CLINICAL_CAPITAL;
    private static final int MOST_WORDS = 3;
    private static final int LONGEST = 40;
    private static final int SHORTEST_HANDLE = 5;

    private final Page page;
    private final Tokens tokens;

    TagReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the tags and handles of the page. */
    void find(String detector, Detections found) {
        for (int i = 1; i < tokens.size(); i++) {
            if (!tokens.isWord(i) || page.isTaken(i) || tokens.linesBefore(i) > 0) {
                continue;
            }
            if (tokens.first(i - 1) == '#' && !tokens.spaceBefore(i)) {
                tag(i, detector, found);
            } else if (isHandle(i)) {
                int end = handleEnd(i);
                page.take(i, end);
                found.add(
                        tokens.start(i),
                        tokens.end(end - 1),
                        PhiKind.USERNAME,
                        0.65,
                        detector,
                        "handle parted from its sign");
            }
        }
    }

    private void tag(int i, String detector, Detections found) {
        PhiKind kind = switch (tokens.shape(i)) {
            case Tokens.CAPITALIZED -> word(i);
            case Tokens.MIXED -> isJoinedName(i) ? PhiKind.NAME : null;
            default -> null;
        };
        if (kind != null) {
            page.take(i, i + 1);
            found.add(tokens.start(i), tokens.end(i), kind, 0.6, detector, "name in a tag");
        }
    }

    /** What a tag of one word is, if it is nothing but a name or a town. */
    private @Nullable PhiKind word(int i) {
        int e = page.evidence(i);
        if ((e & MEANS_MORE) != 0 || Lexicon.word(e) > 1 || Cue.any(page.cue(i), Cue.STATE.bit)) {
            return null;
        }
        if (Lexicon.place(e) >= 5) {
            return PhiKind.CITY;
        }
        return Lexicon.given(e) >= 6 || Lexicon.surname(e) >= 5 ? PhiKind.NAME : null;
    }

    /** {@code JaneRoe}: a first name, and words behind it that are no others. */
    private boolean isJoinedName(int i) {
        int length = tokens.length(i);
        if (length > LONGEST || !Character.isUpperCase(tokens.charAt(i, 0))) {
            return false;
        }
        String word = tokens.word(i);
        int words = 0;
        int from = 0;
        for (int at = 1; at <= word.length(); at++) {
            if (at < word.length() && !Character.isUpperCase(word.charAt(at))) {
                continue;
            }
            int e = page.lexicon.evidence(Tokens.hash(word.substring(from, at)));
            boolean first = words == 0;
            boolean fits = first
                    ? Lexicon.given(e) >= 4 && (e & Lexicon.PROPER) == 0
                    : (Lexicon.surname(e) >= 3 && Lexicon.word(e) < 5 || Lexicon.word(e) == 0)
                            && (e & (Lexicon.DRUG | Lexicon.PROPER)) == 0;
            if (at - from < 2 || !fits || ++words > MOST_WORDS) {
                return false;
            }
            from = at;
        }
        return words > 1;
    }

    /** {@code @ jane_r u there}: no word of the language, at the start of a post or behind the name of a network. */
    private boolean isHandle(int i) {
        if (tokens.first(i - 1) != '@' || !tokens.spaceBefore(i) || i > 1 && !tokens.spaceBefore(i - 1)) {
            return false;
        }
        boolean opens = i == 1 || tokens.linesBefore(i - 1) > 0 || Cue.any(page.cue(network(i - 2)), Cue.NETWORK.bit);
        boolean unknown = page.evidence(i) == 0 && tokens.length(i) >= SHORTEST_HANDLE;
        return opens && (unknown && !Morphology.isMedical(tokens, i) || tokens.first(i + 1) == '_' && isGlued(i + 1));
    }

    private int network(int i) {
        return tokens.first(i) == ':' ? i - 1 : i;
    }

    private int handleEnd(int i) {
        int end = i + 1;
        while (end < i + 8
                && (tokens.first(end) == '_' || tokens.first(end) == '.')
                && isGlued(end)
                && isGlued(end + 1)
                && tokens.shape(end + 1) != Tokens.MARK) {
            end += 2;
        }
        return end;
    }

    private boolean isGlued(int i) {
        return i < tokens.size() && !tokens.spaceBefore(i);
    }
}
