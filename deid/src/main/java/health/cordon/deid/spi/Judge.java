package health.cordon.deid.spi;

import health.cordon.deid.Detection;

/**
 * A detector that weighs claims of others and has the last word on them: what it confirms it claims itself.
 *
 * <p>The engine shows it all claims, runs it, and then drops those that {@link #decides} names. It fails closed like any
 * detector: an exception fails the document, and no claim of another is dropped.
 */
public interface Judge extends Detector {

    /** Whether a claim that another detector made counts only as far as this judge confirms it. */
    boolean decides(Detection claim);
}
