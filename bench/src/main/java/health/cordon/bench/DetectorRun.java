package health.cordon.bench;

import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;

/** One detector by itself over the mixed notes, already decoded and cut into tokens. */
final class DetectorRun {

    private final Detector detector;
    private final List<SourceText> texts;
    private final double megabytes;

    DetectorRun(Detector detector) {
        this.detector = detector;
        List<String> notes = MixedNotes.of(600);
        this.texts = notes.stream().map(SourceText::of).toList();
        this.texts.forEach(SourceText::tokens);
        this.megabytes = MixedNotes.megabytes(notes);
    }

    void once(Blackhole sink, Work work) {
        for (SourceText text : texts) {
            Detections found = new Detections();
            detector.detect(text, found);
            sink.consume(found);
        }
        work.megabytes += megabytes;
    }
}
