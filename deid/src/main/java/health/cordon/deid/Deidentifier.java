package health.cordon.deid;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.resolve.Resolver;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The text engine: a document in, its PHI found and treated by a policy, a report beside it.
 *
 * <p><b>What this promises.</b> Every character that an accepted claim of any detector covers is treated; a kind without a
 * rule is redacted; a detector that fails, fails the document. The same document, settings and keys give the same result
 * on any number of threads. Thread-safe and immutable.
 *
 * <p><b>What it does not.</b> It does not promise that everything was found: {@code docs/accuracy.md} has the measured
 * recall. Removing these identifiers is one half of Safe Harbor; the other is that you do not actually know the rest to
 * identify anyone, 164.514(b)(2)(ii).
 */
public final class Deidentifier {

    /** Claims below this score are hints, not findings. */
    public static final double DEFAULT_THRESHOLD = 0.5;

    private final List<Detector> detectors;
    private final Resolver resolver;

    private Deidentifier(Builder builder) {
        detectors = List.copyOf(builder.detectors);
        resolver = new Resolver(builder.threshold);
    }

    /** Safe Harbor with nothing else set. */
    public static Deidentifier safeHarbor() {
        return builder().build();
    }

    /** An engine to set up. */
    public static Builder builder() {
        return new Builder();
    }

    /** Finds the PHI of a document and changes nothing. */
    public Resolved detect(Document document) {
        SourceText text = SourceText.of(document.text());
        Detections found = new Detections();
        for (Detector detector : detectors) {
            run(detector, text, found);
        }
        return resolver.resolve(text, found.all());
    }

    private static void run(Detector detector, SourceText text, Detections found) {
        try {
            detector.detect(text, found);
        } catch (RuntimeException | StackOverflowError broken) {
            throw new CordonException(
                    DeidError.DETECTOR_FAILED, broken, SafeArg.key("detector", detector.name()), SafeArg.cause(broken));
        }
    }

    /** Sets up an engine. Not thread-safe; the engine it builds is. */
    public static final class Builder {

        private final List<Detector> detectors = new ArrayList<>();
        private double threshold = DEFAULT_THRESHOLD;

        private Builder() {}

        /** Adds a detector of your own behind the built-in ones. */
        public Builder detector(Detector detector) {
            detectors.add(detector);
            return this;
        }

        /** The lowest score that counts as found, 0 to 1; {@value Deidentifier#DEFAULT_THRESHOLD} unless told. */
        public Builder threshold(double lowest) {
            threshold = lowest;
            return this;
        }

        /** The engine. */
        public Deidentifier build() {
            Set<String> names = new HashSet<>();
            for (Detector detector : detectors) {
                if (!names.add(detector.name())) {
                    throw new CordonException(DeidError.DUPLICATE_DETECTOR, SafeArg.key("detector", detector.name()));
                }
            }
            return new Deidentifier(this);
        }
    }
}
