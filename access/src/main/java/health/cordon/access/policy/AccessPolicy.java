package health.cordon.access.policy;

/**
 * One policy, for people to read.
 *
 * @param id from its {@code @id}
 * @param forbids whether it forbids, or else permits
 * @param says from its {@code @says}: in one sentence, what it does
 * @param citation from its {@code @cfr}; empty if it has none
 * @param file the file that it stands in
 * @param line the line that it begins on, from 1
 * @param text its text
 */
public record AccessPolicy(
        String id, boolean forbids, String says, String citation, String file, int line, String text) {}
