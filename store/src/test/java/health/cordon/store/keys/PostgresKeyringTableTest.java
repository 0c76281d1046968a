package health.cordon.store.keys;

import health.cordon.store.Vendor;

class PostgresKeyringTableTest extends KeyringTableContract {

    PostgresKeyringTableTest() {
        super(Vendor.POSTGRES);
    }
}
