package health.cordon.store.agreement;

import health.cordon.store.Vendor;

class SqliteAgreementsTest extends AgreementsContract {

    SqliteAgreementsTest() {
        super(Vendor.SQLITE);
    }
}
