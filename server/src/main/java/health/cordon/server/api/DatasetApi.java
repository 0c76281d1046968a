package health.cordon.server.api;

import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.ResourceType;
import health.cordon.access.dataset.DataClass.DeidentifiedData;
import health.cordon.access.dataset.DataClass.Method;
import health.cordon.access.dataset.DatasetRefusal;
import health.cordon.access.dataset.DatasetUse;
import health.cordon.access.dataset.GovernedDataset;
import health.cordon.access.dataset.GovernedDatasets;
import health.cordon.access.dataset.Opening;
import health.cordon.access.dataset.Training;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.known.KnownPhi;
import health.cordon.server.ServerError;
import health.cordon.server.api.DatasetBodies.Approval;
import health.cordon.server.api.DatasetBodies.ApprovalRequest;
import health.cordon.server.api.DatasetBodies.Dataset;
import health.cordon.server.api.DatasetBodies.DatasetRequest;
import health.cordon.server.api.DatasetBodies.Datasets;
import health.cordon.server.api.DatasetBodies.FormAnswer;
import health.cordon.server.api.DatasetBodies.FormRequest;
import health.cordon.server.api.DatasetBodies.RowsAnswer;
import health.cordon.server.api.DatasetBodies.TrainingAnswer;
import health.cordon.server.api.DatasetBodies.TrainingRequest;
import health.cordon.server.engine.Engines.Engine;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Endpoint.NoBody;
import health.cordon.server.http.Parameter;
import health.cordon.server.http.SignedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.trail.Doing;
import health.cordon.store.governed.GovernedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /v1/datasets} and {@code /v1/training}: data under governance, kept in rows, read by permission. */
@Cfr("164.502(a)")
@Cfr("164.502(d)")
final class DatasetApi {

    private static final String NDJSON = "application/x-ndjson";
    private static final long MOST_DAYS = 100 * 366;

    private final Api.Parts parts;
    private final DeidWork work;
    private final GovernedDatasets datasets;
    private final DatasetRows rows;

    DatasetApi(Api.Parts parts, DeidWork work) {
        this.parts = parts;
        this.work = work;
        this.datasets = parts.access().datasets();
        this.rows = new DatasetRows(parts.tenant().records());
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("dataset-register", Verb.POST, "/v1/datasets", "Puts a dataset under governance.")
                        .takes(DatasetRequest.class, "{\"id\":\"notes-2026\",\"type\":\"DATASET\",\"is\":\"PHI\"}")
                        .gives(201, Dataset.class)
                        .mayAnswer(409)
                        .signedIn("Needs register on the dataset.", this::register),
                Endpoint.of("dataset-list", Verb.GET, "/v1/datasets", "Lists datasets by name and classification.")
                        .gives(Datasets.class)
                        .usuallyFor(PurposeOfUse.HOPERAT)
                        .signedIn("Needs nothing more: names tell of nobody.", call -> list()),
                Endpoint.of(
                                "dataset-fill",
                                Verb.POST,
                                "/v1/datasets/{id}/rows",
                                "Keeps rows of a dataset, sealed; all or none.")
                        .takesStream(NDJSON, "{\"subject\":\"MRN-17\",\"text\":\"Seen by Dr. Imre Balogh.\"}\n")
                        .with(Parameter.number(
                                "days", 1, MOST_DAYS, "For how many days they are kept; six years unless told."))
                        .gives(201, RowsAnswer.class)
                        .mayAnswer(409)
                        .signedIn("Needs register on the dataset.", this::fill),
                Endpoint.of("dataset-read", Verb.GET, "/v1/datasets/{id}/rows", "Reads a dataset as lines of JSON.")
                        .givesStream(NDJSON)
                        .signedIn("Needs read on the dataset.", this::read),
                Endpoint.of(
                                "dataset-deidentify",
                                Verb.POST,
                                "/v1/datasets/{id}/deidentified",
                                "Makes the Safe Harbor form of a dataset, as a dataset of its own.")
                        .takes(FormRequest.class, "{\"as\":\"notes-2026-clean\"}")
                        .gives(201, FormAnswer.class)
                        .mayAnswer(409)
                        .signedIn(
                                "Needs deidentify on Deidentification and register on both datasets.",
                                this::deidentify),
                Endpoint.of(
                                "training-approve",
                                Verb.POST,
                                "/v1/datasets/{id}/approvals",
                                "Approves training on a dataset.")
                        .takes(
                                ApprovalRequest.class,
                                "{\"ground\":\"BOARD_WAIVER\",\"document\":\"" + "0".repeat(64)
                                        + "\",\"purposes\":[\"HRESCH\"],\"days\":90}")
                        .gives(201, Approval.class)
                        .mayAnswer(409)
                        .signedIn("Needs approve on the dataset.", this::approve),
                Endpoint.of(
                                "training-withdraw",
                                Verb.DELETE,
                                "/v1/datasets/{id}/approvals/{approval}",
                                "Withdraws an approval to train.")
                        .mayAnswer(409)
                        .signedIn("Needs approve on the dataset.", this::withdraw),
                Endpoint.of(
                                "training-clear",
                                Verb.POST,
                                "/v1/training",
                                "Says whether datasets may be trained on together.")
                        .takes(TrainingRequest.class, "{\"datasets\":[\"notes-2026\"]}")
                        .gives(TrainingAnswer.class)
                        .signedIn("Needs train on each dataset.", this::clear));
    }

    private Answer register(SignedCall<DatasetRequest> call) {
        DatasetRequest told = call.input();
        GovernedDataset dataset = datasets.register(
                call.asking(),
                told.id(),
                ResourceType.valueOf(told.type().name()),
                told.dataClass(),
                told.owner().orElse(call.principal().id()));
        return Answer.json(201, Dataset.of(dataset));
    }

    private Answer list() {
        return Answer.ok(new Datasets(datasets.all().stream().map(Dataset::of).toList()));
    }

    private Answer fill(SignedCall<NoBody> call) {
        GovernedDataset dataset = opened(call, Action.REGISTER);
        if (dataset.dataClass().requiredContent().isPresent() && !rows.isEmpty(dataset.id())) {
            // Its class is true of the content that is there.
            throw new CordonException(AccessError.DATASET_EXISTS);
        }
        List<DatasetRows.Row> added = DatasetRows.read(call.bytes(parts.limits().bodyBytes()));
        Duration kept = call.number("days").map(Duration::ofDays).orElse(DatasetRows.KEPT);
        rows.add(dataset.id(), dataset.owner(), call.purpose().name(), kept, added);
        return Answer.json(201, new RowsAnswer(added.size()));
    }

    private Answer read(SignedCall<NoBody> call) {
        GovernedDataset dataset = opened(call, Action.READ);
        Doing doing = Doing.now().orElseThrow();
        return Answer.stream(
                NDJSON,
                out -> doing.during(() -> {
                    rows.forEach(dataset.id(), (record, line) -> out.write(line));
                    return dataset;
                }));
    }

    /** The dataset, where he may do this with it. */
    private GovernedDataset opened(SignedCall<?> call, Action action) {
        String id = call.path("id");
        Optional<GovernedDataset> known = datasets.find(id);
        // Filling it is not reading it: its content is judged when it is read.
        Optional<String> content = action == Action.REGISTER
                ? known.flatMap(dataset -> dataset.dataClass().requiredContent())
                : rows.content(known);
        return switch (datasets.open(call.asking(), action, new DatasetUse(id, content))) {
            case Opening.Opened opened -> opened.dataset();
            case Opening.Refused refused -> throw refused(refused.why());
        };
    }

    private static CordonException refused(DatasetRefusal why) {
        return why == DatasetRefusal.NOT_REGISTERED
                ? new CordonException(AccessError.NO_SUCH_DATASET)
                : new CordonException(ServerError.DATASET_REFUSED, SafeArg.of("why", why));
    }

    private Answer deidentify(SignedCall<FormRequest> call) {
        String as = call.input().as();
        parts.access().authorizer().require(call.to(Action.DEIDENTIFY, DeidApi.ENGINE));
        GovernedDataset source = opened(call, Action.REGISTER);
        if (datasets.find(as).isPresent() || !rows.isEmpty(as)) {
            throw new CordonException(AccessError.DATASET_EXISTS);
        }
        Engine engine = work.engines().of(Optional.of("safe-harbor"), Optional.empty());
        Form form = new Form(engine, source, as, call.purpose());
        try {
            rows.forEach(source.id(), form::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        form.send();
        GovernedDataset made = datasets.register(
                call.asking(),
                as,
                source.type(),
                new DeidentifiedData(Method.SAFE_HARBOR, DatasetRows.hex(form.content), DatasetRows.hex(form.report)),
                call.principal().id());
        return Answer.json(
                201, new FormAnswer(Dataset.of(made), form.count, form.identifiers, engine.hash(), engine.versions()));
    }

    /** The de-identified form of a dataset while it is made. Nobody can read it before it is registered. */
    private final class Form {

        private static final int PAGE = 200;

        private final Engine engine;
        private final GovernedDataset source;
        private final String as;
        private final PurposeOfUse purpose;
        private final MessageDigest content = DatasetRows.digest();
        private final MessageDigest report = DatasetRows.digest();
        private final List<DatasetRows.Row> waiting = new ArrayList<>();
        private final List<AuditEntry> entries = new ArrayList<>();
        private long count;
        private long identifiers;

        Form(Engine engine, GovernedDataset source, String as, PurposeOfUse purpose) {
            this.engine = engine;
            this.source = source;
            this.as = as;
            this.purpose = purpose;
            report.update(engine.hash().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            report.update(engine.versions().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        void take(GovernedRecord record, byte[] line) {
            String text = BatchLine.read(line, 0, line.length).text();
            if (text == null) {
                throw new CordonException(ServerError.INTERNAL);
            }
            String subject = record.subject().map(handle -> handle.token()).orElse(null);
            Document document = new Document(record.id(), text, subject, KnownPhi.NONE);
            Deidentified result = work.threads().run(text.length(), () -> engine.deidentify(document));
            content.update(DatasetRows.line(result.text()));
            report.update(result.report().counts().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            entries.add(work.done(
                    engine, document, UUID.randomUUID(), result.report().counts()));
            identifiers += result.report().counts().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            waiting.add(new DatasetRows.Row(result.text(), Optional.empty()));
            count++;
            if (waiting.size() == PAGE) {
                send();
            }
        }

        void send() {
            engine.sync();
            if (!entries.isEmpty()) {
                parts.trail().append(entries);
            }
            rows.add(as, source.owner(), purpose.name(), DatasetRows.KEPT, waiting);
            waiting.clear();
            entries.clear();
        }
    }

    private Answer approve(SignedCall<ApprovalRequest> call) {
        ApprovalRequest told = call.input();
        return Answer.json(
                201,
                Approval.of(datasets.approveTraining(
                        call.asking(),
                        call.path("id"),
                        told.ground(),
                        told.document(),
                        told.purposes().stream().map(PurposeOfUse::valueOf).collect(Collectors.toSet()),
                        Duration.ofDays(told.days()))));
    }

    private Answer withdraw(SignedCall<NoBody> call) {
        datasets.withdrawApproval(call.asking(), call.path("id"), call.path("approval"));
        return Answer.done();
    }

    private Answer clear(SignedCall<TrainingRequest> call) {
        List<DatasetUse> uses = call.input().datasets().stream()
                .map(id -> new DatasetUse(id, rows.content(datasets.find(id))))
                .toList();
        return Answer.ok(
                switch (datasets.clearTraining(call.asking(), uses)) {
                    case Training.Cleared cleared ->
                        new TrainingAnswer(
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(cleared.model()),
                                Optional.of(cleared.mustBeSealed()));
                    case Training.Refused refused ->
                        new TrainingAnswer(
                                false,
                                Optional.of(refused.dataset()),
                                Optional.of(refused.why().name()),
                                Optional.empty(),
                                Optional.empty());
                });
    }
}
