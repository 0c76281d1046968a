package health.cordon.server.kept;

import health.cordon.access.spi.RecordStore;
import health.cordon.access.spi.StoredRecord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.store.StoreError;
import health.cordon.store.kept.KeptRecord;
import health.cordon.store.kept.KeptRecords;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Records of one kind on a shelf of the store: sealed, durable, and the same for every process that uses the store.
 *
 * @param <R> the kind
 */
public final class ShelfStore<R extends StoredRecord> implements RecordStore<R> {

    private final KeptRecords shelf;
    private final RecordForm<R> form;

    /** On this shelf, in this form. */
    public ShelfStore(KeptRecords shelf, RecordForm<R> form) {
        this.shelf = shelf;
        this.form = form;
    }

    @Override
    public Optional<R> find(String id) {
        return shelf.find(id).map(this::read);
    }

    @Override
    public boolean insert(R added) {
        return shelf.insert(kept(added));
    }

    @Override
    public boolean replace(R expected, R next) {
        if (!Objects.equals(expected.id(), next.id())) {
            throw new IllegalArgumentException("a record keeps its id");
        }
        return shelf.replace(form.write(expected), kept(next));
    }

    @Override
    public boolean remove(R expected) {
        return shelf.remove(expected.id(), form.write(expected));
    }

    @Override
    public List<R> all() {
        return shelf.all().stream().map(this::read).toList();
    }

    private KeptRecord kept(R record) {
        return new KeptRecord(record.id(), form.write(record), record.forgettableFrom());
    }

    private R read(KeptRecord kept) {
        try {
            return form.read(kept.body());
        } catch (CordonException told) {
            throw told;
        } catch (RuntimeException broken) {
            throw new CordonException(StoreError.RECORD_REFUSED, broken, SafeArg.cause(broken));
        }
    }
}
