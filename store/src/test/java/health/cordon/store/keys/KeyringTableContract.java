package health.cordon.store.keys;

import health.cordon.crypto.contract.KeyringStoreContract;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.store.Vendor;
import health.cordon.store.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

abstract class KeyringTableContract extends KeyringStoreContract {

    @TempDir
    Path folder;

    private final Vendor vendor;
    private Database database;

    KeyringTableContract(Vendor vendor) {
        this.vendor = vendor;
    }

    @BeforeEach
    void make() {
        database = vendor.database(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected KeyringStore open() {
        return new DatabaseKeyringStore(database);
    }
}
