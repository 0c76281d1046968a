package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.SignedCall;
import health.cordon.server.http.Verb;
import health.cordon.server.shape.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/vault/release}: turns re-identification codes back. Each code is asked for, decided and logged by itself, and
 * its value leaves once the log has that it does.
 */
@Cfr("164.514(c)")
final class VaultApi {

    /** Codes to turn back. */
    record ReleaseRequest(
            @Says(value = "The codes.", least = 1, most = 100, pattern = "RIC-[0-9A-Za-z]{26}")
            List<String> codes) {}

    /** What they stand for. */
    record ReleaseAnswer(@Says("In the order of the codes.") List<Released> values) {}

    /** What a code stands for. */
    record Released(
            @Says("The code.") String code,

            @Says("What it stands for; missing where the vault has it not, or no longer.")
            Optional<Phi> value) {}

    private final Api.Parts parts;
    private final ReidentificationVault vault;

    VaultApi(Api.Parts parts) {
        this.parts = parts;
        this.vault = parts.tenant().vault();
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("vault-release", Verb.POST, "/v1/vault/release", "Turns re-identification codes back.")
                        .takes(ReleaseRequest.class, "{\"codes\":[\"RIC-0123456789ABCDEFGHJKMNPQRS\"]}")
                        .gives(ReleaseAnswer.class)
                        .signedIn("Needs release on VaultEntry, for each code.", this::release));
    }

    private Answer release(SignedCall<ReleaseRequest> call) {
        List<String> codes = call.input().codes();
        codes.forEach(code -> parts.access()
                .authorizer()
                .require(call.to(Action.RELEASE, Resource.of(ResourceType.VAULT_ENTRY, code, Classification.PHI))));
        List<Released> values = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (String code : codes) {
            Optional<Phi> value = ReidentificationCode.parse(code).flatMap(vault::restore);
            values.add(new Released(code, value));
            entries.add(entry(code, value.isPresent()));
        }
        parts.trail().append(entries);
        return Answer.ok(new ReleaseAnswer(values));
    }

    private AuditEntry entry(String code, boolean found) {
        return parts.trail()
                .entry(
                        AuditAction.REIDENTIFY,
                        parts.trail().names().keyed(ResourceKind.VAULT_ENTRY, ResourceType.VAULT_ENTRY.word(), code))
                .decided(Decision.PERMIT, Reason.POLICY_PERMITS)
                .outcome(found ? Outcome.SUCCESS : Outcome.MINOR_FAILURE)
                .paragraph(new CfrParagraph("164.514(c)"))
                .build();
    }
}
