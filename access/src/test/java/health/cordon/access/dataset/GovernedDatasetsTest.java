package health.cordon.access.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.Asking;
import health.cordon.access.Authorizer;
import health.cordon.access.Classification;
import health.cordon.access.MovingClock;
import health.cordon.access.Principal;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.dataset.DataClass.DeidentifiedData;
import health.cordon.access.dataset.DataClass.LimitedDataSet;
import health.cordon.access.dataset.DataClass.Method;
import health.cordon.access.dataset.DataClass.NotAboutPatients;
import health.cordon.access.dataset.DataClass.ProtectedHealthInformation;
import health.cordon.access.dataset.TrainingApproval.Ground;
import health.cordon.access.emergency.EmergencyGrants;
import health.cordon.access.memory.MemoryAccessLog;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Cfr("164.502(a)")
@Cfr("164.512(i)")
class GovernedDatasetsTest {

    private static final AccessPolicies BUILT_IN = AccessPolicies.builtIn();
    private static final String CONTENT = "c".repeat(64);
    private static final String REPORT = "d".repeat(64);
    private static final String DOCUMENT = "e".repeat(64);
    private static final Asking SCIENTIST =
            new Asking("r-1", Principal.person("dana", Role.DATA_SCIENTIST), PurposeOfUse.HRESCH);
    private static final Asking OFFICER =
            new Asking("r-2", Principal.person("bo", Role.PRIVACY_OFFICER), PurposeOfUse.HRESCH);

    private final MovingClock clock = MovingClock.atNow();
    private final MemoryAccessLog log = new MemoryAccessLog(1000);
    private final Authorizer authorizer =
            new Authorizer(BUILT_IN, new EmergencyGrants(new MemoryRecordStore<>(clock, 1)), log, clock);
    private final GovernedDatasets datasets =
            new GovernedDatasets(new MemoryRecordStore<>(clock, 100), authorizer, log, clock);

    @TempDir
    private Path folder;

    @BeforeEach
    void register() {
        datasets.register(
                OFFICER, "notes-2025", ResourceType.TRAINING_DATA, new ProtectedHealthInformation(), "registry");
        datasets.register(OFFICER, "cohort-7", ResourceType.DATASET, new LimitedDataSet("dua-2026-3"), "registry");
        datasets.register(
                OFFICER,
                "notes-2025-clean",
                ResourceType.TRAINING_DATA,
                new DeidentifiedData(Method.SAFE_HARBOR, CONTENT, REPORT),
                "registry");
        datasets.register(OFFICER, "icd-10", ResourceType.DATASET, new NotAboutPatients(), "registry");
    }

    private static void fails(AccessError code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Training train(DatasetUse... uses) {
        return datasets.clearTraining(SCIENTIST, List.of(uses));
    }

    private void refusedFor(DatasetRefusal why, Training training) {
        assertThat(training)
                .isInstanceOfSatisfying(
                        Training.Refused.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    private TrainingApproval approve(String id) {
        return datasets.approveTraining(
                OFFICER, id, Ground.BOARD_WAIVER, DOCUMENT, Set.of(PurposeOfUse.HRESCH), Duration.ofDays(90));
    }

    @Test
    void aDataScientistIsRefusedPhiAndAllowedItsDeidentifiedForm() {
        assertThat(datasets.open(SCIENTIST, Action.READ, DatasetUse.of("notes-2025")))
                .isInstanceOfSatisfying(
                        Opening.Refused.class, no -> assertThat(no.why()).isEqualTo(DatasetRefusal.NOT_ALLOWED));
        assertThat(datasets.open(SCIENTIST, Action.READ, DatasetUse.of("notes-2025-clean", CONTENT)))
                .isInstanceOfSatisfying(
                        Opening.Opened.class,
                        yes -> assertThat(yes.decision().policies()).containsExactly("scientist-reads-deidentified"));
    }

    @Test
    void otherDataUnderTheNameOfDeidentifiedDataIsRefused() {
        for (DatasetUse use : List.of(
                DatasetUse.of("notes-2025-clean"),
                DatasetUse.of("notes-2025-clean", REPORT),
                DatasetUse.of("notes-2025-clean", CONTENT.toUpperCase(java.util.Locale.ROOT)))) {
            assertThat(datasets.open(SCIENTIST, Action.READ, use))
                    .isInstanceOfSatisfying(
                            Opening.Refused.class,
                            no -> assertThat(no.why()).isEqualTo(DatasetRefusal.CONTENT_CHANGED));
            refusedFor(DatasetRefusal.CONTENT_CHANGED, train(use));
        }
        assertThat(log.events().toString()).contains("DATASET_REFUSED", "why=CONTENT_CHANGED");
    }

    @Test
    void trainingOnPhiNeedsAnApprovalInForce() {
        refusedFor(DatasetRefusal.NO_APPROVAL, train(DatasetUse.of("notes-2025")));
        TrainingApproval approval = approve("notes-2025");
        assertThat(train(DatasetUse.of("notes-2025"))).isInstanceOfSatisfying(Training.Cleared.class, yes -> {
            assertThat(yes.model()).isEqualTo(Classification.PHI);
            assertThat(yes.mustBeSealed()).isTrue();
            assertThat(yes.approvals()).containsExactly(approval.id());
        });
        Asking marketing = new Asking("r-1", SCIENTIST.principal(), PurposeOfUse.HOPERAT);
        refusedFor(DatasetRefusal.NO_APPROVAL, datasets.clearTraining(marketing, List.of(DatasetUse.of("notes-2025"))));
        clock.move(Duration.ofDays(90));
        refusedFor(DatasetRefusal.NO_APPROVAL, train(DatasetUse.of("notes-2025")));
    }

    @Test
    void anApprovalThatWasWithdrawnIsNone() {
        TrainingApproval approval = approve("notes-2025");
        fails(AccessError.NOT_ALLOWED, () -> datasets.withdrawApproval(SCIENTIST, "notes-2025", approval.id()));
        datasets.withdrawApproval(OFFICER, "notes-2025", approval.id());
        refusedFor(DatasetRefusal.NO_APPROVAL, train(DatasetUse.of("notes-2025")));
        assertThat(log.events().toString()).contains("TRAINING_APPROVED", "APPROVAL_WITHDRAWN");
    }

    @Test
    void noPolicyGetsAroundTheApproval() throws IOException {
        Files.writeString(folder.resolve("lax.cedar"), """
                @id("all") @says("A site that permits everything.")
                permit (principal, action, resource);
                """);
        authorizer.replacePolicies("chief", AccessPolicies.read(folder));
        for (String id : List.of("notes-2025", "cohort-7")) {
            refusedFor(DatasetRefusal.NO_APPROVAL, train(DatasetUse.of(id)));
        }
        assertThat(log.events().toString()).contains("why=NO_APPROVAL");
        // Nor may who trains approve for himself, or the owner for his own.
        datasets.approveTraining(
                SCIENTIST,
                "notes-2025",
                Ground.OWN_OPERATIONS,
                DOCUMENT,
                Set.of(PurposeOfUse.HRESCH),
                Duration.ofDays(1));
        refusedFor(DatasetRefusal.NO_APPROVAL, train(DatasetUse.of("notes-2025")));
        Asking owner = new Asking("r-3", Principal.person("Registry"), PurposeOfUse.HRESCH);
        fails(
                AccessError.BAD_APPROVAL,
                () -> datasets.approveTraining(
                        owner,
                        "notes-2025",
                        Ground.BOARD_WAIVER,
                        DOCUMENT,
                        Set.of(PurposeOfUse.HRESCH),
                        Duration.ofDays(1)));
        Asking program = new Asking("r-3", Principal.service("bot"), PurposeOfUse.HRESCH);
        fails(
                AccessError.NOT_ALLOWED,
                () -> datasets.approveTraining(
                        program,
                        "notes-2025",
                        Ground.BOARD_WAIVER,
                        DOCUMENT,
                        Set.of(PurposeOfUse.HRESCH),
                        Duration.ofDays(1)));
    }

    @Test
    void anApprovalNeedsADocumentAPurposeAndAnEnd() {
        Set<PurposeOfUse> research = Set.of(PurposeOfUse.HRESCH);
        fails(
                AccessError.BAD_APPROVAL,
                () -> datasets.approveTraining(
                        OFFICER, "notes-2025", Ground.BOARD_WAIVER, "see e-mail", research, Duration.ofDays(1)));
        fails(
                AccessError.BAD_APPROVAL,
                () -> datasets.approveTraining(
                        OFFICER, "notes-2025", Ground.BOARD_WAIVER, DOCUMENT, Set.of(), Duration.ofDays(1)));
        for (Duration time : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(367))) {
            fails(
                    AccessError.BAD_APPROVAL,
                    () -> datasets.approveTraining(
                            OFFICER, "notes-2025", Ground.BOARD_WAIVER, DOCUMENT, research, time));
        }
        fails(
                AccessError.NOT_ALLOWED,
                () -> datasets.approveTraining(
                        SCIENTIST, "notes-2025", Ground.BOARD_WAIVER, DOCUMENT, research, Duration.ofDays(1)));
        fails(AccessError.NO_SUCH_DATASET, () -> approve("nothing"));
    }

    @Test
    void aModelIsWhatTheStrictestOfItsDatasetsIs() {
        approve("notes-2025");
        approve("cohort-7");
        DatasetUse clean = DatasetUse.of("notes-2025-clean", CONTENT);
        assertClass(Classification.NONE, false, train(DatasetUse.of("icd-10")));
        assertClass(Classification.DEIDENTIFIED, false, train(DatasetUse.of("icd-10"), clean));
        assertClass(Classification.LIMITED, true, train(DatasetUse.of("cohort-7"), clean));
        assertClass(Classification.PHI, true, train(clean, DatasetUse.of("cohort-7"), DatasetUse.of("notes-2025")));
    }

    private static void assertClass(Classification level, boolean sealed, Training training) {
        assertThat(training).isInstanceOfSatisfying(Training.Cleared.class, yes -> {
            assertThat(yes.model()).isEqualTo(level);
            assertThat(yes.mustBeSealed()).isEqualTo(sealed);
        });
    }

    @Test
    void aModelThatWasTrainedOnPhiIsRegisteredAndGuardedAsPhi() {
        approve("notes-2025");
        Training.Cleared cleared = (Training.Cleared) train(DatasetUse.of("notes-2025"));
        GovernedDataset model = datasets.registerModel(SCIENTIST, "triage-1", cleared, REPORT);
        assertThat(model.dataClass().level()).isEqualTo(Classification.PHI);
        assertThat(model.trainedOn()).containsExactly("notes-2025");
        assertThat(datasets.open(SCIENTIST, Action.EXPORT, DatasetUse.of("triage-1", REPORT)))
                .isInstanceOf(Opening.Refused.class);
        assertThat(datasets.open(SCIENTIST, Action.READ, DatasetUse.of("triage-1", REPORT)))
                .isInstanceOf(Opening.Refused.class);
        Asking other = new Asking("r-9", Principal.person("eve", Role.DATA_SCIENTIST), PurposeOfUse.HRESCH);
        fails(AccessError.NOT_ALLOWED, () -> datasets.registerModel(other, "triage-2", cleared, REPORT));
        fails(AccessError.DATASET_EXISTS, () -> datasets.registerModel(SCIENTIST, "triage-1", cleared, REPORT));
        assertThat(log.events().toString()).contains("MODEL_REGISTERED", "classification=PHI");
    }

    @Test
    void oneThatMayNotIsEnoughToRefuseAllAndNoneIsNothing() {
        refusedFor(
                DatasetRefusal.NO_APPROVAL,
                train(DatasetUse.of("notes-2025-clean", CONTENT), DatasetUse.of("notes-2025")));
        refusedFor(
                DatasetRefusal.NOT_REGISTERED,
                train(DatasetUse.of("notes-2025-clean", CONTENT), DatasetUse.of("x\ny")));
        refusedFor(DatasetRefusal.NOTHING_NAMED, train());
    }

    @Test
    void aClassificationNeedsItsPapers() {
        fails(AccessError.BAD_CLASSIFICATION, () -> new DeidentifiedData(Method.SAFE_HARBOR, "x", REPORT));
        fails(AccessError.BAD_CLASSIFICATION, () -> new DeidentifiedData(Method.SAFE_HARBOR, CONTENT, ""));
        fails(AccessError.BAD_CLASSIFICATION, () -> new LimitedDataSet(""));
        fails(
                AccessError.DATASET_EXISTS,
                () -> datasets.register(OFFICER, "notes-2025", ResourceType.DATASET, new NotAboutPatients(), "eve"));
        fails(
                AccessError.BAD_WORD,
                () -> datasets.register(OFFICER, "log", ResourceType.AUDIT_LOG, new NotAboutPatients(), "eve"));
        assertThat(datasets.find("notes-2025").orElseThrow().dataClass().level())
                .isEqualTo(Classification.PHI);
    }

    @Test
    void theHashOfAFolderIsThatOfItsNamesAndBytes() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/sub"));
        Files.writeString(data.resolve("b.txt"), "two");
        Files.writeString(folder.resolve("data/a.txt"), "one");
        String hash = ContentHash.of(folder.resolve("data"));
        assertThat(ContentHash.isOne(hash)).isTrue();
        assertThat(ContentHash.of(folder.resolve("data/a.txt")))
                .isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
        Files.writeString(data.resolve("b.txt"), "Two");
        assertThat(ContentHash.of(folder.resolve("data"))).isNotEqualTo(hash);
        Files.writeString(data.resolve("b.txt"), "two");
        assertThat(ContentHash.of(folder.resolve("data"))).isEqualTo(hash);
        Files.move(data.resolve("b.txt"), data.resolve("c.txt"));
        assertThat(ContentHash.of(folder.resolve("data"))).isNotEqualTo(hash);
    }
}
