package health.cordon.gateway.trail;

import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.AccessPolicy;
import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReceipt;
import health.cordon.audit.AuditSubjects;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.entry.RuleId;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gateway's entries in the audit log. Thread-safe. */
@Cfr("164.312(b)")
public final class GatewayTrail {

    private static final RoleName NO_ROLE = new RoleName("none");
    private static final RoleName SEVERAL = new RoleName("several");
    private static final int LONGEST_ROLE = 48;
    private static final int LONGEST_RULE = 80;

    private final AuditLog log;
    private final Keyset keyset;
    private final AuditSubjects subjects;
    private final PolicyHash policy;
    private final Map<String, AccessPolicy> permitting;

    /**
     * Into this log.
     *
     * @param access the access policies, to name those that permit
     * @param policy the hash of the gateway's policy, which each entry names
     */
    public GatewayTrail(AuditLog log, Keyset keyset, AccessPolicies access, PolicyHash policy) {
        this.log = Objects.requireNonNull(log);
        this.keyset = Objects.requireNonNull(keyset);
        this.subjects = new AuditSubjects(keyset);
        this.policy = Objects.requireNonNull(policy);
        this.permitting = access.all().stream().collect(Collectors.toMap(AccessPolicy::id, Function.identity()));
    }

    /** What entries call patients. */
    public AuditSubjects subjects() {
        return subjects;
    }

    /** The hash of the gateway's policy. */
    public PolicyHash policy() {
        return policy;
    }

    /** An entry about a request, to be filled in. */
    public AuditEntry.Builder entry(
            RequestId request, Principal principal, PurposeOfUse purpose, AuditAction action, String endpoint) {
        return AuditEntry.of(
                        who(principal.id()),
                        role(principal),
                        purpose,
                        action,
                        ResourceRef.named(ResourceKind.MODEL_ENDPOINT, endpoint))
                .request(request)
                .policy(policy);
    }

    /**
     * Names the first of the policies that permitted a request, and its citation.
     *
     * @param seen what screens saw, by name and number: it stands behind the policy's id; empty for nothing
     * @param kept what was put into the sealed store: it stands behind that, in its place where both are too long, and in that of
     *     the end of the id where that is too long still
     */
    void cite(AuditEntry.Builder entry, List<String> policies, String seen, String kept) {
        for (String id : policies) {
            AccessPolicy permits = permitting.get(id);
            if (permits != null) {
                RuleId.of(permits.id() + seen + kept)
                        .or(() -> RuleId.of(shortened(permits.id(), kept)))
                        .ifPresent(entry::rule);
                CfrParagraph.of(permits.citation()).ifPresent(entry::paragraph);
                return;
            }
        }
    }

    /** A policy's id with what was kept behind it: of a long one, which nobody needs to the end, the beginning. */
    private static String shortened(String id, String kept) {
        return kept.isEmpty() ? id : id.substring(0, Math.min(id.length(), LONGEST_RULE - kept.length())) + kept;
    }

    /**
     * Records an entry.
     *
     * @return the receipt, when it is durable
     * @throws CordonException whatever the log says
     */
    public AuditReceipt append(AuditEntry entry) {
        return log.append(entry);
    }

    private PrincipalId who(String id) {
        try {
            return new PrincipalId(id);
        } catch (CordonException unfit) {
            return new PrincipalId("id:"
                    + keyset.pseudonyms().of("audit-principal", Phi.of(id)).token());
        }
    }

    private static RoleName role(Principal principal) {
        String joined = principal.roles().stream().map(Role::name).sorted().collect(Collectors.joining("."));
        if (joined.isEmpty()) {
            return NO_ROLE;
        }
        try {
            return joined.length() > LONGEST_ROLE ? SEVERAL : new RoleName(joined);
        } catch (CordonException unfit) {
            return SEVERAL;
        }
    }
}
