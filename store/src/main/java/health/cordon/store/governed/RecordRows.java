package health.cordon.store.governed;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.StoreError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Records as rows. */
final class RecordRows {

    static final String COLUMNS =
            "r.id, r.kind, r.collection, r.period, r.owner, r.purpose, r.access_policy, r.subject,"
                    + " r.created, r.retained";

    /** A record with its sealed payload. */
    record Sealed(GovernedRecord record, byte[] payload) {}

    /** A record's sealed term. */
    record Term(String field, long number, byte[] sealed) {}

    private RecordRows() {}

    static GovernedRecord record(ResultSet row) throws SQLException {
        try {
            String subject = row.getString("subject");
            return new GovernedRecord(
                    row.getString("id"),
                    RecordKind.valueOf(row.getString("kind")),
                    row.getString("collection"),
                    row.getString("period"),
                    row.getString("owner"),
                    row.getString("purpose"),
                    row.getString("access_policy"),
                    subject == null ? Optional.empty() : Optional.of(new KeyHandle(subject)),
                    Instant.ofEpochMilli(row.getLong("created")),
                    Instant.ofEpochMilli(row.getLong("retained")));
        } catch (IllegalArgumentException e) {
            throw new CordonException(StoreError.RECORD_REFUSED, e);
        }
    }

    /** Without the payload, which may be large. */
    static Optional<GovernedRecord> known(Handle handle, String tenant, String id) {
        return handle.createQuery(
                        "SELECT " + COLUMNS + " FROM governed_record r" + " WHERE r.tenant = :tenant AND r.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> record(row))
                .findOne();
    }

    static Optional<Sealed> find(Handle handle, String tenant, String id, String lock) {
        return handle.createQuery("SELECT " + COLUMNS + ", r.sealed FROM governed_record r"
                        + " WHERE r.tenant = :tenant AND r.id = :id" + lock)
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> new Sealed(record(row), row.getBytes("sealed")))
                .findOne();
    }

    static List<Term> terms(Handle handle, String tenant, String id) {
        return handle.createQuery("SELECT field, number, sealed FROM governed_term WHERE tenant = :tenant"
                        + " AND record = :id ORDER BY field")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> new Term(row.getString(1), row.getLong(2), row.getBytes(3)))
                .list();
    }

    static void insert(Handle handle, String tenant, GovernedRecord record, byte[] sealed) {
        handle.createUpdate("INSERT INTO governed_record (tenant, id, kind, collection, period, owner, purpose,"
                        + " access_policy, subject, created, retained, sealed) VALUES (:tenant, :id, :kind, :collection,"
                        + " :period, :owner, :purpose, :policy, :subject, :created, :retained, :sealed)")
                .bind("tenant", tenant)
                .bind("id", record.id())
                .bind("kind", record.kind().name())
                .bind("collection", record.collection())
                .bind("period", record.period())
                .bind("owner", record.owner())
                .bind("purpose", record.purpose())
                .bind("policy", record.accessPolicy())
                .bind("subject", record.subject().map(KeyHandle::token).orElse(null))
                .bind("created", record.createdAt().toEpochMilli())
                .bind("retained", record.retainedUntil().toEpochMilli())
                .bind("sealed", sealed)
                .execute();
    }

    static void insert(Handle handle, String tenant, GovernedRecord record, Term term) {
        handle.createUpdate("INSERT INTO governed_term (tenant, record, kind, field, number, sealed)"
                        + " VALUES (:tenant, :record, :kind, :field, :number, :sealed)")
                .bind("tenant", tenant)
                .bind("record", record.id())
                .bind("kind", record.kind().name())
                .bind("field", term.field())
                .bind("number", term.number())
                .bind("sealed", term.sealed())
                .execute();
    }

    /** Puts new retention, period and cells in the place of the old ones. */
    static void update(Handle handle, String tenant, GovernedRecord record, byte[] sealed, List<Term> terms) {
        handle.createUpdate("UPDATE governed_record SET period = :period, retained = :retained, sealed = :sealed"
                        + " WHERE tenant = :tenant AND id = :id")
                .bind("period", record.period())
                .bind("retained", record.retainedUntil().toEpochMilli())
                .bind("sealed", sealed)
                .bind("tenant", tenant)
                .bind("id", record.id())
                .execute();
        for (Term term : terms) {
            handle.createUpdate("UPDATE governed_term SET sealed = :sealed"
                            + " WHERE tenant = :tenant AND record = :id AND field = :field")
                    .bind("sealed", term.sealed())
                    .bind("tenant", tenant)
                    .bind("id", record.id())
                    .bind("field", term.field())
                    .execute();
        }
    }

    /** Notes that this collection has a key for this month. */
    static void notePeriod(Handle handle, String tenant, GovernedRecord record, KeyHandle key) {
        handle.createUpdate("INSERT INTO retention_period (tenant, kind, collection, period, handle, state)"
                        + " VALUES (:tenant, :kind, :collection, :period, :handle, 'OPEN') ON CONFLICT DO NOTHING")
                .bind("tenant", tenant)
                .bind("kind", record.kind().name())
                .bind("collection", record.collection())
                .bind("period", record.period())
                .bind("handle", key.token())
                .execute();
    }
}
