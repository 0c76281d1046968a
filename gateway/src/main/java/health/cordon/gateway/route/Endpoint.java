package health.cordon.gateway.route;

import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.gateway.budget.Price;
import health.cordon.gateway.network.Standing;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.store.agreement.AgreementRecord;
import java.net.URI;
import java.util.Optional;

/**
 * One model at one place. Whether that lies inside is not said here: its provider's connections prove it.
 *
 * @param id its name in the configuration
 * @param provider how it is asked
 * @param model the model, by the place's own name; {@value #ANY} for the one that the client names
 * @param region where it is processed
 * @param price what it charges; empty where nobody counts
 */
public record Endpoint(String id, ModelProvider provider, String model, String region, Optional<Price> price) {

    /** Stands for every model. */
    public static final String ANY = "*";

    /** Checks that id and model may stand in the audit log, that what a client names stays inside, and the region. */
    public Endpoint {
        ResourceRef.named(ResourceKind.MODEL_ENDPOINT, id);
        if (!model.equals(ANY)) {
            new ModelName(model);
        } else if (!provider.standing().isInside()) {
            throw new IllegalArgumentException("an agreement covers models by name");
        }
        Optional<String> host = provider.address().map(URI::getHost);
        boolean sound = switch (provider.standing()) {
            case Standing.InProcess _ -> host.isEmpty();
            case Standing.Inside inside -> host.filter(inside.host()::equals).isPresent();
            case Standing.Outside _ -> true;
        };
        if (!sound) {
            throw new IllegalArgumentException("a provider stands where it sends to");
        }
        if (!provider.standing().isInside()
                && !provider.region(model).orElse(region).equals(region)) {
            throw new IllegalArgumentException("the provider tells another region for this model");
        }
    }

    /** Of which nobody counts what it charges. */
    public Endpoint(String id, ModelProvider provider, String model, String region) {
        this(id, provider, model, region, Optional.empty());
    }

    /** The same at a price. */
    public Endpoint at(Price each) {
        return new Endpoint(id, provider, model, region, Optional.of(each));
    }

    /** Whether nothing that is asked there leaves the organisation. */
    public boolean isInside() {
        return provider.standing().isInside();
    }

    /** The model as the place knows it. */
    public String model(String asked) {
        return model.equals(ANY) ? asked : model;
    }

    /** The model as the audit log tells it: never a word of a client's. */
    public ModelName recorded() {
        return new ModelName(model.equals(ANY) ? "any" : model);
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
