package health.cordon.store.keys;

import health.cordon.crypto.spi.KeyringStore;
import health.cordon.crypto.spi.KeyringStoreContract;
import health.cordon.store.Vendor;
import health.cordon.store.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DatabaseKeyringStoreTest extends KeyringStoreContract {

    @Parameter
    Vendor vendor;

    @TempDir
    Path folder;

    private Database database;

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
