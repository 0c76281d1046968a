package health.cordon.server.kept;

import health.cordon.access.spi.RecordStore;
import health.cordon.access.spi.RecordStoreContract;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import health.cordon.store.kept.Shelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What a store of records must keep, over a real sealed store. */
class ShelfStoreContractTest extends RecordStoreContract {

    @TempDir
    Path folder;

    private final List<Store> stores = new ArrayList<>();

    private static final RecordForm<Kept> FORM = new RecordForm<>() {

        @Override
        public byte[] write(Kept record) {
            return Fields.empty()
                    .with("id", record.id())
                    .with("value", record.value())
                    .bytes();
        }

        @Override
        public Kept read(byte[] bytes) {
            Fields fields = Fields.of(bytes);
            return new Kept(fields.text("id"), fields.text("value"));
        }
    };

    @AfterEach
    void close() {
        stores.forEach(Store::close);
    }

    @Override
    protected RecordStore<Kept> store() {
        Path kek = folder.resolve("kek-" + stores.size());
        try (Keyset keyset = Keyset.generate()) {
            keyset.write(kek);
        }
        Store store = Store.create(
                new StoreAddress.SqliteFile(folder.resolve("store-" + stores.size() + ".db")),
                new KekAddress("local", kek.toString(), null),
                StoreOptions.NONE);
        stores.add(store);
        return new ShelfStore<>(store.in("").kept(Shelf.API_KEY), FORM);
    }
}
