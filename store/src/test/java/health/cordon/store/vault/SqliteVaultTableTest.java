package health.cordon.store.vault;

import health.cordon.store.Vendor;

class SqliteVaultTableTest extends VaultTableContract {

    SqliteVaultTableTest() {
        super(Vendor.SQLITE);
    }
}
