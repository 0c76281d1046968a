package health.cordon.store.agreement;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.store.Names;
import health.cordon.store.StoreError;
import health.cordon.store.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The registry of business associate agreements. An agreement is added once and never changed; it can be ended, and is not
 * deleted: six years of documentation is the rule (164.316(b)(2)(i)). Thread-safe.
 *
 * <p>It does not verify the documents: whoever relies on one does.
 */
@Cfr("164.504(e)")
public final class Agreements {

    private static final String COLUMNS =
            "SELECT a.id, a.document, a.valid_from, a.valid_until, a.ended FROM agreement a";

    private final Database database;
    private final String tenant;
    private final InstantSource clock;

    /** Of this tenant. */
    public Agreements(Database database, String tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Adds an agreement; false, and nothing done, if there is one of its id. */
    public boolean add(AgreementRecord agreement) {
        return database.write(handle -> {
            int added = handle.createUpdate(
                            "INSERT INTO agreement (tenant, id, document, valid_from, valid_until, added,"
                                    + " ended) VALUES (:tenant, :id, :document, :from, :until, :added, :ended)"
                                    + " ON CONFLICT DO NOTHING")
                    .bind("tenant", tenant)
                    .bind("id", agreement.id())
                    .bind("document", agreement.document())
                    .bind("from", agreement.validFrom().toEpochMilli())
                    .bind("until", agreement.validUntil().toEpochMilli())
                    .bind("added", clock.millis())
                    .bind(
                            "ended",
                            agreement.endedAt().map(Instant::toEpochMilli).orElse(null))
                    .execute();
            if (added == 1) {
                agreement.hosts().forEach(host -> cover(handle, agreement.id(), host));
            }
            return added == 1;
        });
    }

    /** The agreement with this id. */
    public Optional<AgreementRecord> find(String id) {
        return Names.fits(id)
                ? withHosts(COLUMNS + " WHERE a.tenant = :tenant AND a.id = :name", id, 0).stream()
                        .findFirst()
                : Optional.empty();
    }

    /** Those that cover a host at a moment, by id. */
    public List<AgreementRecord> inForce(String host, Instant at) {
        return withHosts(
                COLUMNS + " JOIN agreement_host h ON h.tenant = a.tenant AND h.agreement = a.id"
                        + " WHERE a.tenant = :tenant AND h.host = :name AND a.valid_from <= :at AND a.valid_until > :at"
                        + " AND (a.ended IS NULL OR a.ended > :at) ORDER BY a.id",
                AgreementRecord.host(host),
                at.toEpochMilli());
    }

    /** All, by id. */
    public List<AgreementRecord> all() {
        return withHosts(COLUMNS + " WHERE a.tenant = :tenant AND a.id <> :name ORDER BY a.id", "", 0);
    }

    /**
     * Ends an agreement now; one that was ended stays as it is.
     *
     * @throws CordonException {@link StoreError#RECORD_MISSING}
     */
    public void end(String id) {
        Names.require(id);
        database.write(handle -> {
            int there = handle.createUpdate("UPDATE agreement SET ended = coalesce(ended, :now)"
                            + " WHERE tenant = :tenant AND id = :id")
                    .bind("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).toEpochMilli())
                    .bind("tenant", tenant)
                    .bind("id", id)
                    .execute();
            if (there == 0) {
                throw new CordonException(StoreError.RECORD_MISSING);
            }
            return there;
        });
    }

    private void cover(Handle handle, String id, String host) {
        handle.createUpdate("INSERT INTO agreement_host (tenant, host, agreement) VALUES (:tenant, :host, :id)")
                .bind("tenant", tenant)
                .bind("host", host)
                .bind("id", id)
                .execute();
    }

    private List<AgreementRecord> withHosts(String sql, String name, long at) {
        return database.read(handle -> {
            var query = handle.createQuery(sql).bind("tenant", tenant).bind("name", name);
            if (sql.contains(":at")) {
                query.bind("at", at);
            }
            List<AgreementRecord> bare = query.map((row, context) -> bare(row)).list();
            return bare.stream().map(one -> covering(handle, one)).toList();
        });
    }

    private AgreementRecord covering(Handle handle, AgreementRecord bare) {
        List<String> hosts = handle.createQuery(
                        "SELECT host FROM agreement_host WHERE tenant = :tenant AND agreement = :id")
                .bind("tenant", tenant)
                .bind("id", bare.id())
                .mapTo(String.class)
                .list();
        return new AgreementRecord(
                bare.id(), bare.document(), bare.validFrom(), bare.validUntil(), new TreeSet<>(hosts), bare.endedAt());
    }

    private static AgreementRecord bare(ResultSet row) throws SQLException {
        long time = row.getLong("ended");
        Optional<Instant> ended = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
        return new AgreementRecord(
                row.getString("id"),
                row.getBytes("document"),
                Instant.ofEpochMilli(row.getLong("valid_from")),
                Instant.ofEpochMilli(row.getLong("valid_until")),
                new TreeSet<>(),
                ended);
    }
}
