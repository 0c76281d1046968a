package health.cordon.crypto.keyring;

import health.cordon.crypto.spi.KeyringStore;
import health.cordon.crypto.spi.KeyringStoreContract;

class MemoryKeyringStoreTest extends KeyringStoreContract {

    private final MemoryKeyringStore store = new MemoryKeyringStore();

    @Override
    protected KeyringStore open() {
        return store;
    }
}
