package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the automata from one start and weighs what accepted.
 *
 * <p>For each rule the longest match counts that ends where a group of characters ends. The best of the rules is the one with
 * the highest score, then the longest; a longer match that is also believed is kept beside it, so that nothing stays
 * uncovered.
 */
final class ShapeRun {

    private static final double BELIEVED = 0.5;

    private final Page page;
    private final Tokens tokens;
    private final String text;
    private final List<RuleTable> tables;
    private final int[][] ends;
    private final int[] hits;
    private long steps;

    private @Nullable Rule best;
    private int bestEnd;
    private double bestScore;
    private String bestEvidence = "";
    private int longerEnd;
    private double longerScore;

    ShapeRun(Page page) {
        this.page = page;
        this.tokens = page.tokens;
        this.text = page.text;
        this.tables = page.rules.tables();
        this.ends = new int[tables.size()][];
        int most = 0;
        for (int i = 0; i < ends.length; i++) {
            ends[i] = new int[tables.get(i).rules().size()];
            most = Math.max(most, ends[i].length);
        }
        this.hits = new int[most];
    }

    /** Tries all shapes that begin at a token; false if none does, or if the best says that this is no identifier. */
    boolean run(int token) {
        best = null;
        bestScore = 0;
        bestEnd = 0;
        longerEnd = 0;
        longerScore = 0;
        int start = tokens.start(token);
        for (int table = 0; table < ends.length; table++) {
            int count = follow(table, start);
            for (int i = 0; i < count; i++) {
                int rule = hits[i];
                weigh(table, rule, token, start, ends[table][rule]);
                ends[table][rule] = 0;
            }
        }
        return best != null && !best.keep();
    }

    /** The rule that won; call only behind a {@link #run} that was true. */
    Rule rule() {
        if (best == null) {
            throw new IllegalStateException("nothing matched");
        }
        return best;
    }

    int end() {
        return bestEnd;
    }

    /** Where the match ends that says that this is no identifier; 0 if none won. */
    int keptEnd() {
        return best != null && best.keep() ? bestEnd : 0;
    }

    double score() {
        return bestScore;
    }

    String evidence() {
        return bestEvidence;
    }

    /** Where a longer match ends that was believed less; 0 if there is none. */
    int longerEnd() {
        return longerEnd;
    }

    double longerScore() {
        return longerScore;
    }

    /** How many steps all runs took. */
    long steps() {
        return steps;
    }

    /** Leaves the rules that accepted in {@link #hits} and their longest ends in {@link #ends}. */
    private int follow(int table, int start) {
        RuleAutomaton automaton = tables.get(table).automaton();
        List<Rule> rules = tables.get(table).rules();
        int[] end = ends[table];
        int count = 0;
        int state = RuleAutomaton.START;
        int limit = Math.min(text.length(), start + RuleAutomaton.LONGEST);
        int at = start;
        while (at < limit) {
            state = automaton.step(state, text.charAt(at++));
            if (state == RuleAutomaton.DEAD) {
                break;
            }
            int from = automaton.acceptStart(state);
            int to = automaton.acceptEnd(state);
            if (from == to) {
                continue;
            }
            boolean inWord = page.wordAt(at) && page.wordAt(at - 1);
            boolean goesOn = inWord || goesOn(at);
            for (int i = from; i < to; i++) {
                int rule = automaton.rule(i);
                if (!goesOn || rules.get(rule).urlTail() || rules.get(rule).openEnd() && !inWord) {
                    if (end[rule] == 0) {
                        hits[count++] = rule;
                    }
                    end[rule] = at;
                }
            }
        }
        steps += at - start;
        return count;
    }

    /** Whether a joiner and more of the same group follow. */
    private boolean goesOn(int at) {
        if (at + 1 >= text.length()) {
            return false;
        }
        char joiner = text.charAt(at);
        char next = text.charAt(at + 1);
        return switch (joiner) {
            case '-', '_', '@', '\u2010', '\u2011', '\u2013' -> Character.isLetterOrDigit(next);
            case '.', ',', ':' -> next >= '0' && next <= '9' && text.charAt(at - 1) <= '9' && page.wordAt(at - 1);
            case '/', '\\' -> next >= '0' && next <= '9';
            default -> false;
        };
    }

    private void weigh(int table, int number, int token, int start, int matched) {
        Rule rule = tables.get(table).rules().get(number);
        int end = rule.urlTail() ? UrlTail.end(text, matched) : matched;
        int behind = tokens.at(end);
        boolean cued = rule.cues().isEmpty()
                ? false
                : page.near(page.rules.cueGroups(table, number), token, rule.reach(), behind);
        if (rule.cueRequired() && !cued
                || (!cued || rule.cueRequired())
                        && page.forbidden(page.rules.antiGroups(table, number), token, rule.reach(), behind)) {
            return;
        }
        boolean checked = rule.check() == Check.NONE || rule.check().passes(text.substring(start, matched));
        if (!checked && !(cued && rule.check().waivable())) {
            return;
        }
        double score = cued ? rule.cuedScore() : rule.score();
        consider(rule, end, score, cued);
    }

    private void consider(Rule rule, int end, double score, boolean cued) {
        if (best == null || score > bestScore || score == bestScore && end > bestEnd) {
            if (best != null && !best.keep() && bestEnd > end && bestScore >= BELIEVED) {
                longer(bestEnd, bestScore);
            }
            best = rule;
            bestEnd = end;
            bestScore = score;
            bestEvidence = cued ? "shape and cue" : rule.check().waivable() ? "shape and check digit" : "shape";
        } else if (end > bestEnd && score >= BELIEVED && !rule.keep()) {
            longer(end, score);
        }
    }

    private void longer(int end, double score) {
        if (end > longerEnd) {
            longerEnd = end;
            longerScore = score;
        }
    }

    /** Whether the winner's kind is one that no cue of another kind overrules. */
    boolean isSelfEvident() {
        PhiKind kind = best == null ? null : best.kind();
        return kind == PhiKind.EMAIL || kind == PhiKind.URL;
    }
}
