package health.cordon.store.governed;

import health.cordon.store.Vendor;

class PostgresPurgeTest extends PurgeContract {

    PostgresPurgeTest() {
        super(Vendor.POSTGRES);
    }
}
