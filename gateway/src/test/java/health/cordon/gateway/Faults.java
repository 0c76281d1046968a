package health.cordon.gateway;

import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ReplyStream;
import java.net.URI;
import java.util.Optional;

/** Parts that fail, and say in their exceptions what nobody may read. */
public final class Faults {

    private Faults() {}

    /** A detector that throws with this message where a text has a certain word; everywhere if that is empty. */
    public static Detector detector(String word, String message) {
        return new Detector() {
            @Override
            public String name() {
                return "fragile";
            }

            @Override
            public void detect(SourceText text, Detections found) {
                if (text.original().contains(word)) {
                    throw new IllegalStateException(message);
                }
            }
        };
    }

    /** A model of this process that throws with this message. */
    public static ModelProvider provider(String message) {
        return new ModelProvider() {
            @Override
            public String name() {
                return "throwing";
            }

            @Override
            public Optional<URI> address() {
                return Optional.empty();
            }

            @Override
            public ReplyStream call(ProviderCall call) {
                throw new IllegalStateException(message);
            }
        };
    }
}
