package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shape: what one identifier looks like and how far to believe it.
 *
 * @param name stands in spans: {@code rules:} and the name that the file gives; a constant
 * @param kind what a match is; null for a shape that is known to be no identifier ({@code keep: true})
 * @param pattern in the syntax of {@link PatternReader}
 * @param score without a cue, 0 to 1
 * @param cuedScore with a cue, 0 to 1
 * @param check what else a match must pass
 * @param cues phrases or {@code @contexts} that may stand near
 * @param cueRequired whether one of the cues must stand near
 * @param reach how many tokens before the match a cue may stand
 * @param antiCues phrases or {@code @contexts} that forbid a match unless a cue stands near
 * @param openEnd whether a hyphen, dot or slash with more characters may follow the match
 * @param urlTail whether the match goes on to the end of the address
 */
record Rule(
        String name,
        @Nullable PhiKind kind,
        String pattern,
        double score,
        double cuedScore,
        Check check,
        List<String> cues,
        boolean cueRequired,
        int reach,
        List<String> antiCues,
        boolean openEnd,
        boolean urlTail) {

    Rule {
        cues = List.copyOf(cues);
        antiCues = List.copyOf(antiCues);
    }

    /** Whether a match says "this is no identifier". */
    boolean keep() {
        return kind == null;
    }
}
