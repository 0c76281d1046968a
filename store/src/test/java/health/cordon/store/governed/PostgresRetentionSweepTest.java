package health.cordon.store.governed;

import health.cordon.store.Vendor;

class PostgresRetentionSweepTest extends RetentionSweepContract {

    PostgresRetentionSweepTest() {
        super(Vendor.POSTGRES);
    }
}
