package health.cordon.store;

class PostgresCanaryTest extends CanaryContract {

    PostgresCanaryTest() {
        super(Vendor.POSTGRES);
    }
}
