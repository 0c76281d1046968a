package health.cordon.access.dataset;

import health.cordon.access.Attributes;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.spi.StoredRecord;
import health.cordon.core.PurposeOfUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A dataset, or what training made, under governance.
 *
 * @param id its name
 * @param type {@code DATASET}, {@code TRAINING_DATA} or {@code MODEL_ARTEFACT}
 * @param dataClass what it is
 * @param owner who answers for it
 * @param registeredAt when it was registered
 * @param registeredBy by whom
 * @param approvals to train on it, the oldest first
 * @param trainedOn of a model, the ids of the datasets
 */
public record GovernedDataset(
        String id,
        ResourceType type,
        DataClass dataClass,
        String owner,
        Instant registeredAt,
        String registeredBy,
        List<TrainingApproval> approvals,
        List<String> trainedOn)
        implements StoredRecord {

    /** Copies the lists. */
    public GovernedDataset {
        approvals = List.copyOf(approvals);
        trainedOn = List.copyOf(trainedOn);
    }

    /** An approval by someone else than who trains, that covers the purpose at this moment. */
    public Optional<TrainingApproval> approvalFor(String trainer, PurposeOfUse purpose, Instant now) {
        return approvals.stream()
                .filter(approval -> !approval.approver().equalsIgnoreCase(trainer))
                .filter(approval -> approval.covers(purpose, now))
                .findFirst();
    }

    Resource resource(boolean approved) {
        return new Resource(type, id, dataClass.level(), approved, Optional.of(owner), Attributes.NONE);
    }

    GovernedDataset with(List<TrainingApproval> changed) {
        return new GovernedDataset(id, type, dataClass, owner, registeredAt, registeredBy, changed, trainedOn);
    }
}
