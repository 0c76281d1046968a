package health.cordon.deid.address;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;

/**
 * Finds addresses and their parts: {@link PhiKind#STREET} with unit and box, {@link PhiKind#CITY} beside a state or in an
 * address, {@link PhiKind#COUNTY}, {@link PhiKind#ZIP} and other countries' postal codes, {@link PhiKind#COORDINATES},
 * {@link PhiKind#PLACE} for tracts and precincts.
 *
 * <p>Leaves states, countries, and numbers of five digits that nothing makes a ZIP code. Thread-safe; time linear in the
 * length of the text.
 */
@Cfr("164.514(b)(2)(i)(B)")
public final class AddressDetector implements Detector {

    /** The detector's name in spans. */
    public static final String NAME = "addresses";

    /** Needs nothing. */
    public AddressDetector() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void detect(SourceText text, Detections found) {
        new AddressPass(text, found).run();
    }
}
