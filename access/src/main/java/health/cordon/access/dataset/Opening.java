package health.cordon.access.dataset;

import health.cordon.access.Decision;
import java.util.Optional;

/** Whether a dataset may be read. */
public sealed interface Opening {

    /** It may. */
    final class Opened implements Opening {

        private final GovernedDataset dataset;
        private final Decision decision;

        Opened(GovernedDataset dataset, Decision decision) {
            this.dataset = dataset;
            this.decision = decision;
        }

        /** What is opened. */
        public GovernedDataset dataset() {
            return dataset;
        }

        /** The decision behind it. */
        public Decision decision() {
            return decision;
        }
    }

    /**
     * It may not.
     *
     * @param why the reason
     * @param decision the decision behind it, where it came to one
     */
    record Refused(DatasetRefusal why, Optional<Decision> decision) implements Opening {}
}
