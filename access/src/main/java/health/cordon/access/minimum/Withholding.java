package health.cordon.access.minimum;

import java.util.List;

/**
 * What a filter did, in counts and in the words of its rule.
 *
 * @param rule the id of the rule
 * @param kept how many values or subtrees were given
 * @param generalized how many of them with less in them
 * @param withheld what was not given, by path
 */
public record Withholding(String rule, long kept, long generalized, List<Withheld> withheld) {

    /** Copies the list. */
    public Withholding {
        withheld = List.copyOf(withheld);
    }
}
