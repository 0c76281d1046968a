package health.cordon.store.governed;

import health.cordon.store.Vendor;

class SqlitePurgeTest extends PurgeContract {

    SqlitePurgeTest() {
        super(Vendor.SQLITE);
    }
}
