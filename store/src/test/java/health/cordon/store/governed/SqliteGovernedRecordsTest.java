package health.cordon.store.governed;

import health.cordon.store.Vendor;

class SqliteGovernedRecordsTest extends GovernedRecordsContract {

    SqliteGovernedRecordsTest() {
        super(Vendor.SQLITE);
    }
}
