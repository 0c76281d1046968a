package health.cordon.server.api;

import health.cordon.access.Classification;
import health.cordon.access.dataset.DataClass;
import health.cordon.access.dataset.GovernedDataset;
import health.cordon.access.dataset.TrainingApproval;
import health.cordon.server.ServerError;
import health.cordon.server.shape.BadBody;
import health.cordon.server.shape.FieldError;
import health.cordon.server.shape.Says;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of datasets. */
final class DatasetBodies {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";
    private static final String SHA256 = "[0-9a-f]{64}";

    private DatasetBodies() {}

    /** What a dataset is. */
    enum Kind {
        /** Protected health information. */
        PHI,
        /** A limited data set. */
        LIMITED,
        /** De-identified. */
        DEIDENTIFIED,
        /** Never about patients. */
        NONE
    }

    /** What it is for. */
    enum Type {
        /** Any table or file. */
        DATASET,
        /** To train on. */
        TRAINING_DATA
    }

    /** A dataset to register. */
    record DatasetRequest(
            @Says(
                    value = "Its name; nothing that identifies a patient.",
                    pattern = ID,
                    most = 128,
                    example = "notes-2026")
            String id,

            @Says("What it is for.") Type type,

            @Says("What it is; whoever registers it answers for that.")
            Kind is,

            @Says(value = "Of a limited data set: the data use agreement.", pattern = ID, most = 128)
            Optional<String> agreement,

            @Says("Of de-identified data: how.") Optional<DataClass.Method> method,

            @Says(value = "Of de-identified data: SHA-256 of its content.", pattern = SHA256)
            Optional<String> content,

            @Says(value = "Of de-identified data: SHA-256 of the report or the expert's document.", pattern = SHA256)
            Optional<String> report,

            @Says(value = "Who answers for it; whoever registers it unless told.", least = 1, most = 96)
            Optional<String> owner) {

        DataClass dataClass() {
            return switch (is) {
                case PHI -> new DataClass.ProtectedHealthInformation();
                case NONE -> new DataClass.NotAboutPatients();
                case LIMITED -> new DataClass.LimitedDataSet(needed("agreement", agreement));
                case DEIDENTIFIED ->
                    new DataClass.DeidentifiedData(
                            needed("method", method), needed("content", content), needed("report", report));
            };
        }

        private static <T> T needed(String field, Optional<T> value) {
            return value.orElseThrow(() -> new BadBody(
                    ServerError.BAD_BODY, List.of(new FieldError("/" + field, "is missing for this class of data"))));
        }
    }

    /** A dataset. */
    record Dataset(
            @Says("Its name.") String id,

            @Says("What it is for: DATASET, TRAINING_DATA or MODEL_ARTEFACT.")
            String type,

            @Says("How much it tells of individuals.") Classification classification,
            @Says("SHA-256 that its content must have.") Optional<String> content,
            @Says("Who answers for it.") String owner,
            @Says("When it was registered.") Instant registeredAt,
            @Says("By whom.") String registeredBy,
            @Says("Approvals to train on it.") List<Approval> approvals) {

        static Dataset of(GovernedDataset dataset) {
            return new Dataset(
                    dataset.id(),
                    dataset.type().name(),
                    dataset.dataClass().level(),
                    dataset.dataClass().requiredContent(),
                    dataset.owner(),
                    dataset.registeredAt(),
                    dataset.registeredBy(),
                    dataset.approvals().stream().map(Approval::of).toList());
        }
    }

    /** All of them. */
    record Datasets(@Says("In the order of their names.") List<Dataset> datasets) {}

    /** What was kept. */
    record RowsAnswer(@Says("How many rows.") int rows) {}

    /** A de-identified form to make. */
    record FormRequest(
            @Says(value = "The name of the new dataset.", pattern = ID, most = 128, example = "notes-2026-clean")
            String as) {}

    /** A de-identified form that was made. */
    record FormAnswer(
            @Says("The new dataset.") Dataset dataset,
            @Says("How many rows.") long rows,

            @Says("How many identifiers were found in them.")
            long identifiers,

            @Says("SHA-256 of the policy's rules.") String policyHash,

            @Says("Cordon's version, and SHA-256 of the rules, the lexicon and each model: what decided.")
            Map<String, String> versions) {}

    /** An approval to give. */
    record ApprovalRequest(
            @Says("On what ground.") TrainingApproval.Ground ground,

            @Says(value = "SHA-256 of the document that it rests on.", pattern = SHA256)
            String document,

            @Says(value = "For which purposes of use.", words = "purposes", least = 1, most = 20)
            List<String> purposes,

            @Says(value = "For how many days.", least = 1, most = 366)
            int days) {}

    /** An approval. */
    record Approval(
            @Says("Its id.") String id,
            @Says("Who gave it.") String approver,
            @Says("On what ground.") TrainingApproval.Ground ground,
            @Says("When it ends.") Instant until,
            @Says("When it was withdrawn.") Optional<Instant> withdrawnAt) {

        static Approval of(TrainingApproval approval) {
            return new Approval(
                    approval.id(), approval.approver(), approval.ground(), approval.until(), approval.withdrawnAt());
        }
    }

    /** Datasets to train on. */
    record TrainingRequest(
            @Says(value = "Their names.", least = 1, most = 50, pattern = ID)
            List<String> datasets) {}

    /** Whether they may be trained on. */
    record TrainingAnswer(
            @Says("Whether they may.") boolean cleared,
            @Says("The one that stood in the way.") Optional<String> dataset,
            @Says("Why not.") Optional<String> why,
            @Says("What the model will be.") Optional<Classification> model,
            @Says("Whether its files must be sealed.") Optional<Boolean> mustBeSealed) {}
}
