package health.cordon.store.governed;

import health.cordon.store.Vendor;

class PostgresGovernedRecordsTest extends GovernedRecordsContract {

    PostgresGovernedRecordsTest() {
        super(Vendor.POSTGRES);
    }
}
