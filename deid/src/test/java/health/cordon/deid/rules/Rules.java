package health.cordon.deid.rules;

import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import java.util.List;

/** What the tests of this package share. */
final class Rules {

    private static final double THRESHOLD = 0.5;

    private Rules() {}

    /** The claims of the built-in rules that the engine would accept. */
    static List<Detection> claims(String text) {
        return claims(RuleSet.builtIn(), text);
    }

    /** The characters of the original text that a claim covers. */
    static String original(String text, Detection claim) {
        SourceText source = SourceText.of(text);
        return text.substring(source.originalStart(claim.start()), source.originalEnd(claim.end()));
    }

    static List<Detection> claims(RuleSet rules, String text) {
        Detections found = new Detections();
        new RuleDetector(rules).detect(SourceText.of(text), found);
        return found.all().stream().filter(claim -> claim.score() >= THRESHOLD).toList();
    }
}
