package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.spi.DetectorContract;

class KnownPhiDetectorContractTest extends DetectorContract {

    private static final KnownPhi KNOWN = KnownPhi.builder()
            .name("Zebulon Quillfeather")
            .name("Thessaly Quillfeather")
            .provider("Imre Balogh-Szabo")
            .value(PhiKind.MRN, "00419937")
            .value(PhiKind.DATE, "1931-03-14")
            .value(PhiKind.PHONE, "216-555-0143")
            .value(PhiKind.EMAIL, "z.quillfeather@example.org")
            .value(PhiKind.STREET, "118 Wexcombe Street, Lowmere, OH 44118")
            .build();

    @Override
    protected Detector detector() {
        return new KnownPhiDetector(KNOWN);
    }
}
