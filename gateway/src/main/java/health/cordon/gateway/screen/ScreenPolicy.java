package health.cordon.gateway.screen;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a route does about attacks on its model.
 *
 * @param own for texts of the user, the application and earlier answers: an instruction there is what a chat is for
 * @param foreign for results of tools, marked documents and descriptions of tools
 * @param smuggled for tag characters and rows of variation selectors, in any text: nobody types them
 * @param answers for images and links in answers that carry data
 * @param threshold from which score, 1 to 100, a text is blocked
 * @param hosts hosts that images and links may tell anything, with their subdomains
 */
public record ScreenPolicy(
        ScreenAction own,
        ScreenAction foreign,
        ScreenAction smuggled,
        ScreenAction answers,
        int threshold,
        Set<String> hosts) {

    /** The usual threshold: {@code docs/screens.md} has what is found and what is mistaken at it. */
    public static final int THRESHOLD = 75;

    /** Observe what users write; block attacks in what others wrote and smuggled text; make beacons in answers harmless. */
    public static final ScreenPolicy STANDARD = new ScreenPolicy(
            ScreenAction.OBSERVE, ScreenAction.BLOCK, ScreenAction.BLOCK, ScreenAction.BLOCK, THRESHOLD, Set.of());

    /** Tell, and change nothing. */
    public static final ScreenPolicy OBSERVING = new ScreenPolicy(
            ScreenAction.OBSERVE,
            ScreenAction.OBSERVE,
            ScreenAction.OBSERVE,
            ScreenAction.OBSERVE,
            THRESHOLD,
            Set.of());

    /** Look for nothing. */
    public static final ScreenPolicy OFF = new ScreenPolicy(
            ScreenAction.OFF, ScreenAction.OFF, ScreenAction.OFF, ScreenAction.OFF, THRESHOLD, Set.of());

    /** Checks the threshold. */
    public ScreenPolicy {
        if (threshold < 1 || threshold > 100) {
            throw new IllegalArgumentException("a threshold is 1 to 100");
        }
        hosts = Set.copyOf(hosts);
    }

    /** The same with hosts that images and links may tell anything. */
    public ScreenPolicy allowing(String... names) {
        return new ScreenPolicy(own, foreign, smuggled, answers, threshold, Set.of(names));
    }

    boolean looksAt(Origin origin) {
        return (origin.isForeign() ? foreign : own) != ScreenAction.OFF || smuggled != ScreenAction.OFF;
    }

    boolean blocks(ScreenReport report) {
        return foreign == ScreenAction.BLOCK && report.foreign() >= threshold
                || own == ScreenAction.BLOCK && report.own() >= threshold
                || smuggled == ScreenAction.BLOCK && report.smuggles();
    }

    /** All of it, in one order: a part of the policy's hash. */
    public String canonical() {
        return own + " " + foreign + " " + smuggled + " " + answers + " " + threshold + " " + new TreeSet<>(hosts);
    }
}
