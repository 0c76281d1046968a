package health.cordon.gateway.screen;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was seen in a request: names, places and scores, never values. Immutable.
 *
 * @param evidence each signal once a text, the surest of its kind
 */
public record ScreenReport(List<Evidence> evidence) {

    /** Nothing. */
    public static final ScreenReport NONE = new ScreenReport(List.of());

    /** What is less sure is told nowhere. */
    public static final int TOLD = 50;

    /** Copies the list. */
    public ScreenReport {
        evidence = List.copyOf(evidence);
    }

    /** How surely there is such a threat in one of the texts, 0 to 100: several signals of one text make it surer. */
    public int score(Threat threat) {
        return surest(each -> each.signal().threat() == threat);
    }

    /** How surely one text is an attack, 0 to 100. */
    public int score(int text) {
        return surest(each -> each.text() == text);
    }

    /** The surest of the texts, of these signals. A request has many texts, so each signal is looked at once. */
    private int surest(Predicate<Evidence> counts) {
        Map<Integer, Double> not = new HashMap<>();
        for (Evidence each : evidence) {
            if (counts.test(each)) {
                not.merge(each.text(), 1 - each.score() / 100.0, (one, other) -> one * other);
            }
        }
        return not.values().stream().mapToInt(ScreenReport::hundredths).max().orElse(0);
    }

    private static int hundredths(double not) {
        return (int) Math.floor((1 - not) * 100 + 1e-9);
    }

    /** The surest text of foreign origin, 0 to 100. */
    public int foreign() {
        return surest(each -> each.origin().isForeign());
    }

    /** The surest text of the caller's own, 0 to 100. */
    public int own() {
        return surest(each -> !each.origin().isForeign());
    }

    /** Whether characters that nobody sees spell something, wherever. */
    public boolean smuggles() {
        return evidence.stream().anyMatch(each -> each.signal() == Signal.TAGS || each.signal() == Signal.SELECTORS);
    }

    /** For the header: {@code injection=0.90 hidden=1.00}; {@code none} if there is nothing to tell. */
    public String header() {
        StringBuilder out = new StringBuilder();
        for (Threat threat : Threat.values()) {
            int score = score(threat);
            if (score >= TOLD) {
                out.append(out.isEmpty() ? "" : " ").append(threat.word());
                out.append(String.format(Locale.ROOT, "=%d.%02d", score / 100, score % 100));
            }
        }
        return out.isEmpty() ? "none" : out.toString();
    }

    /** For the audit log, behind a policy's id: {@code -screen-inj90-hid100}; empty if there is nothing to tell. */
    public String rule() {
        StringBuilder out = new StringBuilder();
        for (Threat threat : Threat.values()) {
            int score = score(threat);
            if (score >= TOLD) {
                out.append(out.isEmpty() ? "-screen-" : "-")
                        .append(threat.brief())
                        .append(score);
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return "ScreenReport(" + header() + ")";
    }
}
