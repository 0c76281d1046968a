package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.gateway.Upstream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A ward's model behind {@code ./cordon gateway}: what clients are given, and what became of it on the other side. */
final class Ward implements AutoCloseable {

    static final String NAME = "Margaret Thornbury";
    static final String TEXT = NAME + ", DOB 03/14/1961, was seen by Dr. Imre Balogh.";
    /** What the ward's records say of her: what tools answer. */
    static final String RECORD = "MRN 48291733, next visit 04/02/2026.";

    /** What the model may never see. The clients in other languages say no other names. */
    private static final List<String> PHI =
            List.of("Margaret", "Thornbury", "03/14/1961", "Imre", "Balogh", "48291733", "04/02/2026");

    private final WardModel model = new WardModel();
    private final Upstream upstream;
    private final CordonGateway gateway;

    private Ward() throws Exception {
        upstream = new Upstream(model);
        try {
            gateway = CordonGateway.start("--upstream", upstream.url());
        } catch (Exception | Error e) {
            upstream.close();
            throw e;
        }
    }

    static Ward open() throws Exception {
        return new Ward();
    }

    CordonGateway gateway() {
        return gateway;
    }

    WardModel model() {
        return model;
    }

    /** Holds that the model saw tokens and nothing of the patient, in heads and bodies. */
    void assertNothingTold() {
        List<String> all = Stream.concat(upstream.heads().stream(), upstream.bodies().stream())
                .toList();
        assertThat(all).noneMatch(each -> PHI.stream().anyMatch(each::contains));
        if (!all.isEmpty()) {
            assertThat(all).anyMatch(each -> each.contains("[NAME-"));
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        upstream.close();
    }
}
