package health.cordon.server.history;

import health.cordon.core.Phi;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.governed.RecordQuery;
import java.time.Instant;
import java.util.Optional;

/**
 * Which calls.
 *
 * @param model of the route with this model's name; empty for all
 * @param patient about this patient; empty for all
 * @param from kept at this time or later; empty for all
 * @param before kept before this time; empty for all
 */
public record Selection(
        Optional<String> model, Optional<Phi> patient, Optional<Instant> from, Optional<Instant> before) {

    /** All of them. */
    public static final Selection ALL =
            new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The store's question; the model is not in it. */
    RecordQuery query() {
        RecordQuery all = RecordQuery.of(RecordKind.INFERENCE_LOG);
        RecordQuery within = all.between(from.orElse(all.from()), before.orElse(all.before()));
        return patient.map(within::of).orElse(within);
    }

    /** Without the patient. */
    @Override
    public String toString() {
        return "Selection(" + model + ")";
    }
}
