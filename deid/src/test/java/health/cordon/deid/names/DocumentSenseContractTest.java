package health.cordon.deid.names;

import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.spi.DetectorContract;
import health.cordon.deid.text.SourceText;

/** Agreement needs something to agree on, so it runs behind the names here as it does in the engine. */
class DocumentSenseContractTest extends DetectorContract {

    private static final NameDetector NAMES = new NameDetector(Lexicon.load());
    private static final DocumentSense SENSE = new DocumentSense(Lexicon.load());

    @Override
    protected Detector detector() {
        return new Detector() {
            @Override
            public String name() {
                return SENSE.name();
            }

            @Override
            public void detect(SourceText text, Detections found) {
                NAMES.detect(text, found);
                SENSE.detect(text, found);
            }
        };
    }
}
