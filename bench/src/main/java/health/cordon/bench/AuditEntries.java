package health.cordon.bench;

import health.cordon.audit.AuditSubjects;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.core.Phi;
import health.cordon.core.PhiKind;
import health.cordon.core.PurposeOfUse;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonym;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Entries as a gateway writes them, every field filled: about 560 bytes each. */
final class AuditEntries {

    private static final int PATIENTS = 20_000;
    private static final PurposeOfUse[] PURPOSES = {
        PurposeOfUse.TREAT, PurposeOfUse.HPAYMT, PurposeOfUse.HOPERAT, PurposeOfUse.HRESCH
    };

    private final Pseudonym[] patients = new Pseudonym[PATIENTS];
    private final PrincipalId[] people = new PrincipalId[500];
    private final ResourceRef[] resources = new ResourceRef[50];
    private final PolicyHash policy = new PolicyHash("9f86d081884c7d659a2feaa0c55ad015".repeat(2));
    private final RoleName role = new RoleName("clinician");
    private final ModelName model = new ModelName("gpt-4o-2024-08-06");
    private final BaaId agreement = new BaaId("baa-example-2026");
    private final CfrParagraph paragraph = new CfrParagraph("164.502(b)");
    private final IdentifierCounts counts =
            IdentifierCounts.of(Map.of(PhiKind.NAME, 3, PhiKind.DATE, 4, PhiKind.MRN, 1));

    AuditEntries() {
        try (Keyset keyset = Keyset.generate()) {
            AuditSubjects subjects = new AuditSubjects(keyset);
            for (int i = 0; i < PATIENTS; i++) {
                patients[i] = subjects.of(Phi.of("patient " + i));
            }
        }
        for (int i = 0; i < people.length; i++) {
            people[i] = new PrincipalId("person-" + i + "@clinic.example");
        }
        for (int i = 0; i < resources.length; i++) {
            resources[i] = ResourceRef.named(ResourceKind.MODEL_ENDPOINT, "triage-" + i);
        }
    }

    AuditEntry make(SplittableRandom random) {
        return AuditEntry.of(
                        people[random.nextInt(people.length)],
                        role,
                        PURPOSES[random.nextInt(PURPOSES.length)],
                        AuditAction.EXECUTE,
                        resources[random.nextInt(resources.length)])
                .decided(Decision.PERMIT_LESS, Reason.MINIMUM_NECESSARY)
                .subject(patients[random.nextInt(PATIENTS)])
                .paragraph(paragraph)
                .identifiers(counts)
                .model(model, agreement)
                .policy(policy)
                .request(new RequestId(new UUID(random.nextLong(), random.nextLong())))
                .build();
    }

    Pseudonym patient(int number) {
        return patients[number];
    }
}
