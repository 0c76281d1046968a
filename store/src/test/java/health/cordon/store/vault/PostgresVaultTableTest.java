package health.cordon.store.vault;

import health.cordon.store.Vendor;

class PostgresVaultTableTest extends VaultTableContract {

    PostgresVaultTableTest() {
        super(Vendor.POSTGRES);
    }
}
