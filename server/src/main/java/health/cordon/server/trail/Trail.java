package health.cordon.server.trail;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.AuditReceipt;
import health.cordon.audit.AuditSubjects;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.PurposeOfUse;
import health.cordon.crypto.Keyset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the server's entries go. Thread-safe. */
public final class Trail {

    private final AuditLog log;
    private final Names names;
    private final AuditSubjects subjects;
    private final String vkey;
    private volatile boolean failing;

    /**
     * Into this log, with pseudonyms under this keyset.
     *
     * @param vkey the log's verifier key
     */
    public Trail(AuditLog log, Keyset keyset, String vkey) {
        this.log = log;
        this.vkey = vkey;
        this.names = new Names(keyset);
        this.subjects = new AuditSubjects(keyset);
    }

    /** The log with all that was acknowledged so far, under a signed checkpoint; for one thread. */
    public AuditReader read() {
        log.publish();
        return log.read();
    }

    /** The log's verifier key, as signed notes write it. */
    public String vkey() {
        return vkey;
    }

    /** What entries call things. */
    public Names names() {
        return names;
    }

    /** What entries call patients. */
    public AuditSubjects subjects() {
        return subjects;
    }

    /** An entry that is to be filled in: by who is doing something now, or by Cordon itself. */
    public AuditEntry.Builder entry(AuditAction action, ResourceRef resource) {
        Optional<Doing> doing = Doing.now();
        AuditEntry.Builder entry = doing.isEmpty()
                ? AuditEntry.of(PrincipalId.CORDON, Names.SYSTEM, PurposeOfUse.HSYSADMIN, action, resource)
                : AuditEntry.of(
                        names.who(doing.get().principal().id()),
                        names.role(doing.get().principal(), List.of()),
                        doing.get().purpose(),
                        action,
                        resource);
        doing.ifPresent(now -> {
            entry.request(now.request());
            now.subject().ifPresent(entry::subject);
        });
        return entry;
    }

    /** Appends; returns when it is durable. */
    public AuditReceipt append(AuditEntry entry) {
        return noting(() -> log.append(entry));
    }

    /** Appends in this order with as few flushes as they allow. */
    public List<AuditReceipt> append(List<AuditEntry> entries) {
        return noting(() -> log.append(entries));
    }

    /** Whether the last entry could not be appended: then nothing that needs one can be done. */
    public boolean isFailing() {
        return failing;
    }

    private <T> T noting(Supplier<T> appending) {
        boolean done = false;
        try {
            T receipt = appending.get();
            done = true;
            return receipt;
        } finally {
            failing = !done;
        }
    }

    /** That the server begins, or has ended. */
    public void serverIs(AuditAction action) {
        append(entry(action, ResourceRef.named(ResourceKind.CONFIGURATION, "server"))
                .decided(Decision.NONE, Reason.OPERATOR)
                .paragraph(new CfrParagraph("164.312(b)"))
                .build());
    }
}
