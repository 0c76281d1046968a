package health.cordon.server.trail;

import health.cordon.access.AccessRequest;
import health.cordon.access.Action;
import health.cordon.access.DenyReason;
import health.cordon.access.Role;
import health.cordon.access.SignInFailure;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.AccessPolicy;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.AccessEvent.Decided;
import health.cordon.access.spi.AccessEvent.Occurred;
import health.cordon.access.spi.AccessEvent.SignInRefused;
import health.cordon.access.spi.AccessLog;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.entry.RuleId;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The seat of the audit log in {@code access}: every decision, refusal and change there is an entry here. Thread-safe. */
@Cfr("164.312(b)")
@Cfr("164.308(a)(5)(ii)(C)")
public final class AccessTrail implements AccessLog {

    private static final RoleName NOBODY = new RoleName("none");

    /** What entries say of a policy. */
    private record Known(Set<Role> roles, Optional<CfrParagraph> cfr, Optional<RuleId> id) {}

    private final Trail trail;
    private final Map<String, Known> policies;

    /** Entries of decisions by these policies. */
    public AccessTrail(Trail trail, AccessPolicies policies) {
        this.trail = trail;
        this.policies = policies.all().stream()
                .collect(Collectors.toMap(
                        AccessPolicy::id,
                        policy -> new Known(
                                policies.rolesOf(policy.id()),
                                CfrParagraph.of(policy.citation()),
                                RuleId.of(policy.id()))));
    }

    @Override
    public void append(AccessEvent event) {
        switch (event) {
            case Decided decided -> trail.append(entry(decided));
            case SignInRefused refused -> trail.append(entry(refused));
            case Occurred occurred -> trail.append(entries(occurred));
        }
    }

    private AuditEntry entry(Decided event) {
        AccessRequest request = event.request();
        List<Known> deciding = event.decision().policies().stream()
                .flatMap(id -> Stream.ofNullable(policies.get(id)))
                .toList();
        Set<Role> asked =
                deciding.stream().flatMap(known -> known.roles().stream()).collect(Collectors.toSet());
        AuditEntry.Builder entry = AuditEntry.of(
                        trail.names().who(request.principal().id()),
                        trail.names().role(request.principal(), asked),
                        request.purpose(),
                        action(request.action()),
                        trail.names()
                                .resource(
                                        request.resource().type(),
                                        request.resource().id()))
                .policy(new PolicyHash(event.policies()));
        deciding.stream().flatMap(known -> known.cfr().stream()).findFirst().ifPresent(entry::paragraph);
        deciding.stream().flatMap(known -> known.id().stream()).findFirst().ifPresent(entry::rule);
        request(request.requestId()).ifPresent(entry::request);
        Doing.now().flatMap(Doing::subject).ifPresent(entry::subject);
        return switch (event.decision()) {
            case health.cordon.access.Decision.Allow allow ->
                entry.decided(
                                request.emergencyGrant().isPresent() ? Decision.EMERGENCY : Decision.PERMIT,
                                request.emergencyGrant().isPresent()
                                        ? Reason.EMERGENCY_DECLARED
                                        : Reason.POLICY_PERMITS)
                        .outcome(hasOutcome(request.action()) ? Outcome.PENDING : Outcome.SUCCESS)
                        .build();
            case health.cordon.access.Decision.Deny deny ->
                entry.decided(Decision.DENY, reason(deny.reason()))
                        .outcome(Outcome.MINOR_FAILURE)
                        .build();
        };
    }

    private AuditEntry entry(SignInRefused event) {
        AuditEntry.Builder entry = AuditEntry.of(
                PrincipalId.UNKNOWN,
                NOBODY,
                PurposeOfUse.HSYSADMIN,
                AuditAction.LOGIN,
                trail.names().keyed(ResourceKind.SESSION, "source", event.source()));
        Doing.now().ifPresent(doing -> entry.request(doing.request()));
        return entry.decided(Decision.DENY, reason(event.why()))
                .outcome(Outcome.MINOR_FAILURE)
                .paragraph(new CfrParagraph("164.312(d)"))
                .build();
    }

    private List<AuditEntry> entries(Occurred event) {
        List<AuditEntry> entries = new ArrayList<>();
        entries.add(entry(event, what(event), resource(event)));
        if (event.what() == AccessEvent.Occurrence.KEY_ISSUED && event.facts().containsKey("principal")) {
            entries.add(entry(
                    event,
                    AuditAction.GRANT,
                    trail.names()
                            .named(
                                    ResourceKind.ACCOUNT,
                                    "principal",
                                    event.facts().get("principal"))));
        }
        return entries;
    }

    private AuditEntry entry(Occurred event, AuditAction action, ResourceRef resource) {
        Optional<Doing> doing = Doing.now().filter(now -> now.principal().id().equals(event.actor()));
        AuditEntry.Builder entry = AuditEntry.of(
                trail.names().who(event.actor()),
                doing.map(now -> trail.names().role(now.principal(), List.of())).orElse(Names.SYSTEM),
                doing.map(Doing::purpose).orElse(PurposeOfUse.HSYSADMIN),
                action,
                resource);
        doing.ifPresent(now -> entry.request(now.request()));
        boolean refused = event.what() == AccessEvent.Occurrence.DATASET_REFUSED;
        return entry.decided(refused ? Decision.DENY : Decision.NONE, why(event))
                .outcome(
                        refused || event.what() == AccessEvent.Occurrence.ALARM_FAILED
                                ? Outcome.MINOR_FAILURE
                                : Outcome.SUCCESS)
                .build();
    }

    private ResourceRef resource(Occurred event) {
        return switch (event.what()) {
            case KEY_ISSUED, KEY_REVOKED -> trail.names().named(ResourceKind.KEY, "api-key", event.subject());
            case SESSION_STARTED, SESSION_ENDED ->
                trail.names().named(ResourceKind.SESSION, "session", event.subject());
            case EMERGENCY_TAKEN, EMERGENCY_ENDED, EMERGENCY_REVIEWED, ALARM_FAILED ->
                trail.names().named(ResourceKind.EMERGENCY_GRANT, "emergency-grant", event.subject());
            case DATASET_REGISTERED, TRAINING_APPROVED, APPROVAL_WITHDRAWN, DATASET_REFUSED ->
                trail.names().named(ResourceKind.DATASET, "dataset", event.subject());
            case MODEL_REGISTERED -> trail.names().named(ResourceKind.MODEL, "model", event.subject());
            case POLICIES_REPLACED -> trail.names().named(ResourceKind.POLICY, "policies", event.subject());
        };
    }

    private static AuditAction what(Occurred event) {
        return switch (event.what()) {
            case KEY_ISSUED, DATASET_REGISTERED, MODEL_REGISTERED -> AuditAction.CREATE;
            case KEY_REVOKED, APPROVAL_WITHDRAWN, EMERGENCY_ENDED -> AuditAction.REVOKE;
            case SESSION_STARTED -> AuditAction.LOGIN;
            case SESSION_ENDED -> AuditAction.LOGOFF;
            case EMERGENCY_TAKEN, TRAINING_APPROVED -> AuditAction.GRANT;
            case EMERGENCY_REVIEWED -> AuditAction.REVIEW;
            case ALARM_FAILED -> AuditAction.EXECUTE;
            case DATASET_REFUSED -> AuditAction.READ;
            case POLICIES_REPLACED -> AuditAction.UPDATE;
        };
    }

    private static Reason why(Occurred event) {
        return switch (event.what()) {
            case EMERGENCY_TAKEN -> Reason.EMERGENCY_DECLARED;
            case EMERGENCY_ENDED -> Reason.EMERGENCY_ENDED;
            case TRAINING_APPROVED -> Reason.APPROVED;
            case ALARM_FAILED -> Reason.DEPENDENCY_FAILED;
            case SESSION_ENDED -> "clock".equals(event.facts().get("how")) ? Reason.SESSION_IDLE : Reason.OPERATOR;
            case DATASET_REFUSED ->
                "NO_APPROVAL".equals(event.facts().get("why"))
                        ? Reason.TRAINING_NOT_APPROVED
                        : Reason.NO_POLICY_PERMITS;
            case KEY_ISSUED,
                    KEY_REVOKED,
                    SESSION_STARTED,
                    EMERGENCY_REVIEWED,
                    DATASET_REGISTERED,
                    APPROVAL_WITHDRAWN,
                    MODEL_REGISTERED,
                    POLICIES_REPLACED -> Reason.OPERATOR;
        };
    }

    private static AuditAction action(Action action) {
        return switch (action) {
            case READ, VERIFY -> AuditAction.READ;
            case SEARCH -> AuditAction.SEARCH;
            case EXPORT -> AuditAction.EXPORT;
            case WRITE, ADMINISTER -> AuditAction.UPDATE;
            case DELETE -> AuditAction.DELETE;
            case HOLD -> AuditAction.HOLD;
            case TRAIN -> AuditAction.TRAIN;
            case INVOKE, DEIDENTIFY -> AuditAction.EXECUTE;
            case DISCLOSE -> AuditAction.DISCLOSE;
            case RELEASE -> AuditAction.REIDENTIFY;
            case REGISTER -> AuditAction.CREATE;
            case APPROVE, BREAK_GLASS -> AuditAction.GRANT;
            case REVIEW -> AuditAction.REVIEW;
        };
    }

    /** Whether an entry of its own tells how it ended. */
    private static boolean hasOutcome(Action action) {
        return switch (action) {
            case DEIDENTIFY, INVOKE, DISCLOSE, RELEASE, DELETE -> true;
            default -> false;
        };
    }

    private static Reason reason(DenyReason reason) {
        return switch (reason) {
            case NO_POLICY_PERMITS -> Reason.NO_POLICY_PERMITS;
            case POLICY_FORBIDS -> Reason.POLICY_FORBIDS;
            case OUT_OF_SCOPE -> Reason.ROLE_LACKS_RIGHT;
            case EMERGENCY_NOT_IN_FORCE -> Reason.EMERGENCY_ENDED;
            case POLICY_FAILED, ENGINE_FAILED, LOG_REFUSED -> Reason.DEPENDENCY_FAILED;
        };
    }

    private static Reason reason(SignInFailure why) {
        return switch (why) {
            case EXPIRED, NOT_YET_VALID, REVOKED, SESSION_OVER -> Reason.CREDENTIAL_EXPIRED;
            case BAD_PROOF, WRONG_ISSUER, WRONG_AUDIENCE, REPLAYED, WRONG_ALGORITHM, UNTRUSTED_CERTIFICATE ->
                Reason.CREDENTIAL_INVALID;
            case LOCKED_OUT -> Reason.LOCKED_OUT;
            case FAILED, KEYS_UNAVAILABLE -> Reason.DEPENDENCY_FAILED;
            case UNKNOWN_FORM, TOO_LONG, MALFORMED, UNKNOWN_KEY, UNKNOWN_PERSON -> Reason.NOT_AUTHENTICATED;
        };
    }

    private static Optional<RequestId> request(String id) {
        try {
            return Optional.of(new RequestId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
