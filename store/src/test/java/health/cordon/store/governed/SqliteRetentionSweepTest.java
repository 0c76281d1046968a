package health.cordon.store.governed;

import health.cordon.store.Vendor;

class SqliteRetentionSweepTest extends RetentionSweepContract {

    SqliteRetentionSweepTest() {
        super(Vendor.SQLITE);
    }
}
