package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds user names that are letters alone: an unknown word in lower case where a system says who did something, and any that
 * is made of a name found in the text ({@code jsmith}, {@code smithj}). Not thread-safe.
 */
final class LoginReader {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 24;

    private final Page page;
    private final Tokens tokens;

    LoginReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the user names of the page. */
    void find(List<Detection> names, String detector, Detections found) {
        Set<Integer> made = null;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.shape(i) != Tokens.LOWER || page.isTaken(i)) {
                continue;
            }
            boolean unknown = isUnknown(i);
            if ((unknown || end(i) > i + 1) && isAnnounced(i)) {
                claim(i, end(i), detector, found);
            } else if (unknown && !isInside(i)) {
                made = made == null ? made(names) : made;
                if (made.contains(tokens.hash(i))) {
                    claim(i, i + 1, detector, found);
                }
            }
        }
    }

    private void claim(int from, int to, String detector, Detections found) {
        page.take(from, to);
        found.add(
                tokens.start(from), tokens.end(to - 1), PhiKind.USERNAME, 0.65, detector, "user name of letters alone");
    }

    private boolean isUnknown(int i) {
        int length = tokens.length(i);
        return length >= SHORTEST && length <= LONGEST && page.evidence(i) == 0;
    }

    /** A part of an address in the net, of a path, of a longer word. */
    private boolean isInside(int i) {
        char before = tokens.first(i - 1);
        char after = tokens.first(i + 1);
        return !tokens.spaceBefore(i) && ".-_/@'".indexOf(before) >= 0
                || !tokens.spaceBefore(i + 1)
                        && !tokens.spaceBefore(i + 2)
                        && i + 2 < tokens.size()
                        && ".-_/@'".indexOf(after) >= 0;
    }

    /** Behind {@code User}, {@code Scanned by}, {@code updated 4/3 10:20 by}; elsewhere names have capitals. */
    private boolean isAnnounced(int i) {
        if (page.style(i) == Page.LOWER || tokens.linesBefore(i) > 0 || Morphology.isMedical(tokens, i)) {
            return false;
        }
        int at = tokens.first(i - 1) == ':' ? i - 2 : i - 1;
        if (!tokens.isWord(at)) {
            return false;
        }
        if (tokens.is(at, "by")) {
            byte shape = tokens.shape(at - 1);
            boolean timed = shape == Tokens.NUMBER || tokens.is(at - 1, "am") || tokens.is(at - 1, "pm");
            if (timed && closes(i)) {
                return true;
            }
        }
        boolean speaker = at < i - 1 && tokens.is(at, "user");
        return !speaker && Cue.any(page.cues.before(tokens, at), Cue.LOGIN.bit) && closes(i);
    }

    /** Whether the sentence stops behind the word, or goes on as it does behind a user: a date, a verb of systems. */
    private boolean closes(int i) {
        int next = end(i);
        return next >= tokens.size()
                || tokens.linesBefore(next) > 0
                || tokens.shape(next) >= Tokens.NUMBER
                || tokens.is(next, "opened")
                || tokens.is(next, "accessed")
                || tokens.is(next, "viewed")
                || tokens.is(next, "printed")
                || tokens.is(next, "edited")
                || tokens.is(next, "changed")
                || tokens.is(next, "logged")
                || tokens.is(next, "on")
                || tokens.is(next, "at");
    }

    /** Over {@code .roe} in {@code jane.roe}. */
    private int end(int i) {
        char mark = tokens.first(i + 1);
        boolean joined = (mark == '.' || mark == '_')
                && !tokens.spaceBefore(i + 1)
                && !tokens.spaceBefore(i + 2)
                && tokens.shape(i + 2) == Tokens.LOWER;
        return joined ? i + 3 : i + 1;
    }

    private Set<Integer> made(List<Detection> names) {
        Set<Integer> made = new HashSet<>();
        Set<Integer> seen = new HashSet<>();
        for (Detection name : names) {
            int begin = tokens.at(name.start());
            int last = tokens.at(name.end() - 1);
            if (begin == last || !seen.add(Lexicon.phrase(tokens.hash(begin), tokens.hash(last)))) {
                continue;
            }
            List<String> words = words(name);
            for (String first : words) {
                for (String second : words) {
                    if (!first.equals(second) && second.length() > 2) {
                        made.add(Tokens.hash(first.charAt(0) + second));
                        made.add(Tokens.hash(second + first.charAt(0)));
                        made.add(Tokens.hash(first + second));
                    }
                }
            }
        }
        return made;
    }

    /** The words of a name, with those that a mark binds as one: {@code O'Dowd} is {@code ODowd}. */
    private List<String> words(Detection name) {
        List<String> words = new ArrayList<>();
        int last = tokens.at(name.end() - 1);
        StringBuilder word = new StringBuilder();
        for (int i = tokens.at(name.start()); i <= last && i < tokens.size() && words.size() < 6; i++) {
            if (tokens.spaceBefore(i) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (tokens.isWord(i)) {
                word.append(tokens.word(i));
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
