package health.cordon.store;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.store.database.Database;
import health.cordon.store.governed.GovernedRecords;
import health.cordon.store.kept.KeptRecords;
import health.cordon.store.kept.Shelf;
import health.cordon.store.vault.DatabaseReidentificationVault;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Opens every sealed cell once, through the same classes that everybody uses, and checks the record of every data key. */
final class Verification {

    private static final int PAGE = 500;
    private static final int MOST_PROBLEMS = 100;

    private record Row(String tenant, String id, String shelf) {}

    private final Database database;
    private final Keyring keyring;
    private final List<VerificationReport.Problem> problems = new ArrayList<>();
    private long opened;
    private long shredded;
    private long failed;

    Verification(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    VerificationReport run() {
        attempt("data_key", keyring.id(), () -> keyring.forEach(key -> {}));
        // What was counted is no cell.
        opened = 0;
        forEach("governed_record", "id", "tenant", (tenant, row) -> {
            GovernedRecords records =
                    new GovernedRecords(database, keyring, tenant, StoreObserver.NONE, InstantSource.system());
            attempt("governed_record", row.id(), () -> {
                records.open(row.id());
                records.terms(row.id());
            });
        });
        forEach(
                "vault_code",
                "code",
                "tenant",
                (tenant, row) -> attempt("vault_code", row.id(), () -> vault(tenant, row)));
        forEach(
                "kept_record",
                "id",
                "shelf",
                (tenant, row) -> attempt("kept_record", row.id(), () -> kept(tenant, row)));
        return new VerificationReport(opened, shredded, List.copyOf(problems), failed);
    }

    private void vault(String tenant, Row row) {
        Optional<ReidentificationCode> code = ReidentificationCode.parse(row.id());
        if (code.isEmpty()) {
            throw new CordonException(StoreError.RECORD_REFUSED);
        }
        ReidentificationVault vault = new DatabaseReidentificationVault(database, keyring, tenant);
        if (vault.restore(code.get()).isEmpty()) {
            throw new CordonException(CryptoError.KEY_SHREDDED);
        }
    }

    private void kept(String tenant, Row row) {
        Shelf shelf;
        try {
            shelf = Shelf.valueOf(row.shelf());
        } catch (IllegalArgumentException e) {
            throw new CordonException(StoreError.RECORD_REFUSED, e);
        }
        new KeptRecords(database, keyring, tenant, shelf).find(row.id());
    }

    private void attempt(String table, String id, Runnable opening) {
        try {
            opening.run();
            opened++;
        } catch (CordonException e) {
            if (e.code() == CryptoError.KEY_SHREDDED) {
                shredded++;
            } else {
                failed++;
                if (problems.size() < MOST_PROBLEMS) {
                    problems.add(new VerificationReport.Problem(table, id, e.code()));
                }
            }
        }
    }

    /** All names are words of this class. */
    private void forEach(String table, String id, String shelf, BiConsumer<String, Row> visitor) {
        Row last = new Row("", "", "");
        List<Row> page;
        boolean first = true;
        do {
            Row after = last;
            boolean all = first;
            page = database.read(handle -> handle.createQuery("SELECT tenant, " + id + ", " + shelf + " FROM " + table
                            + (all ? "" : " WHERE (tenant, " + shelf + ", " + id + ") > (:tenant, :shelf, :id)")
                            + " ORDER BY tenant, " + shelf + ", " + id + " LIMIT " + PAGE)
                    .bindMap(
                            all
                                    ? java.util.Map.of()
                                    : java.util.Map.of(
                                            "tenant", after.tenant(), "shelf", after.shelf(), "id", after.id()))
                    .map((row, context) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
                    .list());
            page.forEach(row -> visitor.accept(row.tenant(), row));
            first = false;
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }
}
