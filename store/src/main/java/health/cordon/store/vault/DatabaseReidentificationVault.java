package health.cordon.store.vault;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.cell.BlindIndex;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.StoreError;
import health.cordon.store.database.Database;
import health.cordon.store.database.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A vault in a table, each subject's values sealed under the subject's own data key.
 *
 * <p><b>What this promises.</b> What {@link ReidentificationVault} does, over any number of processes. Each value is bound to
 * its code, subject and tenant: a row that was changed or moved is an error. The keyed hash by which a value is found again is
 * made with the subject's key and occurs once, so it tells nothing; shredding that key ends values and hashes together.
 * Thread-safe.
 *
 * <p><b>What it does not.</b> A row that was deleted behind its back is not missed. Each subject has a data key: where every
 * document stands for itself, that is one a document.
 */
@Cfr("164.514(c)")
public final class DatabaseReidentificationVault implements ReidentificationVault {

    private static final RevealAccess TO_KEEP = RevealAccess.because("to encrypt it into the vault");
    private static final int MOST_BYTES = 1 << 20;
    private static final int ATTEMPTS = 256;
    private static final String TABLE = "vault_code";

    private record Row(String code, byte[] sealed) {}

    private final Database database;
    private final Keyring keyring;
    private final String tenant;
    private final ReentrantLock syncing = new ReentrantLock();
    private final AtomicLong given = new AtomicLong();
    /** How many of those given are known to be on the disk; guarded by {@link #syncing}. */
    private long durable;

    private volatile boolean closed;

    /** Of this tenant. */
    public DatabaseReidentificationVault(Database database, Keyring keyring, String tenant) {
        this.database = database;
        this.keyring = keyring;
        this.tenant = tenant;
    }

    @Override
    public ReidentificationCode assign(String subject, String kind, Phi value) {
        requireOpen();
        if (subject.isEmpty()) {
            throw new CordonException(StoreError.TEXT_UNFIT);
        }
        byte[] text = VaultText.of(kind, value.reveal(TO_KEEP));
        try {
            if (text.length > MOST_BYTES) {
                throw new CordonException(CryptoError.VALUE_TOO_LONG, SafeArg.of("characters", value.length()));
            }
            ReidentificationCode code = code(KeyOwner.patient(Phi.of(subject)).in(tenant), kind, value, text);
            // Also one that was found may have been written lazily, by another process even.
            given.incrementAndGet();
            return code;
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    @Override
    public Optional<Phi> restore(ReidentificationCode code) {
        requireOpen();
        record Found(String subject, byte[] sealed) {}
        Optional<Found> row = database.read(handle -> handle.createQuery(
                        "SELECT subject, sealed FROM vault_code WHERE tenant = :tenant" + " AND code = :code")
                .bind("tenant", tenant)
                .bind("code", code.token())
                .map((found, context) -> new Found(found.getString(1), found.getBytes(2)))
                .findOne());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        KeyHandle subject =
                KeyHandle.parse(row.get().subject()).orElseThrow(() -> new CordonException(StoreError.RECORD_REFUSED));
        try {
            byte[] text =
                    keyring.cells(subject).open(place(code.token()), row.get().sealed());
            try {
                return Optional.of(Phi.of(VaultText.value(text)));
            } finally {
                Arrays.fill(text, (byte) 0);
            }
        } catch (CordonException e) {
            if (e.code() == CryptoError.KEY_SHREDDED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public int size() {
        requireOpen();
        return Math.toIntExact(
                database.read(handle -> handle.createQuery("SELECT count(*) FROM vault_code WHERE tenant = :tenant")
                        .bind("tenant", tenant)
                        .mapTo(long.class)
                        .one()));
    }

    @Override
    public void sync() {
        requireOpen();
        long wanted = given.get();
        syncing.lock();
        try {
            if (durable < wanted) {
                long covered = given.get();
                new Settings(database).flush();
                durable = covered;
            }
        } finally {
            syncing.unlock();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            sync();
            closed = true;
        }
    }

    private ReidentificationCode code(KeyOwner owner, String kind, Phi value, byte[] text) {
        KeyHandle subject = keyring.handle(owner);
        CellSealer cells = keyring.cells(owner);
        long number = number(owner, kind, value);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Row> rows = rows(subject, number);
            for (Row row : rows) {
                if (holds(cells, row, text)) {
                    return new ReidentificationCode(row.code());
                }
            }
            ReidentificationCode fresh = ReidentificationCode.random();
            if (insert(subject, number, rows.size(), fresh, cells.seal(place(fresh.token()), text))) {
                return fresh;
            }
        }
        throw new CordonException(StoreError.STORE_BUSY);
    }

    /** Under the oldest version of the key that there is, so that a value is found again after a rotation. */
    private long number(KeyOwner owner, String kind, Phi value) {
        BlindIndex index = keyring.blindIndex(owner, TABLE, kind, Long.SIZE);
        List<Long> numbers = index.candidates(value);
        return numbers.isEmpty() ? index.number(value) : numbers.getLast();
    }

    private boolean holds(CellSealer cells, Row row, byte[] text) {
        byte[] there = cells.open(place(row.code()), row.sealed());
        try {
            return Arrays.equals(there, text);
        } finally {
            Arrays.fill(there, (byte) 0);
        }
    }

    private List<Row> rows(KeyHandle subject, long number) {
        return database.read(handle -> handle.createQuery("SELECT code, sealed FROM vault_code WHERE tenant = :tenant"
                        + " AND subject = :subject AND number = :number ORDER BY attempt")
                .bind("tenant", tenant)
                .bind("subject", subject.token())
                .bind("number", number)
                .map((row, context) -> new Row(row.getString(1), row.getBytes(2)))
                .list());
    }

    private boolean insert(KeyHandle subject, long number, int attempt, ReidentificationCode code, byte[] sealed) {
        return database.writeLazily(handle -> handle.createUpdate("INSERT INTO vault_code"
                                + " (tenant, code, subject, number, attempt, sealed)"
                                + " VALUES (:tenant, :code, :subject, :number, :attempt, :sealed)"
                                + " ON CONFLICT DO NOTHING")
                        .bind("tenant", tenant)
                        .bind("code", code.token())
                        .bind("subject", subject.token())
                        .bind("number", number)
                        .bind("attempt", attempt)
                        .bind("sealed", sealed)
                        .execute())
                == 1;
    }

    private CellPlace place(String code) {
        return new CellPlace(tenant, TABLE, code, "sealed");
    }

    private void requireOpen() {
        if (closed) {
            throw new CordonException(CryptoError.VAULT_CLOSED);
        }
    }

    @Override
    public String toString() {
        return "DatabaseReidentificationVault(" + database.address() + ")";
    }
}
