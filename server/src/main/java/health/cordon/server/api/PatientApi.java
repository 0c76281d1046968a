package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.audit.AuditReceipt;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Disclosure;
import health.cordon.audit.entry.DisclosureBasis;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.RecipientId;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.export.AccountingOfDisclosures;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Pseudonym;
import health.cordon.server.ServerError;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.SignedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.shape.Says;
import health.cordon.server.trail.Doing;
import health.cordon.store.governed.PurgeReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What concerns one patient: recording a disclosure, the accounting of them, destroying all that is kept. The patient stands
 * in the body, and in the log as a pseudonym.
 */
@Cfr("164.528")
@Cfr("164.310(d)(2)(i)")
final class PatientApi {

    /** A disclosure that was made, here or on paper. */
    record DisclosureRequest(
            @Says(value = "The patient, by the key that is given as subject.", least = 1, most = 256)
            Phi patient,

            @Says(
                    value = "Who received it, by an id of the recipients' file.",
                    least = 1,
                    most = 64,
                    example = "state-registry")
            String recipient,

            @Says(value = "On what ground.", example = "PUBLIC_HEALTH")
            DisclosureBasis basis,

            @Says(value = "What was disclosed: KIND/ID.", least = 3, most = 128, example = "RECORD/lab-results")
            String resource) {}

    /** Where it stands. */
    record DisclosureAnswer(
            @Says("The index of the entry in the audit log.")
            long entry) {}

    /** Whose disclosures. */
    record AccountingRequest(
            @Says(value = "The patient, by the key that is given as subject.", least = 1, most = 256)
            Phi patient,

            @Says("When the patient asked for it; now unless told.")
            Optional<Instant> requested,

            @Says(value = "Recipients whose agency had the accounting suspended (164.528(a)(2)).", most = 100)
            Optional<List<String>> suspended) {}

    /** Whose data to destroy. */
    record ShredRequest(
            @Says(value = "The patient, by the key that is given as subject.", least = 1, most = 256)
            Phi patient,

            @Says("True: this cannot be undone.") boolean confirm,

            @Says("Whether records may go whose retention has not ended.")
            Optional<Boolean> beforeRetentionEnds) {}

    /** What was destroyed. */
    record ShredAnswer(
            @Says("Governed records that were deleted.") long records,

            @Says("Re-identification codes that were deleted.")
            long codes,

            @Says("Versions of data keys that were destroyed; 0 if they were before.")
            int keys,

            @Says("Copies of the keys that could not be told; mount them and run `cordon store keys copy`.")
            int behind) {}

    private final Api.Parts parts;

    PatientApi(Api.Parts parts) {
        this.parts = parts;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("disclosure", Verb.POST, "/v1/disclosures", "Records a disclosure of a patient's PHI.")
                        .takes(
                                DisclosureRequest.class,
                                "{\"patient\":\"MRN-17\",\"recipient\":\"state-registry\",\"basis\":\"PUBLIC_HEALTH\",\"resource\":\"RECORD/lab-results\"}")
                        .gives(201, DisclosureAnswer.class)
                        .signedIn("Needs disclose on PatientRecord.", this::disclosure),
                Endpoint.of("accounting", Verb.POST, "/v1/accounting", "Gives a patient's accounting of disclosures.")
                        .takes(AccountingRequest.class, "{\"patient\":\"MRN-17\"}")
                        .givesType("application/json")
                        .usuallyFor(PurposeOfUse.PATRQT)
                        .signedIn(
                                "Needs search on AuditLog.",
                                call -> Answer.text(
                                        "application/json", accounting(call).json())),
                Endpoint.of(
                                "accounting-page",
                                Verb.POST,
                                "/v1/accounting/page",
                                "Gives a patient's accounting of disclosures as a page to hand out.")
                        .takes(AccountingRequest.class, "{\"patient\":\"MRN-17\"}")
                        .givesType("text/html")
                        .usuallyFor(PurposeOfUse.PATRQT)
                        .signedIn(
                                "Needs search on AuditLog.",
                                call -> Answer.text(
                                        "text/html", accounting(call).html())),
                Endpoint.of(
                                "patient-shred",
                                Verb.POST,
                                "/v1/patients/shred",
                                "Makes all that is kept of a patient unreadable, in every copy.")
                        .takes(ShredRequest.class, "{\"patient\":\"MRN-17\",\"confirm\":true}")
                        .gives(ShredAnswer.class)
                        .mayAnswer(409)
                        .signedIn("Needs delete on PatientRecord.", this::shred));
    }

    private Answer disclosure(SignedCall<DisclosureRequest> call) {
        DisclosureRequest told = call.input();
        Pseudonym patient = parts.trail().subjects().of(told.patient());
        return about(patient).during(() -> {
            require(call, Action.DISCLOSE, patient);
            AuditEntry entry = parts.trail()
                    .entry(AuditAction.DISCLOSE, ResourceRef.parse(told.resource()))
                    .decided(Decision.PERMIT, Reason.RECORDED_BY_HAND)
                    .outcome(Outcome.SUCCESS)
                    .paragraph(new CfrParagraph(told.basis().citation()))
                    .disclosure(new Disclosure(new RecipientId(told.recipient()), told.basis()))
                    .build();
            AuditReceipt receipt = parts.trail().append(entry);
            return Answer.json(201, new DisclosureAnswer(receipt.index()));
        });
    }

    private AccountingOfDisclosures accounting(SignedCall<AccountingRequest> call) {
        AccountingRequest asked = call.input();
        return about(parts.trail().subjects().of(asked.patient())).during(() -> {
            parts.access()
                    .authorizer()
                    .require(call.to(
                            Action.SEARCH, Resource.of(ResourceType.AUDIT_LOG, "accounting", Classification.NONE)));
            Set<RecipientId> suspended = asked.suspended().orElse(List.of()).stream()
                    .map(RecipientId::new)
                    .collect(Collectors.toSet());
            return AccountingOfDisclosures.of(
                    parts.trail().read(),
                    parts.trail().subjects().all(asked.patient()),
                    parts.recipients(),
                    asked.requested().orElseGet(Instant::now),
                    suspended);
        });
    }

    private Answer shred(SignedCall<ShredRequest> call) {
        ShredRequest told = call.input();
        if (!told.confirm()) {
            throw new CordonException(ServerError.BAD_CONFIRMATION);
        }
        Pseudonym patient = parts.trail().subjects().of(told.patient());
        return about(patient).during(() -> {
            require(call, Action.DELETE, patient);
            PurgeReport report = parts.tenant()
                    .purges()
                    .subject(
                            told.patient(),
                            call.principal().id(),
                            told.beforeRetentionEnds().orElse(false));
            return Answer.ok(new ShredAnswer(
                    report.records(),
                    report.codes(),
                    report.keys(),
                    report.behind().size()));
        });
    }

    private void require(SignedCall<?> call, Action action, Pseudonym patient) {
        parts.access()
                .authorizer()
                .require(
                        call.to(action, Resource.of(ResourceType.PATIENT_RECORD, patient.token(), Classification.PHI)));
    }

    private static Doing about(Pseudonym patient) {
        return Doing.now().orElseThrow().about(patient);
    }
}
