package health.cordon.ner;

import health.cordon.deid.Profile;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.spi.DetectorContract;
import org.junit.jupiter.api.AfterAll;

class NameCascadeContractTest extends DetectorContract {

    /** Reads every sentence with both models, so that each hostile text meets both. */
    private static final NameCascade CASCADE = NameCascade.load(Profile.MAX);

    @Override
    protected Detector detector() {
        return CASCADE;
    }

    @AfterAll
    static void close() {
        CASCADE.close();
    }
}
