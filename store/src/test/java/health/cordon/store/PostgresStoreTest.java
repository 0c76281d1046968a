package health.cordon.store;

class PostgresStoreTest extends StoreContract {

    PostgresStoreTest() {
        super(Vendor.POSTGRES);
    }
}
