package health.cordon.server.kept;

import health.cordon.access.Classification;
import health.cordon.access.ResourceType;
import health.cordon.access.dataset.DataClass;
import health.cordon.access.dataset.DataClass.DeidentifiedData;
import health.cordon.access.dataset.DataClass.LimitedDataSet;
import health.cordon.access.dataset.DataClass.NotAboutPatients;
import health.cordon.access.dataset.DataClass.ProtectedHealthInformation;
import health.cordon.access.dataset.DataClass.TrainedModel;
import health.cordon.access.dataset.GovernedDataset;
import health.cordon.access.dataset.TrainingApproval;
import health.cordon.core.PurposeOfUse;
import java.util.stream.Collectors;

/** Governed datasets with their approvals. */
public final class DatasetForm implements RecordForm<GovernedDataset> {

    /** The only one needed. */
    public static final DatasetForm IT = new DatasetForm();

    private DatasetForm() {}

    @Override
    public byte[] write(GovernedDataset dataset) {
        return Fields.empty()
                .with("id", dataset.id())
                .with("type", dataset.type())
                .with("class", dataClass(dataset.dataClass()))
                .with("owner", dataset.owner())
                .with("registeredAt", dataset.registeredAt())
                .with("registeredBy", dataset.registeredBy())
                .with(
                        "approvals",
                        dataset.approvals().stream().map(DatasetForm::approval).toList())
                .with("trainedOn", (Object) dataset.trainedOn())
                .bytes();
    }

    @Override
    public GovernedDataset read(byte[] bytes) {
        Fields fields = Fields.of(bytes);
        return new GovernedDataset(
                fields.text("id"),
                ResourceType.valueOf(fields.text("type")),
                dataClass(fields.part("class")),
                fields.text("owner"),
                fields.time("registeredAt"),
                fields.text("registeredBy"),
                fields.parts("approvals").stream().map(DatasetForm::approval).toList(),
                fields.texts("trainedOn"));
    }

    private static Fields dataClass(DataClass dataClass) {
        return switch (dataClass) {
            case ProtectedHealthInformation phi -> Fields.empty().with("is", "phi");
            case NotAboutPatients none -> Fields.empty().with("is", "none");
            case LimitedDataSet limited -> Fields.empty().with("is", "limited").with("agreement", limited.agreement());
            case DeidentifiedData data ->
                Fields.empty()
                        .with("is", "deidentified")
                        .with("method", data.method())
                        .with("content", data.content())
                        .with("report", data.report());
            case TrainedModel model ->
                Fields.empty().with("is", "model").with("level", model.level()).with("content", model.content());
        };
    }

    private static DataClass dataClass(Fields fields) {
        return switch (fields.text("is")) {
            case "phi" -> new ProtectedHealthInformation();
            case "none" -> new NotAboutPatients();
            case "limited" -> new LimitedDataSet(fields.text("agreement"));
            case "deidentified" ->
                new DeidentifiedData(
                        DataClass.Method.valueOf(fields.text("method")), fields.text("content"), fields.text("report"));
            case "model" -> new TrainedModel(Classification.valueOf(fields.text("level")), fields.text("content"));
            default -> throw new IllegalArgumentException("a class of data that is not known");
        };
    }

    private static Fields approval(TrainingApproval approval) {
        return Fields.empty()
                .with("id", approval.id())
                .with("approver", approval.approver())
                .with("at", approval.at())
                .with("ground", approval.ground())
                .with("document", approval.document())
                .with("purposes", (Object) approval.purposes().stream()
                        .map(PurposeOfUse::name)
                        .sorted()
                        .toList())
                .with("until", approval.until())
                .with("withdrawnAt", approval.withdrawnAt());
    }

    private static TrainingApproval approval(Fields fields) {
        return new TrainingApproval(
                fields.text("id"),
                fields.text("approver"),
                fields.time("at"),
                TrainingApproval.Ground.valueOf(fields.text("ground")),
                fields.text("document"),
                fields.texts("purposes").stream().map(PurposeOfUse::valueOf).collect(Collectors.toSet()),
                fields.time("until"),
                fields.maybeTime("withdrawnAt"));
    }
}
