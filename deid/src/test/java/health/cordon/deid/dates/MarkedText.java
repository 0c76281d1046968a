package health.cordon.deid.dates;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A text whose expected claims stand in double brackets: {@code seen on [[3/14/2019]]}. */
public record MarkedText(String plain) {

    private static final double THRESHOLD = 0.5;

    /** Takes the brackets out. */
    public static MarkedText of(String marked) {
        return new MarkedText(marked.replace("[[", "").replace("]]", ""));
    }

    /** The text with what {@code detector} claims of these kinds, above the threshold, in double brackets. */
    public String markedBy(Detector detector, Set<PhiKind> kinds) {
        Detections found = new Detections();
        detector.detect(SourceText.of(plain), found);
        List<Detection> claims = new ArrayList<>(found.all().stream()
                .filter(claim -> claim.score() >= THRESHOLD && kinds.contains(claim.kind()))
                .toList());
        claims.sort(Comparator.comparingInt(Detection::start).reversed());
        StringBuilder marked = new StringBuilder(plain);
        for (Detection claim : claims) {
            marked.insert(claim.end(), "]]").insert(claim.start(), "[[");
        }
        return marked.toString();
    }
}
