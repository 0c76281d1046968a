package health.cordon.server;

import health.cordon.store.StoreAddress;

class SqliteStoryTest extends ServerStoryContract {

    @Override
    StoreAddress store() {
        return null;
    }
}
