package health.cordon.bench;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Detections;
import health.cordon.deid.Document;
import health.cordon.deid.Profile;
import health.cordon.deid.address.AddressDetector;
import health.cordon.deid.dates.DateDetector;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.names.DocumentSense;
import health.cordon.deid.names.NameDetector;
import health.cordon.deid.rules.RuleDetector;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.ner.NameCascade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One stage of the engine, to be timed by itself.
 *
 * @param name what the report calls it
 * @param run does the stage's work on a text, with whatever comes before it
 */
public record Stage(String name, Consumer<String> run) {

    /** From the cheapest to everything. A detector's time holds that of decoding and tokens, which it cannot do without. */
    public static List<Stage> all() {
        Lexicon lexicon = Lexicon.load();
        NameDetector names = new NameDetector(lexicon);
        KnownPhi chart = KnownPhiBenchmark.chart(1000);
        Deidentifier engine = Deidentifier.safeHarbor();
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("decode", SourceText::of));
        stages.add(new Stage("tokens", text -> SourceText.of(text).tokens()));
        stages.add(detectors("rules", new RuleDetector()));
        stages.add(detectors("dates", new DateDetector()));
        stages.add(detectors("addresses", new AddressDetector()));
        stages.add(detectors("names", names));
        stages.add(detectors("names and sense", names, new DocumentSense(lexicon)));
        stages.add(new Stage("rules and lexicons, all", text -> engine.detect(Document.of("n", text))));
        for (Profile profile : Profile.values()) {
            Deidentifier cascade =
                    Deidentifier.builder().judge(NameCascade.load(profile)).build();
            stages.add(new Stage(
                    "detect, profile " + profile.name().toLowerCase(Locale.ROOT),
                    text -> cascade.detect(Document.of("n", text))));
        }
        stages.add(new Stage("detect, 2000 known values", text -> engine.detect(new Document("n", text, null, chart))));
        stages.add(new Stage("deidentify, all", text -> engine.deidentify(Document.of("n", text))));
        return stages;
    }

    private static Stage detectors(String name, Detector... detectors) {
        return new Stage(name, text -> {
            SourceText source = SourceText.of(text);
            Detections found = new Detections();
            for (Detector detector : detectors) {
                detector.detect(source, found);
            }
        });
    }
}
