package health.cordon.store.keys;

import health.cordon.store.Vendor;

class SqliteKeyringTableTest extends KeyringTableContract {

    SqliteKeyringTableTest() {
        super(Vendor.SQLITE);
    }
}
