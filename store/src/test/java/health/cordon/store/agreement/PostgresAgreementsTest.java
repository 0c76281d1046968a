package health.cordon.store.agreement;

import health.cordon.store.Vendor;

class PostgresAgreementsTest extends AgreementsContract {

    PostgresAgreementsTest() {
        super(Vendor.POSTGRES);
    }
}
