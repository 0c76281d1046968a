package health.cordon.server.history;

import health.cordon.access.AccessRequest;
import health.cordon.access.Action;
import health.cordon.access.Authorizer;
import health.cordon.access.Classification;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.Pseudonym;
import health.cordon.gateway.history.HistoryCollection;
import health.cordon.gateway.history.HistoryPart;
import health.cordon.server.ServerError;
import health.cordon.server.trail.Doing;
import health.cordon.server.trail.Trail;
import health.cordon.store.StoreError;
import health.cordon.store.Target;
import health.cordon.store.Tenant;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.GovernedRecords;
import health.cordon.store.governed.PurgeReport;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.governed.RecordQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway kept of calls, for those who may read it.
 *
 * <p><b>What this promises.</b> Each method asks the access policies first: {@code search}, {@code read}, {@code export} or
 * {@code delete} on {@code InferenceLog}, whose id is the model's name of the route, or {@value #ALL} where none is named. What
 * is opened stands in the audit log, record by record and with its patient, before it is given out. Whoever calls it is bound
 * to the thread as {@link Doing}. Thread-safe.
 */
@Cfr("164.308(a)(4)(ii)(B)")
@Cfr("164.312(b)")
public final class HistoryRoom {

    /** The id of the resource where no model is named. */
    static final String ALL = "all";

    private static final RevealAccess TO_LIST = RevealAccess.because("to name the call of a kept part");
    private static final int PAGE = 200;
    private static final int MOST_WAITING = 4 << 20;

    /** Makes the question whether someone may do this with that. */
    @FunctionalInterface
    public interface Asker {
        /** The question. */
        AccessRequest to(Action action, Resource resource);
    }

    /**
     * A page of a list.
     *
     * @param parts what is in it, oldest first
     * @param next the id of the record to go on behind; empty where there are no more
     */
    public record Page(List<KeptPart> parts, Optional<String> next) {}

    private final Tenant tenant;
    private final GovernedRecords records;
    private final Authorizer authorizer;
    private final Trail trail;
    private final InstantSource clock;

    /** Over a tenant's records. */
    public HistoryRoom(Tenant tenant, Authorizer authorizer, Trail trail, InstantSource clock) {
        this.tenant = tenant;
        this.records = tenant.records();
        this.authorizer = authorizer;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Lists parts of calls; no body is opened.
     *
     * @param after behind the record with this id
     * @throws CordonException {@link health.cordon.access.AccessError#NOT_ALLOWED}, {@link ServerError#NO_SUCH_THING} if that
     *     record is not there
     */
    public Page list(Asker who, Selection what, Optional<String> after, int limit) {
        return about(what, () -> {
            require(who, Action.SEARCH, what.model());
            RecordQuery query = what.query().atMost(PAGE);
            if (after.isPresent()) {
                query = query.after(records.find(after.get()).orElseThrow(HistoryRoom::missing));
            }
            List<KeptPart> parts = new ArrayList<>();
            List<GovernedRecord> page = records.page(query);
            while (!page.isEmpty()) {
                for (GovernedRecord record : page) {
                    if (isOf(what.model(), record)) {
                        if (parts.size() == limit) {
                            return new Page(
                                    parts, Optional.of(parts.getLast().record().id()));
                        }
                        parts.add(known(record));
                    }
                }
                page = records.page(query.after(page.getLast()));
            }
            return new Page(parts, Optional.empty());
        });
    }

    /**
     * Writes all parts of one call, a line of JSON each, in the order in which they were kept.
     *
     * @param request the call's request id
     * @throws CordonException {@link health.cordon.access.AccessError#NOT_ALLOWED}, {@link ServerError#NO_SUCH_THING}
     */
    public byte[] show(Asker who, String request) {
        List<GovernedRecord> found = new ArrayList<>();
        for (String term : List.of(HistoryPart.ASKED, HistoryPart.ANSWERED)) {
            found.addAll(records.withTerm(RecordKind.INFERENCE_LOG, term, Phi.of(request)));
        }
        Resource asked = resource(found.stream().findFirst().map(HistoryRoom::model));
        authorizer.require(who.to(
                Action.READ,
                found.isEmpty() ? asked : asked.ownedBy(found.getFirst().owner())));
        if (found.isEmpty()) {
            throw missing();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Opened opened = new Opened(AuditAction.READ, out);
        try {
            for (GovernedRecord record : found) {
                opened.take(record);
            }
            opened.give();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /**
     * Permits an export, or throws.
     *
     * @return what writes the parts of calls, a line of JSON each, oldest first; a few at a time are in memory
     * @throws CordonException {@link health.cordon.access.AccessError#NOT_ALLOWED}
     */
    public Export export(Asker who, Selection what) {
        return about(what, () -> {
            require(who, Action.EXPORT, what.model());
            return out -> about(what, () -> exported(what, out));
        });
    }

    /** What was permitted to be written. */
    @FunctionalInterface
    public interface Export {
        /** Writes it; gives the number of lines. */
        long writeTo(OutputStream out) throws IOException;
    }

    private long exported(Selection what, OutputStream out) throws IOException {
        Opened opened = new Opened(AuditAction.EXPORT, out);
        RecordQuery query = what.query().atMost(PAGE);
        List<GovernedRecord> page = records.page(query);
        while (!page.isEmpty()) {
            for (GovernedRecord record : page) {
                if (isOf(what.model(), record)) {
                    opened.take(record);
                }
            }
            page = records.page(query.after(page.getLast()));
        }
        opened.give();
        return opened.lines;
    }

    /**
     * Destroys all that was kept on days that are over, of one route or all: first the keys, so that no copy can be read. What is
     * kept of one patient goes with the patient's key ({@code Purges}).
     *
     * @param before on days before the day of this time; never on the running day
     * @param beforeRetentionEnds whether it may go though its retention has not ended
     * @throws CordonException {@link health.cordon.access.AccessError#NOT_ALLOWED}, {@link StoreError#LEGAL_HOLD}, {@link
     *     StoreError#RETAINED}; days before the one that is refused are gone then
     */
    @Cfr("164.310(d)(2)(i)")
    public Purged purge(Asker who, Optional<String> model, Instant before, boolean beforeRetentionEnds) {
        require(who, Action.DELETE, model);
        String by = Doing.now().orElseThrow().principal().id();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate told = LocalDate.ofInstant(before, ZoneOffset.UTC);
        LocalDate until = told.isBefore(today) ? told : today;
        int days = 0;
        long deleted = 0;
        int keys = 0;
        int behind = 0;
        for (String name : records.collections(RecordKind.INFERENCE_LOG)) {
            Optional<HistoryCollection> over = HistoryCollection.parse(name)
                    .filter(each -> each.day().isBefore(until))
                    .filter(each -> model.isEmpty() || model.get().equals(each.model()));
            if (over.isPresent()) {
                PurgeReport report = tenant.purges()
                        .target(Target.collection(RecordKind.INFERENCE_LOG, name), by, beforeRetentionEnds);
                days++;
                deleted += report.records();
                keys += report.keys();
                behind = Math.max(behind, report.behind().size());
            }
        }
        return new Purged(days, deleted, keys, behind);
    }

    private void require(Asker who, Action action, Optional<String> model) {
        authorizer.require(who.to(action, resource(model)));
    }

    private static Resource resource(Optional<String> model) {
        return Resource.of(ResourceType.INFERENCE_LOG, model.orElse(ALL), Classification.PHI);
    }

    /** As who does it, about the patient whom it is about. */
    private <T, X extends Exception> T about(Selection what, Doing.Work<T, X> work) throws X {
        if (what.patient().isEmpty()) {
            return work.run();
        }
        Pseudonym patient = trail.subjects().of(what.patient().get());
        return Doing.now().orElseThrow().about(patient).during(work);
    }

    private static boolean isOf(Optional<String> model, GovernedRecord record) {
        return model.isEmpty() || model.get().equals(model(record));
    }

    private static String model(GovernedRecord record) {
        return HistoryCollection.parse(record.collection())
                .map(HistoryCollection::model)
                .orElse(record.collection());
    }

    private KeptPart known(GovernedRecord record) {
        Map<String, Phi> terms = records.terms(record.id());
        String part = terms.containsKey(HistoryPart.ASKED) ? HistoryPart.ASKED : HistoryPart.ANSWERED;
        Phi request = terms.get(part);
        return new KeptPart(record, model(record), part, request == null ? "" : request.reveal(TO_LIST));
    }

    private static CordonException missing() {
        return new CordonException(ServerError.NO_SUCH_THING);
    }

    /** Lines that were opened and wait for the audit log. For one thread. */
    private final class Opened {

        private final AuditAction action;
        private final OutputStream out;
        private final List<byte[]> waiting = new ArrayList<>();
        private final List<AuditEntry> entries = new ArrayList<>();
        private long bytes;
        private long lines;

        Opened(AuditAction action, OutputStream out) {
            this.action = action;
            this.out = out;
        }

        void take(GovernedRecord record) throws IOException {
            byte[] line;
            try {
                line = records.open(record.id());
            } catch (CordonException gone) {
                if (gone.code() == StoreError.RECORD_MISSING || gone.code() == CryptoError.KEY_SHREDDED) {
                    return;
                }
                throw gone;
            }
            waiting.add(line);
            entries.add(entry(HistoryPart.Facts.of(line)));
            bytes += line.length;
            if (bytes > MOST_WAITING || waiting.size() == PAGE) {
                give();
            }
        }

        void give() throws IOException {
            if (entries.isEmpty()) {
                return;
            }
            trail.append(entries);
            for (byte[] line : waiting) {
                out.write(line);
                out.write('\n');
                Arrays.fill(line, (byte) 0);
            }
            out.flush();
            lines += waiting.size();
            waiting.clear();
            entries.clear();
            bytes = 0;
        }

        private AuditEntry entry(HistoryPart.Facts facts) {
            AuditEntry.Builder entry = trail.entry(
                            action,
                            trail.names()
                                    .keyed(
                                            ResourceKind.INFERENCE_LOG,
                                            ResourceType.INFERENCE_LOG.word(),
                                            facts.request()))
                    .decided(Decision.PERMIT, Reason.POLICY_PERMITS)
                    .outcome(Outcome.SUCCESS);
            facts.subject().map(Pseudonym::new).ifPresent(entry::subject);
            return entry.build();
        }
    }
}
