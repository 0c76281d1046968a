package health.cordon.gateway.history;

import health.cordon.core.Phi;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.gateway.json.StrictTree;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import health.cordon.store.Tenant;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.store.governed.RecordKind;
import health.cordon.store.governed.RecordQuery;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A sealed store of SQLite, and what it keeps of calls. */
public final class KeptCalls implements AutoCloseable {

    private final Store store;
    private final Tenant tenant;

    /** In an empty folder. */
    public KeptCalls(Path folder, InstantSource clock) {
        Keyset.generate().write(folder.resolve("kek.keyset"));
        store = Store.create(
                new StoreAddress.SqliteFile(folder.resolve("store.db")),
                KekAddress.parse("local:" + folder.resolve("kek.keyset")),
                StoreOptions.NONE.at(clock));
        tenant = store.in("");
    }

    /** Its records and holds. */
    public Tenant tenant() {
        return tenant;
    }

    /** All of it, oldest first. */
    List<GovernedRecord> all() {
        return tenant.records().page(RecordQuery.of(RecordKind.INFERENCE_LOG));
    }

    /** What is kept of requests, or of answers, with this id. */
    List<JsonNode> parts(String term, String request) {
        return tenant.records().withTerm(RecordKind.INFERENCE_LOG, term, Phi.of(request)).stream()
                .map(record -> StrictTree.read(tenant.records().open(record.id())))
                .toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
