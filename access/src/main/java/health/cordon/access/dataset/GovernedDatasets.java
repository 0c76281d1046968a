package health.cordon.access.dataset;

import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.Asking;
import health.cordon.access.Authorizer;
import health.cordon.access.Classification;
import health.cordon.access.Decision;
import health.cordon.access.PrincipalKind;
import health.cordon.access.RandomId;
import health.cordon.access.ResourceType;
import health.cordon.access.Words;
import health.cordon.access.dataset.DataClass.TrainedModel;
import health.cordon.access.dataset.TrainingApproval.Ground;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.AccessEvent.Occurrence;
import health.cordon.access.spi.AccessLog;
import health.cordon.access.spi.RecordStore;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Datasets under governance.
 *
 * <p><b>What this promises.</b> Reading and training go through the same authorization as everything else, with the facts
 * of the registration. Training on PHI or on a limited data set is refused without an approval in force for the purpose by
 * someone else, even if every policy permitted it. What was trained takes the strictest classification of its datasets.
 * Every change and every refusal is in the log before it holds. Thread-safe.
 *
 * <p><b>What it does not.</b> It does not look into data: a classification is what someone answers for. It opens no file.
 */
@Cfr("164.502(a)")
@Cfr("164.512(i)")
public final class GovernedDatasets {

    /** The longest time that an approval may last. */
    public static final Duration LONGEST_APPROVAL = Duration.ofDays(366);

    private static final Set<ResourceType> DATA = Set.of(ResourceType.DATASET, ResourceType.TRAINING_DATA);

    private final RecordStore<GovernedDataset> store;
    private final Authorizer authorizer;
    private final AccessLog log;
    private final InstantSource clock;

    /** Those in a store. */
    public GovernedDatasets(
            RecordStore<GovernedDataset> store, Authorizer authorizer, AccessLog log, InstantSource clock) {
        this.store = Objects.requireNonNull(store);
        this.authorizer = Objects.requireNonNull(authorizer);
        this.log = Objects.requireNonNull(log);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Puts a dataset under governance.
     *
     * @param type {@code DATASET} or {@code TRAINING_DATA}
     * @throws CordonException if he may not, or the id is taken
     */
    public GovernedDataset register(Asking asking, String id, ResourceType type, DataClass dataClass, String owner) {
        if (!DATA.contains(type)) {
            throw new CordonException(AccessError.BAD_WORD, SafeArg.of("type", type));
        }
        GovernedDataset dataset = new GovernedDataset(
                Words.id("dataset", id),
                type,
                dataClass,
                Words.id("owner", owner),
                clock.instant(),
                asking.principal().id(),
                List.of(),
                List.of());
        return insert(asking, dataset, Occurrence.DATASET_REGISTERED);
    }

    /** The dataset with this id, as it is registered. */
    public Optional<GovernedDataset> find(String id) {
        return store.find(id);
    }

    /** All of them. */
    public List<GovernedDataset> all() {
        return store.all();
    }

    /**
     * Approves training on a dataset.
     *
     * @param document SHA-256 of the document that the approval rests on
     * @param time how long it holds
     * @throws CordonException if he may not, is the owner, or something is missing
     */
    public TrainingApproval approveTraining(
            Asking asking, String id, Ground ground, String document, Set<PurposeOfUse> purposes, Duration time) {
        GovernedDataset dataset = existing(id);
        String approver = asking.principal().id();
        authorizer.require(asking.to(Action.APPROVE, dataset.resource(false)));
        if (asking.principal().kind() != PrincipalKind.PERSON) {
            throw new CordonException(AccessError.NOT_A_PERSON);
        }
        // Policies forbid an owner's own approval too; a site may change those, and this may not depend on it.
        if (approver.equalsIgnoreCase(dataset.owner())
                || !ContentHash.isOne(document)
                || purposes.isEmpty()
                || time.isNegative()
                || time.isZero()
                || time.compareTo(LONGEST_APPROVAL) > 0) {
            throw new CordonException(AccessError.BAD_APPROVAL);
        }
        Instant now = clock.instant();
        TrainingApproval approval = new TrainingApproval(
                RandomId.with("ta-"), approver, now, ground, document, purposes, now.plus(time), Optional.empty());
        List<TrainingApproval> approvals = new ArrayList<>(dataset.approvals());
        approvals.add(approval);
        note(
                approver,
                Occurrence.TRAINING_APPROVED,
                id,
                Map.of(
                        "approval", approval.id(),
                        "ground", ground.name(),
                        "document", document,
                        "until", approval.until().toString()));
        change(dataset, dataset.with(approvals));
        return approval;
    }

    /**
     * Withdraws an approval. Training that was cleared already is not called back by this.
     *
     * @throws CordonException if he may not, or there is none of this id
     */
    public void withdrawApproval(Asking asking, String id, String approval) {
        GovernedDataset dataset = existing(id);
        authorizer.require(asking.to(Action.APPROVE, dataset.resource(false)));
        if (dataset.approvals().stream().noneMatch(one -> one.id().equals(approval))) {
            throw new CordonException(AccessError.BAD_APPROVAL);
        }
        Instant now = clock.instant();
        List<TrainingApproval> changed = dataset.approvals().stream()
                .map(one -> one.id().equals(approval) ? one.withdrawn(now) : one)
                .toList();
        note(asking.principal().id(), Occurrence.APPROVAL_WITHDRAWN, id, Map.of("approval", approval));
        change(dataset, dataset.with(changed));
    }

    /** Whether a dataset may be read, searched or exported. */
    public Opening open(Asking asking, Action action, DatasetUse use) {
        Optional<GovernedDataset> found = store.find(use.id());
        if (found.isEmpty()) {
            noteRefusal(asking, use.id(), DatasetRefusal.NOT_REGISTERED);
            return new Opening.Refused(DatasetRefusal.NOT_REGISTERED, Optional.empty());
        }
        GovernedDataset dataset = found.get();
        Decision decision = authorizer.decide(asking.to(action, dataset.resource(isApproved(asking, dataset))));
        if (!decision.isAllowed()) {
            return new Opening.Refused(DatasetRefusal.NOT_ALLOWED, Optional.of(decision));
        }
        if (isOtherContent(dataset, use)) {
            noteRefusal(asking, use.id(), DatasetRefusal.CONTENT_CHANGED);
            return new Opening.Refused(DatasetRefusal.CONTENT_CHANGED, Optional.of(decision));
        }
        return new Opening.Opened(dataset, decision);
    }

    /** Whether these datasets may be trained on together. The first that may not ends it. */
    @Cfr("164.508")
    public Training clearTraining(Asking asking, List<DatasetUse> uses) {
        if (uses.isEmpty()) {
            return new Training.Refused("", DatasetRefusal.NOTHING_NAMED, Optional.empty());
        }
        Classification strictest = Classification.NONE;
        List<String> approvals = new ArrayList<>();
        for (DatasetUse use : uses) {
            Optional<GovernedDataset> found = store.find(use.id());
            if (found.isEmpty()) {
                noteRefusal(asking, use.id(), DatasetRefusal.NOT_REGISTERED);
                return new Training.Refused(use.id(), DatasetRefusal.NOT_REGISTERED, Optional.empty());
            }
            GovernedDataset dataset = found.get();
            Optional<TrainingApproval> approval =
                    dataset.approvalFor(asking.principal().id(), asking.purpose(), clock.instant());
            Decision decision = authorizer.decide(asking.to(Action.TRAIN, dataset.resource(approval.isPresent())));
            Optional<DatasetRefusal> refusal = refusal(dataset, use, approval, decision);
            if (refusal.isPresent()) {
                if (decision.isAllowed()) {
                    noteRefusal(asking, use.id(), refusal.get());
                }
                return new Training.Refused(use.id(), refusal.get(), Optional.of(decision));
            }
            approval.map(TrainingApproval::id).ifPresent(approvals::add);
            strictest = strictest.and(dataset.dataClass().level());
        }
        return new Training.Cleared(
                asking.principal().id(),
                strictest,
                uses.stream().map(DatasetUse::id).toList(),
                approvals);
    }

    /**
     * Puts what training made under governance, classified as it was cleared.
     *
     * @param content SHA-256 of the artefact as it is stored, sealed if it must be
     * @throws CordonException if he may not, is not who was cleared, or the id is taken
     */
    public GovernedDataset registerModel(Asking asking, String id, Training.Cleared cleared, String content) {
        if (!cleared.trainer().equals(asking.principal().id())) {
            throw new CordonException(AccessError.NOT_ALLOWED);
        }
        GovernedDataset model = new GovernedDataset(
                Words.id("model", id),
                ResourceType.MODEL_ARTEFACT,
                new TrainedModel(cleared.model(), content),
                asking.principal().id(),
                clock.instant(),
                asking.principal().id(),
                List.of(),
                cleared.datasets());
        return insert(asking, model, Occurrence.MODEL_REGISTERED);
    }

    private boolean isApproved(Asking asking, GovernedDataset dataset) {
        return dataset.approvalFor(asking.principal().id(), asking.purpose(), clock.instant())
                .isPresent();
    }

    private static Optional<DatasetRefusal> refusal(
            GovernedDataset dataset, DatasetUse use, Optional<TrainingApproval> approval, Decision decision) {
        Classification level = dataset.dataClass().level();
        boolean needsApproval = level == Classification.PHI || level == Classification.LIMITED;
        if (needsApproval && approval.isEmpty()) {
            return Optional.of(DatasetRefusal.NO_APPROVAL);
        }
        if (!decision.isAllowed()) {
            return Optional.of(DatasetRefusal.NOT_ALLOWED);
        }
        return isOtherContent(dataset, use) ? Optional.of(DatasetRefusal.CONTENT_CHANGED) : Optional.empty();
    }

    private static boolean isOtherContent(GovernedDataset dataset, DatasetUse use) {
        return !dataset.dataClass()
                .requiredContent()
                .map(required -> use.content().map(required::equals).orElse(false))
                .orElse(true);
    }

    private GovernedDataset insert(Asking asking, GovernedDataset dataset, Occurrence what) {
        authorizer.require(asking.to(Action.REGISTER, dataset.resource(false)));
        if (store.find(dataset.id()).isPresent()) {
            throw new CordonException(AccessError.DATASET_EXISTS);
        }
        note(
                asking.principal().id(),
                what,
                dataset.id(),
                Map.of(
                        "classification", dataset.dataClass().level().name(),
                        "owner", dataset.owner()));
        if (!store.insert(dataset)) {
            throw new CordonException(AccessError.DATASET_EXISTS);
        }
        return dataset;
    }

    private GovernedDataset existing(String id) {
        return store.find(id).orElseThrow(() -> new CordonException(AccessError.NO_SUCH_DATASET));
    }

    private void change(GovernedDataset from, GovernedDataset to) {
        if (!store.replace(from, to)) {
            throw new CordonException(AccessError.CHANGED_MEANWHILE);
        }
    }

    private void noteRefusal(Asking asking, String dataset, DatasetRefusal why) {
        // An id that was never registered comes from the caller as it is; a log takes ids alone.
        note(
                asking.principal().id(),
                Occurrence.DATASET_REFUSED,
                Words.isId(dataset) ? dataset : "-",
                Map.of("why", why.name()));
    }

    private void note(String actor, Occurrence what, String id, Map<String, String> facts) {
        try {
            log.append(new AccessEvent.Occurred(clock.instant(), actor, what, id, facts));
        } catch (RuntimeException refused) {
            throw new CordonException(AccessError.LOG_REFUSED, refused, SafeArg.cause(refused));
        }
    }
}
