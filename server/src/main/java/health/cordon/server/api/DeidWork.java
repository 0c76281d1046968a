package health.cordon.server.api;

import health.cordon.audit.AuditReceipt;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
import health.cordon.server.engine.EngineThreads;
import health.cordon.server.engine.Engines;
import health.cordon.server.trail.Trail;
import health.cordon.server.watch.Metrics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Documents through an engine, with their entries in the audit log. Thread-safe. */
final class DeidWork {

    private static final CfrParagraph DEIDENTIFIED = new CfrParagraph("164.502(d)(1)");

    private final Engines engines;
    private final EngineThreads threads;
    private final Trail trail;
    private final Metrics metrics;

    DeidWork(Engines engines, EngineThreads threads, Trail trail, Metrics metrics) {
        this.engines = engines;
        this.threads = threads;
        this.trail = trail;
        this.metrics = metrics;
    }

    Engines engines() {
        return engines;
    }

    EngineThreads threads() {
        return threads;
    }

    Trail trail() {
        return trail;
    }

    /** A result and the entry that tells of it. */
    record Done<T>(T result, AuditReceipt receipt) {}

    /** De-identifies one document. When this returns, the entry is durable, and so are the codes in the text. */
    Done<Deidentified> deidentify(Engines.Engine engine, Document document, UUID name) {
        try {
            Deidentified result = threads.run(document.text().length(), () -> engine.deidentify(document));
            engine.sync();
            return new Done<>(
                    result,
                    trail.append(done(engine, document, name, result.report().counts())));
        } catch (RuntimeException failed) {
            failed(document);
            trail.append(failed(engine, name));
            throw failed;
        }
    }

    /** Looks through one document. */
    Done<Resolved> detect(Engines.Engine engine, Document document, UUID name) {
        try {
            Resolved result = threads.run(document.text().length(), () -> engine.detect(document));
            return new Done<>(result, trail.append(done(engine, document, name, result.counts())));
        } catch (RuntimeException failed) {
            failed(document);
            trail.append(failed(engine, name));
            throw failed;
        }
    }

    /** The entry of a document that is done; counts it. */
    AuditEntry done(Engines.Engine engine, Document document, UUID name, Map<PhiKind, Integer> counts) {
        metrics.document(
                true,
                document.text().length(),
                counts.values().stream().mapToLong(Integer::longValue).sum());
        return entry(engine, name)
                .identifiers(IdentifierCounts.of(counts))
                .outcome(Outcome.SUCCESS)
                .build();
    }

    /** The entry of a document that failed. */
    AuditEntry failed(Engines.Engine engine, UUID name) {
        return entry(engine, name).outcome(Outcome.SERIOUS_FAILURE).build();
    }

    private void failed(Document document) {
        metrics.document(false, document.text().length(), 0);
    }

    private AuditEntry.Builder entry(Engines.Engine engine, UUID name) {
        return trail.entry(AuditAction.EXECUTE, ResourceRef.random(ResourceKind.DOCUMENT, name))
                .decided(Decision.PERMIT, Reason.POLICY_PERMITS)
                .policy(new PolicyHash(engine.hash()))
                .paragraph(DEIDENTIFIED);
    }

    /**
     * A document's own key where no subject is told: the same text has the same one, and nobody sees it.
     */
    static String key(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
