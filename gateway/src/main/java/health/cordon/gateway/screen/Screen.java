package health.cordon.gateway.screen;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.text.SourceText;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.screen.OriginWalk.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Looks for attacks on the model in a request: instructions where there should be none, hidden text, links that carry data.
 *
 * <p><b>What this promises.</b> Every text and key of the request is looked at, decoded as the engine decodes it (look-alike
 * letters, base64, hexadecimal, percent signs, invisible characters), with letters for digits, and read backwards or by
 * thirteen letters where it looks like that. Time grows with the length alone. What is told holds names, places and scores, and nothing of the
 * texts. Thread-safe.
 *
 * <p><b>What it does not.</b> It finds what is said as attacks are usually said: {@code docs/screens.md} has the measured
 * share. It is one layer; what keeps PHI in is that the model has tokens only, and that answers are guarded.
 */
@Cfr("164.308(a)(5)(ii)(B)")
public final class Screen {

    private static final int ENCODED_SCORE = 60;
    private static final int EDGE = 3;
    private static final int FEWEST_DISGUISED = 2;

    private Screen() {}

    /**
     * Looks at a request.
     *
     * @throws CordonException {@link GatewayError#SCREENED} if the policy refuses what was seen
     */
    public static ScreenReport screened(JsonNode request, ScreenPolicy policy) {
        ScreenReport report = report(request, policy);
        if (policy.blocks(report)) {
            throw new CordonException(
                    GatewayError.SCREENED,
                    SafeArg.of("foreign", report.foreign()),
                    SafeArg.of("own", report.own()),
                    SafeArg.of("signals", report.evidence().size()));
        }
        return report;
    }

    private static ScreenReport report(JsonNode request, ScreenPolicy policy) {
        List<Evidence> evidence = new ArrayList<>();
        int number = 0;
        for (Text text : OriginWalk.of(request)) {
            if (policy.looksAt(text.origin())) {
                look(text.text(), policy.hosts(), text.origin(), number, evidence);
            }
            number++;
        }
        return evidence.isEmpty() ? ScreenReport.NONE : new ScreenReport(evidence);
    }

    /** What is seen in one text of an origin; for measurements. */
    static ScreenReport look(String text, Origin origin) {
        List<Evidence> evidence = new ArrayList<>();
        look(text, Set.of(), origin, 0, evidence);
        return new ScreenReport(evidence);
    }

    private static void look(String text, Set<String> hosts, Origin origin, int number, List<Evidence> evidence) {
        Map<Signal, Sign> best = new EnumMap<>(Signal.class);
        if (HiddenText.mayHold(text)) {
            HiddenText.scan(text, sign -> keep(best, sign));
        }
        if (text.indexOf('<') >= 0 || text.indexOf('[') >= 0 || text.indexOf('#') >= 0) {
            Marks.scan(text, sign -> keep(best, sign));
        }
        if (text.indexOf("//") >= 0) {
            Links.scan(text, hosts, sign -> keep(best, sign));
        }
        instructions(text, best);
        best.forEach((signal, sign) ->
                evidence.add(new Evidence(signal, origin, number, sign.start(), sign.end(), sign.score())));
    }

    private static void instructions(String text, Map<Signal, Sign> best) {
        SourceText source = SourceText.of(text);
        String decoded = source.text();
        InstructionScan scan = new InstructionScan(decoded, sign -> {
            int start = source.originalStart(sign.start());
            int end = source.originalEnd(sign.end());
            keep(best, new Sign(sign.signal(), start, end, sign.score()));
            if (sign.score() >= ScreenReport.TOLD && !isPlain(text, start, end, decoded, sign)) {
                keep(best, new Sign(Signal.ENCODED, start, end, ENCODED_SCORE));
            }
        });
        scan.run();
        boolean instructs = best.values().stream().anyMatch(sign -> sign.score() >= ScreenReport.TOLD);
        if (instructs && scan.disguised() >= FEWEST_DISGUISED) {
            keep(best, new Sign(Signal.ENCODED, 0, text.length(), ENCODED_SCORE));
        }
        if (scan.looksRotated()) {
            again(InstructionLexicon.rotated(decoded), text.length(), best);
        }
        if (scan.looksReversed()) {
            again(new StringBuilder(decoded).reverse().toString(), text.length(), best);
        }
        SourceText twice = decoded.equals(text) ? source : SourceText.of(decoded);
        if (!twice.text().equals(decoded)) {
            again(twice.text(), text.length(), best);
        }
    }

    /** Whether its first and last letters are written as they are read. */
    private static boolean isPlain(String text, int start, int end, String decoded, Sign sign) {
        int some = Math.min(EDGE, sign.end() - sign.start());
        return text.regionMatches(start, decoded, sign.start(), some)
                && text.regionMatches(end - some, decoded, sign.end() - some, some);
    }

    /** What is found behind an encoding stands for the whole text. */
    private static void again(String decoded, int length, Map<Signal, Sign> best) {
        new InstructionScan(decoded, sign -> {
                    keep(best, new Sign(sign.signal(), 0, length, sign.score()));
                    if (sign.score() >= ScreenReport.TOLD) {
                        keep(best, new Sign(Signal.ENCODED, 0, length, ENCODED_SCORE));
                    }
                })
                .run();
    }

    private static void keep(Map<Signal, Sign> best, Sign sign) {
        best.merge(sign.signal(), sign, (one, other) -> other.score() > one.score() ? other : one);
    }
}
