package health.cordon.deid.rules;

import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One document under way: its tokens, where each group of phrases was last seen, how far the claims reach. */
final class Page {

    private static final int NEVER = -1_000_000;

    final RuleSet rules;
    final Phrases phrases;
    final String text;
    final Tokens tokens;
    private final Detections found;
    private final int[] lastSeen;
    private final boolean[] after;
    private int claimedTo;

    Page(RuleSet rules, SourceText source, Detections found) {
        this.rules = rules;
        this.phrases = rules.phrases();
        this.text = source.text();
        this.tokens = source.tokens();
        this.found = found;
        this.lastSeen = new int[rules.groupCount()];
        Arrays.fill(lastSeen, NEVER);
        this.after = rules.afterGroups();
    }

    /** One past the last claimed character. */
    int claimedTo() {
        return claimedTo;
    }

    void claim(int start, int end, health.cordon.core.PhiKind kind, double score, String rule, String evidence) {
        found.add(start, end, kind, score, rule, evidence);
        claimedTo = Math.max(claimedTo, end);
    }

    /** A range is known to be no identifier; nothing before its end is looked at any more. */
    void keep(int start, int end) {
        found.setAside(start, end);
        claimedTo = Math.max(claimedTo, end);
    }

    /** Notes that a phrase of a group ends at a token. */
    void saw(int group, int token) {
        lastSeen[group] = token;
    }

    /** The last token of the last phrase of a group so far; far below zero if there was none. */
    int lastSeen(int group) {
        return lastSeen[group];
    }

    /** Whether a phrase of one of the groups stands within reach before the token or close behind the end. */
    boolean near(int[] groups, int token, int reach, int behind) {
        for (int group : groups) {
            if (after[group]
                    ? startsWith(behind, group)
                    : lastSeen[group] >= token - reach && lastSeen[group] <= token) {
                return true;
            }
            if (!after[group] && follows(behind, group)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #near}, but phrases that belong before the number count only there. */
    boolean forbidden(int[] groups, int token, int reach, int behind) {
        for (int group : groups) {
            if (after[group]
                    ? startsWith(behind, group)
                    : lastSeen[group] >= token - reach && lastSeen[group] <= token) {
                return true;
            }
        }
        return false;
    }

    private boolean follows(int behind, int group) {
        for (int token = behind; token < behind + 3 && token < tokens.size(); token++) {
            if (tokens.linesBefore(token) > 0) {
                return false;
            }
            if (startsWith(token, group)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase of the group begins at a token. */
    boolean startsWith(int token, int group) {
        return lengthOf(token, group) > 0;
    }

    /** How many tokens the longest phrase of the group has that begins at a token; 0 if none does. */
    int lengthOf(int token, int group) {
        return phrases.mayBegin(tokens.hash(token)) ? phrases.lengthOf(tokens, token, group) : 0;
    }

    /** Whether a phrase of any group begins at a token. */
    boolean isPhrase(int token) {
        return phrases.mayBegin(tokens.hash(token)) && phrases.longest(tokens, token) != 0;
    }

    /** The cue that begins at a token, which {@link Cue} it is; null if none. */
    @Nullable
    Cue cueAt(int token) {
        if (!phrases.mayBegin(tokens.hash(token))) {
            return null;
        }
        int phrase = phrases.longest(tokens, token);
        for (int group : phrases.groups(phrase >> 4)) {
            if (group < rules.cueCount()) {
                return rules.cue(group);
            }
        }
        return null;
    }

    /** Whether a token is glued to the one before it. */
    boolean glued(int token) {
        return !tokens.spaceBefore(token);
    }

    /** Whether a token is a mark with this character, glued or not. */
    boolean isMark(int token, String characters) {
        return tokens.shape(token) == Tokens.MARK
                && tokens.first(token) != 0
                && characters.indexOf(tokens.first(token)) >= 0;
    }

    /** Whether the character at an offset is a letter or digit. */
    boolean wordAt(int offset) {
        return offset >= 0 && offset < text.length() && Character.isLetterOrDigit(text.charAt(offset));
    }
}
