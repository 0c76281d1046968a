package health.cordon.crypto.keyring;

import health.cordon.crypto.contract.KeyringStoreContract;
import health.cordon.crypto.spi.KeyringStore;

class MemoryKeyringStoreTest extends KeyringStoreContract {

    private final MemoryKeyringStore store = new MemoryKeyringStore();

    @Override
    protected KeyringStore open() {
        return store;
    }
}
