package health.cordon.deid.spi;

import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;

/**
 * Finds PHI in one document.
 *
 * <p>Implementations are thread-safe, keep no state between calls, are deterministic, run in time linear in the text's
 * length, and never write a character of the text anywhere but into offsets. An exception fails the document.
 */
public interface Detector {

    /** A short constant name, unique in the engine: it appears in spans, reports and {@code explain}. */
    String name();

    /**
     * Adds what this detector finds.
     *
     * @param text the document; all offsets are offsets into {@link SourceText#text()}
     * @param found takes the detections, and holds those of the detectors that ran before
     */
    void detect(SourceText text, Detections found);
}
