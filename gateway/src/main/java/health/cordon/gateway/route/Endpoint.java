package health.cordon.gateway.route;

import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.store.agreement.AgreementRecord;
import java.util.Optional;

/**
 * One model at one place.
 *
 * @param id its name in the configuration
 * @param provider how it is asked
 * @param model the model, by the place's own name
 * @param region where it is processed
 * @param inside whether it lies in the declared network boundary, so that no business associate is involved
 */
public record Endpoint(String id, ModelProvider provider, String model, String region, boolean inside) {

    /** Checks that id and model may stand in the audit log. */
    public Endpoint {
        ResourceRef.named(ResourceKind.MODEL_ENDPOINT, id);
        new ModelName(model);
    }

    /** Its host; empty if it runs in this process. */
    public Optional<String> host() {
        return provider.address().map(uri -> AgreementRecord.host(uri.getHost()));
    }

    @Override
    public String toString() {
        return "Endpoint(" + id + ")";
    }
}
