package health.cordon.access.dataset;

import health.cordon.access.Classification;
import health.cordon.access.Decision;
import health.cordon.core.Cfr;
import java.util.List;
import java.util.Optional;

/** Whether some datasets may be trained on, and what will come of it. */
public sealed interface Training {

    /** They may. Only {@link GovernedDatasets} says so, and only {@link GovernedDatasets#registerModel} takes it. */
    final class Cleared implements Training {

        private final String trainer;
        private final Classification model;
        private final List<String> datasets;
        private final List<String> approvals;

        Cleared(String trainer, Classification model, List<String> datasets, List<String> approvals) {
            this.trainer = trainer;
            this.model = model;
            this.datasets = List.copyOf(datasets);
            this.approvals = List.copyOf(approvals);
        }

        /** What the model will be: as strict as the strictest of its datasets. Weights can give back what they were shown. */
        @Cfr("160.103")
        public Classification model() {
            return model;
        }

        /** Whether the model's files must be sealed, checkpoints included. */
        @Cfr("164.312(a)(2)(iv)")
        public boolean mustBeSealed() {
            return model == Classification.PHI || model == Classification.LIMITED;
        }

        /** Who may train. */
        public String trainer() {
            return trainer;
        }

        /** On what. */
        public List<String> datasets() {
            return datasets;
        }

        /** By which approvals. */
        public List<String> approvals() {
            return approvals;
        }
    }

    /**
     * They may not.
     *
     * @param dataset the one that stood in the way; empty if none was named
     * @param why the reason
     * @param decision the decision behind it, where it came to one
     */
    record Refused(String dataset, DatasetRefusal why, Optional<Decision> decision) implements Training {}
}
