package health.cordon.deid.names;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.spi.DetectorContract;

class NameDetectorContractTest extends DetectorContract {

    private static final Detector NAMES = new NameDetector(Lexicon.load());

    @Override
    protected Detector detector() {
        return NAMES;
    }
}
