package health.cordon.store.governed;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.cell.BlindIndex;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.Names;
import health.cordon.store.StoreError;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreObserver;
import health.cordon.store.Target;
import health.cordon.store.database.Database;
import health.cordon.store.database.Utf16;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * Inference logs, prompt histories and evaluation datasets, each with an owner, a purpose, a policy, an end of retention and,
 * mostly, an individual.
 *
 * <p><b>What this promises.</b> A record that was added is on the disk, sealed under its individual's key and under that of
 * its collection and month; it can be found by kind, collection, individual, time and its terms without opening others. Its
 * words are bound to the sealed payload: one that was changed, moved or given another policy or retention behind Cordon's
 * back is refused. Thread-safe, over any number of processes.
 *
 * <p><b>What it does not.</b> It does not decide who may read ({@code access}). Owner, purpose, policy, times, sizes, which
 * records are of one individual, and of terms a keyed hash of {@value RecordSeal#TERM_BITS} bits can be seen in the database.
 * A row that was deleted, or put back as it was before, is not noticed here.
 */
@Cfr("164.312(a)(2)(iv)")
public final class GovernedRecords {

    private static final RevealAccess TO_SEAL = RevealAccess.because("to encrypt it as a record's term");
    private static final Duration LONGEST = Duration.ofDays(200 * 366);

    private record Prepared(GovernedRecord record, KeyHandle month, byte[] sealed, List<RecordRows.Term> terms) {}

    private final Database database;
    private final RecordSeal seal;
    private final String tenant;
    private final StoreObserver observer;
    private final InstantSource clock;

    /** Of this tenant. */
    public GovernedRecords(
            Database database, Keyring keyring, String tenant, StoreObserver observer, InstantSource clock) {
        this.database = database;
        this.seal = new RecordSeal(keyring, tenant);
        this.tenant = tenant;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Keeps a record.
     *
     * @throws CordonException {@link StoreError#RETENTION_PAST}, {@link StoreError#PURGE_UNDER_WAY}, {@link
     *     CryptoError#KEY_SHREDDED} if the individual or the collection was purged, and the errors of database and keyring
     */
    public GovernedRecord add(RecordDraft draft) {
        return add(List.of(draft)).getFirst();
    }

    /** Keeps records, all or none; at most {@value RecordQuery#MOST}. */
    public List<GovernedRecord> add(List<RecordDraft> drafts) {
        if (drafts.size() > RecordQuery.MOST) {
            throw new IllegalArgumentException("at most " + RecordQuery.MOST + " records at once");
        }
        List<Prepared> prepared = drafts.stream().map(this::prepare).toList();
        Set<Target> targets = new LinkedHashSet<>();
        prepared.forEach(one -> targets.addAll(Governance.targets(one.record())));
        database.write(handle -> {
            Governance.shareWithPurges(database, handle, tenant, targets);
            for (Prepared one : prepared) {
                RecordRows.notePeriod(handle, tenant, one.record(), one.month());
                RecordRows.insert(handle, tenant, one.record(), one.sealed());
                one.terms().forEach(term -> RecordRows.insert(handle, tenant, one.record(), term));
            }
            return prepared.size();
        });
        return prepared.stream().map(Prepared::record).toList();
    }

    /** What is known of the record with this id, not verified until it is opened. */
    public Optional<GovernedRecord> find(String id) {
        return Names.fits(id) ? database.read(handle -> RecordRows.known(handle, tenant, id)) : Optional.empty();
    }

    /**
     * The payload; the caller wipes it.
     *
     * @throws CordonException {@link StoreError#RECORD_MISSING}, {@link StoreError#RECORD_REFUSED}, {@link
     *     CryptoError#KEY_SHREDDED}, and the errors of database and keyring
     */
    public byte[] open(String id) {
        RecordRows.Sealed found = required(id);
        return refusing(() -> seal.open(found.record(), found.payload()));
    }

    /** The terms; values as they were given. Errors as of {@link #open}. */
    public Map<String, Phi> terms(String id) {
        GovernedRecord found = find(id).orElseThrow(() -> new CordonException(StoreError.RECORD_MISSING));
        Map<String, Phi> terms = new java.util.TreeMap<>();
        for (RecordRows.Term term : database.read(handle -> RecordRows.terms(handle, tenant, id))) {
            terms.put(term.field(), text(refusing(() -> seal.openTerm(found, term.field(), term.sealed()))));
        }
        return terms;
    }

    /** A page of records, oldest first. */
    public List<GovernedRecord> page(RecordQuery query) {
        StringBuilder sql = new StringBuilder("SELECT " + RecordRows.COLUMNS + " FROM governed_record r"
                + " WHERE r.tenant = :tenant AND r.kind = :kind AND r.created >= :from AND r.created < :before");
        query.collection().ifPresent(c -> sql.append(" AND r.collection = :collection"));
        query.subject().ifPresent(s -> sql.append(" AND r.subject = :subject"));
        query.after()
                .ifPresent(a -> sql.append(" AND (r.created > :created OR (r.created = :created AND r.id > :id))"));
        sql.append(" ORDER BY r.created, r.id LIMIT :limit");
        return database.read(handle -> {
            Query statement = handle.createQuery(sql)
                    .bind("tenant", tenant)
                    .bind("kind", query.kind().name())
                    .bind("from", query.from().toEpochMilli())
                    .bind("before", query.before().toEpochMilli())
                    .bind("limit", query.limit());
            query.collection().ifPresent(collection -> statement.bind("collection", collection));
            query.subject()
                    .ifPresent(subject -> statement.bind(
                            "subject", seal.handle(seal.patient(subject)).token()));
            query.after()
                    .ifPresent(last -> statement
                            .bind("created", last.createdAt().toEpochMilli())
                            .bind("id", last.id()));
            return statement.map((row, context) -> RecordRows.record(row)).list();
        });
    }

    /** The names of the collections that have records of a kind, in the order of their bytes. */
    public List<String> collections(RecordKind kind) {
        return database.read(handle -> handle.createQuery("SELECT DISTINCT collection FROM governed_record"
                        + " WHERE tenant = :tenant AND kind = :kind ORDER BY collection")
                .bind("tenant", tenant)
                .bind("kind", kind.name())
                .mapTo(String.class)
                .list());
    }

    /** The records of a kind that have this value as a term, oldest first. Opens the terms that share its number. */
    public List<GovernedRecord> withTerm(RecordKind kind, String field, Phi value) {
        record Candidate(GovernedRecord record, byte[] sealed) {}
        BlindIndex index = seal.index(kind, Names.require(field));
        List<Long> numbers = index.candidates(value);
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates = database.read(handle -> handle.createQuery("SELECT " + RecordRows.COLUMNS
                        + ", t.sealed FROM governed_term t JOIN governed_record r ON r.tenant = t.tenant"
                        + " AND r.id = t.record WHERE t.tenant = :tenant AND t.kind = :kind AND t.field = :field"
                        + " AND t.number IN (<numbers>) ORDER BY r.created, r.id")
                .bind("tenant", tenant)
                .bind("kind", kind.name())
                .bind("field", field)
                .bindList("numbers", numbers)
                .map((row, context) -> new Candidate(RecordRows.record(row), row.getBytes("sealed")))
                .list());
        return candidates.stream()
                .filter(one -> value.equals(text(refusing(() -> seal.openTerm(one.record(), field, one.sealed())))))
                .map(Candidate::record)
                .toList();
    }

    /**
     * Gives a record another end of retention, sooner or later.
     *
     * @param by who does it, for the observer
     * @throws CordonException {@link StoreError#RECORD_MISSING}, {@link StoreError#RETENTION_PAST}, and as {@link #open}
     */
    public GovernedRecord retain(String id, Instant until, String by) {
        GovernedRecord there = find(id).orElseThrow(() -> new CordonException(StoreError.RECORD_MISSING));
        Instant whole = requireFuture(until);
        Target target = Target.record(there.id());
        observer.observe(StoreEvent.of(StoreEvent.Action.RETENTION_CHANGED, tenant, target, by));
        return moved(there.id(), whole, GovernedRecord.month(whole));
    }

    /** Puts a record under the key of another month, for as long as a hold keeps it. */
    GovernedRecord moveTo(String month, GovernedRecord record) {
        return moved(record.id(), record.retainedUntil(), month);
    }

    private GovernedRecord moved(String id, Instant until, String month) {
        while (true) {
            RecordRows.Sealed old = required(id);
            List<RecordRows.Term> oldTerms = database.read(handle -> RecordRows.terms(handle, tenant, id));
            GovernedRecord fresh = old.record().retained(until, month);
            byte[] payload = refusing(() -> seal.resealed(old.record(), fresh, old.payload()));
            List<RecordRows.Term> terms = oldTerms.stream()
                    .map(term -> new RecordRows.Term(
                            term.field(),
                            term.number(),
                            refusing(() -> seal.resealedTerm(old.record(), fresh, term.field(), term.sealed()))))
                    .toList();
            KeyHandle key = seal.handle(seal.month(fresh));
            boolean done = database.write(handle -> {
                Governance.shareWithPurges(database, handle, tenant, Governance.targets(fresh));
                Optional<RecordRows.Sealed> now = RecordRows.find(handle, tenant, id, database.forUpdate());
                if (now.isEmpty() || !now.get().record().equals(old.record())) {
                    return false;
                }
                RecordRows.notePeriod(handle, tenant, fresh, key);
                RecordRows.update(handle, tenant, fresh, payload, terms);
                return true;
            });
            if (done) {
                return fresh;
            }
        }
    }

    private RecordRows.Sealed required(String id) {
        Optional<RecordRows.Sealed> found =
                Names.fits(id) ? database.read(handle -> RecordRows.find(handle, tenant, id, "")) : Optional.empty();
        return found.orElseThrow(() -> new CordonException(StoreError.RECORD_MISSING));
    }

    private Prepared prepare(RecordDraft draft) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = requireFuture(draft.retainedUntil());
        GovernedRecord record = new GovernedRecord(
                UUID.randomUUID().toString(),
                draft.kind(),
                draft.collection(),
                GovernedRecord.month(until),
                draft.owner(),
                draft.purpose(),
                draft.accessPolicy(),
                draft.subject().map(subject -> seal.handle(seal.patient(subject))),
                now,
                until);
        byte[] payload = draft.payload();
        try {
            List<RecordRows.Term> terms = new ArrayList<>();
            draft.terms().forEach((field, value) -> {
                byte[] text = Utf16.bytes(value.reveal(TO_SEAL));
                terms.add(new RecordRows.Term(
                        field,
                        seal.index(draft.kind(), field).number(value),
                        seal.sealTerm(record, draft.subject(), field, text)));
                Arrays.fill(text, (byte) 0);
            });
            return new Prepared(
                    record, seal.handle(seal.month(record)), seal.seal(record, draft.subject(), payload), terms);
        } finally {
            Arrays.fill(payload, (byte) 0);
        }
    }

    private Instant requireFuture(Instant until) {
        Instant now = clock.instant();
        Instant whole = until.truncatedTo(ChronoUnit.MILLIS);
        if (!whole.isAfter(now) || whole.isAfter(now.plus(LONGEST))) {
            throw new CordonException(StoreError.RETENTION_PAST);
        }
        return whole;
    }

    /** A cell that does not open where the database says that it lies was changed or moved there. */
    private static byte[] refusing(java.util.function.Supplier<byte[]> opening) {
        try {
            return opening.get();
        } catch (CordonException e) {
            // Words that were changed lead to a key that nobody made.
            if (e.code() == CryptoError.CELL_REFUSED || e.code() == CryptoError.KEY_UNKNOWN) {
                throw new CordonException(StoreError.RECORD_REFUSED, e);
            }
            throw e;
        }
    }

    private static Phi text(byte[] value) {
        Phi text = Phi.of(Utf16.text(ByteBuffer.wrap(value)));
        Arrays.fill(value, (byte) 0);
        return text;
    }

    @Override
    public String toString() {
        return "GovernedRecords(" + database.address() + ")";
    }
}
