package health.cordon.store.kept;

import health.cordon.store.Vendor;

class SqliteKeptRecordsTest extends KeptRecordsContract {

    SqliteKeptRecordsTest() {
        super(Vendor.SQLITE);
    }
}
