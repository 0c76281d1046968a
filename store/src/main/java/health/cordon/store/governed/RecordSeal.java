package health.cordon.store.governed;

import health.cordon.core.Phi;
import health.cordon.crypto.cell.BlindIndex;
import health.cordon.crypto.cell.CellPlace;
import health.cordon.crypto.cell.CellSealer;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KeyHandle;
import java.util.Arrays;
import java.util.Optional;

/**
 * Seals records so that two keys can end them: the subject's, and the one of their collection and month.
 *
 * <p>What has a subject is sealed under the two taken together, what has none under the latter alone. Destroying either key
 * ends every copy. Cells are bound to the record's id and all its words.
 */
final class RecordSeal {

    /** What a search that has more candidates than these bits tell apart must sort out after opening. */
    static final int TERM_BITS = 14;

    private static final String TABLE = "governed_record";
    private static final String TERMS = "governed_term";

    private final Keyring keyring;
    private final String tenant;

    RecordSeal(Keyring keyring, String tenant) {
        this.keyring = keyring;
        this.tenant = tenant;
    }

    /** Seals a record's payload; makes the keys that are missing. */
    byte[] seal(GovernedRecord record, Optional<Phi> subject, byte[] payload) {
        return sealed(record, subject, payload(record), payload);
    }

    /** Seals one term of a record. */
    byte[] sealTerm(GovernedRecord record, Optional<Phi> subject, String field, byte[] value) {
        return sealed(record, subject, term(record, field), value);
    }

    byte[] open(GovernedRecord record, byte[] sealed) {
        return opened(record, payload(record), sealed);
    }

    byte[] openTerm(GovernedRecord record, String field, byte[] sealed) {
        return opened(record, term(record, field), sealed);
    }

    /** The payload, sealed anew for what the record says now. */
    byte[] resealed(GovernedRecord old, GovernedRecord fresh, byte[] sealed) {
        return anew(old, payload(old), fresh, payload(fresh), sealed);
    }

    /** As {@link #resealed}, of a term. */
    byte[] resealedTerm(GovernedRecord old, GovernedRecord fresh, String field, byte[] sealed) {
        return anew(old, term(old, field), fresh, term(fresh, field), sealed);
    }

    /** The key that ends a collection's month. */
    KeyOwner month(GovernedRecord record) {
        return KeyOwner.dataset("governed/" + record.kind() + "/" + record.collection() + "/" + record.period())
                .in(tenant);
    }

    KeyHandle handle(KeyOwner owner) {
        return keyring.handle(owner);
    }

    KeyOwner patient(Phi subject) {
        return KeyOwner.patient(subject).in(tenant);
    }

    BlindIndex index(RecordKind kind, String field) {
        KeyOwner owner = KeyOwner.dataset("governed/" + kind + "/terms").in(tenant);
        return keyring.blindIndex(owner, TERMS, field, TERM_BITS);
    }

    private byte[] sealed(GovernedRecord record, Optional<Phi> subject, CellPlace place, byte[] value) {
        KeyOwner month = month(record);
        CellSealer cells = subject.map(individual -> keyring.cells(patient(individual), month))
                .orElseGet(() -> keyring.cells(month));
        return cells.seal(place, value);
    }

    private byte[] opened(GovernedRecord record, CellPlace place, byte[] sealed) {
        KeyHandle month = handle(month(record));
        CellSealer cells = record.subject()
                .map(individual -> keyring.cells(individual, month))
                .orElseGet(() -> keyring.cells(month));
        return cells.open(place, sealed);
    }

    private byte[] anew(
            GovernedRecord old, CellPlace oldPlace, GovernedRecord fresh, CellPlace freshPlace, byte[] sealed) {
        byte[] value = opened(old, oldPlace, sealed);
        try {
            // Makes the month's key, should there be none: a pair of handles has no name to make it from.
            KeyHandle month = keyring.key(month(fresh)).handle();
            CellSealer cells = fresh.subject()
                    .map(individual -> keyring.cells(individual, month))
                    .orElseGet(() -> keyring.cells(month));
            return cells.seal(freshPlace, value);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    private CellPlace payload(GovernedRecord record) {
        return new CellPlace(tenant, TABLE, record.id(), "sealed\n" + record.facts());
    }

    private CellPlace term(GovernedRecord record, String field) {
        return new CellPlace(tenant, TERMS, record.id(), field + "\n" + record.facts());
    }
}
