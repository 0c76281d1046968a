package health.cordon.store;

class SqliteCanaryTest extends CanaryContract {

    SqliteCanaryTest() {
        super(Vendor.SQLITE);
    }
}
