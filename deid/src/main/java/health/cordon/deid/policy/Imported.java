package health.cordon.deid.policy;

import java.util.List;

/**
 * What another engine's file became.
 *
 * @param yaml text to save, read and lint; it holds no warning as a comment
 * @param warnings what could not be carried over, or means something else here, in the order of the file
 */
public record Imported(String yaml, List<String> warnings) {

    /** Takes a copy. */
    public Imported {
        warnings = List.copyOf(warnings);
    }
}
