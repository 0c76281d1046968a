package health.cordon.store;

class SqliteStoreTest extends StoreContract {

    SqliteStoreTest() {
        super(Vendor.SQLITE);
    }
}
