package health.cordon.store.kept;

import health.cordon.store.Vendor;

class PostgresKeptRecordsTest extends KeptRecordsContract {

    PostgresKeptRecordsTest() {
        super(Vendor.POSTGRES);
    }
}
